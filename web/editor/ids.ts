// Block ids: a local edit never leaves two alike; what merging doubles is mended by who made the later element.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { Node } from "@tiptap/pm/model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import type * as Y from "yjs"
import { BLOCK, blockElements } from "../../shared/note/note.ts"
import { newId } from "../sync/new-id.ts"

/** Gives new blocks an id, and pasted copies one of their own. */
export const Ids = Extension.create({
  name: "ids",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("ids"),
        // What is appended to a remote change never reaches the document: those are mended in repair.ts.
        appendTransaction: (transactions, before, after) =>
          transactions.some((tr) => tr.docChanged) && !transactions.some(isChangeOrigin)
            ? giveIds(before, after)
            : null,
      }),
    ]
  },
})

/** The blocks whose id stands earlier in the document too and whose element this client made. */
export function ownDoubles(fragment: Y.XmlFragment, client: number): Y.XmlElement[] {
  const seen = new Set<string>()
  return blockElements(fragment).filter((block) => {
    const id = block.getAttribute("id")
    if (id === undefined) return false
    const double = seen.has(id)
    seen.add(id)
    return double && block._item?.id.client === client
  })
}

function giveIds(before: EditorState, after: EditorState): Transaction | null {
  const old = new Set(blocksIn(before.doc).map(({ node }) => node))
  const holders = new Map<string, { node: Node; pos: number }>()
  const { tr } = after
  for (const block of blocksIn(after.doc)) {
    const id: string | null = block.node.attrs.id
    const holder = id === null ? undefined : holders.get(id)
    if (id === null) {
      if (!old.has(block.node)) tr.setNodeAttribute(block.pos, "id", newId())
    } else if (holder === undefined) {
      holders.set(id, block)
    } else {
      // The newcomer changes, wherever it stands.
      const newcomer = old.has(block.node) && !old.has(holder.node) ? holder : block
      tr.setNodeAttribute(newcomer.pos, "id", newId())
    }
  }
  return tr.docChanged ? tr : null
}

function blocksIn(doc: Node): { node: Node; pos: number }[] {
  const blocks: { node: Node; pos: number }[] = []
  doc.descendants((node, pos) => {
    if (node.type.name !== BLOCK) return true
    blocks.push({ node, pos })
    return false
  })
  return blocks
}
