// The numbers of list items, told to each block by a decoration: a block cannot see its neighbours.
import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { BLOCK, type ItemNumber, numbering } from "../../shared/note/note.ts"

const key = new PluginKey<DecorationSet>("numbers")

export const Numbers = Extension.create({
  name: "numbers",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: (_, { doc }) => numbersOf(doc),
          apply: (tr, numbers) => (tr.docChanged ? numbersOf(tr.doc) : numbers),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ]
  },
})

/** The place in its list that a block's decorations tell. */
export function numberIn(decorations: readonly Decoration[]): ItemNumber | null {
  const spec: Partial<ItemNumber> | undefined = decorations.find(({ spec }) => "of" in spec)?.spec
  return spec?.at !== undefined && spec.of !== undefined ? { at: spec.at, of: spec.of } : null
}

function numbersOf(doc: Node): DecorationSet {
  const decorations: Decoration[] = []
  number(doc, 0, decorations)
  return DecorationSet.create(doc, decorations)
}

/** Numbers the blocks directly in a node that starts at `start`, and those in each cell below it on their own. */
function number(parent: Node, start: number, decorations: Decoration[]): void {
  const blocks: { from: number; to: number }[] = []
  const shapes: Parameters<typeof numbering>[0][number][] = []
  parent.forEach((node, offset) => {
    const from = start + offset
    blocks.push({ from, to: from + node.nodeSize })
    // A table ends every list.
    const { kind, depth } = node.type.name === BLOCK ? node.attrs : { kind: null, depth: null }
    shapes.push({ kind, depth: depth ?? 0 })
    if (node.type.name !== BLOCK) number(node, from + 1, decorations)
  })
  numbering(shapes).forEach((place, index) => {
    const block = blocks[index]
    if (place && block) decorations.push(Decoration.node(block.from, block.to, {}, { ...place }))
  })
}
