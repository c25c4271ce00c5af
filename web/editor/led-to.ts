// The words that a link led to: marked until one clicks or types.
import { type Editor, Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { toldApart } from "../../shared/note/note.ts"

const key = new PluginKey<DecorationSet>("ledTo")

export const LedTo = Extension.create({
  name: "ledTo",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, marked, _, after) {
          const words = tr.getMeta(key) as { from: number; to: number } | null | undefined
          if (words === null) return DecorationSet.empty
          if (words !== undefined)
            return DecorationSet.create(after.doc, [
              Decoration.inline(words.from, words.to, { class: "led-to" }),
            ])
          if (tr.docChanged && !isChangeOrigin(tr)) return DecorationSet.empty
          return marked.map(tr.mapping, tr.doc)
        },
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick(view) {
          if (key.getState(view.state) !== DecorationSet.empty)
            view.dispatch(view.state.tr.setMeta(key, null))
          return false
        },
      },
    }),
  ],
})

/** Marks a stretch of a block's words and brings it into view; false when the block is gone. */
export function leadTo(
  editor: Editor,
  block: string,
  stretch: { readonly start: number; readonly end: number } | null,
): boolean {
  const found = blockWithId(editor.state.doc, block)
  if (found === null) return false
  const { node, pos } = found
  const from = pos + 1 + placeIn(node, stretch?.start ?? 0, 1)
  const to = pos + 1 + placeIn(node, stretch?.end ?? node.content.size, -1)
  editor.view.dispatch(editor.state.tr.setMeta(key, { from, to }))
  const { node: at } = editor.view.domAtPos(from)
  const element = at instanceof Element ? at : at.parentElement
  element?.scrollIntoView({ block: "center" })
  return true
}

/**
 * How far into a block's content a place in its text is as the reading counts, without placeholders: directly before the
 * letter behind it (1) or behind the letter before it (-1).
 */
export function placeIn(block: Node, letter: number, side: -1 | 1): number {
  let [at, left, end] = [0, letter, 0]
  for (const node of block.children) {
    if (node.isText) {
      end = at + Math.min(left, node.nodeSize)
      if (left < node.nodeSize || (side < 0 && left === node.nodeSize)) return end
      left -= node.nodeSize
    }
    at += node.nodeSize
  }
  return end
}

/** The block of an id as the reading gives it: `x~2` is the second block with the id x. */
export function blockWithId(doc: Node, id: string): { node: Node; pos: number } | null {
  const blocks: { node: Node; pos: number }[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) blocks.push({ node, pos })
    return !node.isTextblock
  })
  const ids = toldApart(blocks.map(({ node }) => String(node.attrs.id ?? "")))
  return blocks[ids.indexOf(id)] ?? null
}
