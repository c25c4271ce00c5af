// What a block is: changed in place, by attributes alone, so that whoever types in it goes on typing.
import type { Node } from "@tiptap/pm/model"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import type { BlockKind } from "../../shared/notation/notation.ts"
import { BLOCK } from "../../shared/note/note.ts"

const DEEPEST = 8

/** Makes the selected blocks this kind, or plain again where all are so already. */
export function setKind(
  state: EditorState,
  tr: Transaction,
  kind: BlockKind | null,
  level: number | null,
): boolean {
  const blocks = selectedBlocks(state)
  const already = blocks.every(({ node }) => node.attrs.kind === kind && node.attrs.level === level)
  for (const { node, pos } of blocks) {
    change(tr, pos, node, {
      kind: already ? null : kind,
      level: already ? null : level,
      ...(kind === "heading" && !already ? { depth: null } : {}),
    })
  }
  return blocks.length > 0
}

/** Moves the selected blocks in or out by one level; headings stay where they are. */
export function indent(state: EditorState, tr: Transaction, by: 1 | -1): boolean {
  const blocks = selectedBlocks(state)
  for (const { node, pos } of blocks) {
    if (node.attrs.kind !== "heading") change(tr, pos, node, { depth: deeper(node, by) })
  }
  return blocks.length > 0
}

/** Takes one thing off a block that is more than a plain paragraph: its indent first, then its kind. */
export function makePlainer(tr: Transaction, pos: number, node: Node): boolean {
  const { depth, kind } = node.attrs
  if (depth) change(tr, pos, node, { depth: deeper(node, -1) })
  else if (kind) change(tr, pos, node, { kind: null, level: null })
  else return false
  return true
}

/** Writes only what differs: an attribute that is set to what it was is still an update to everyone. */
export function change(
  tr: Transaction,
  pos: number,
  node: Node,
  attributes: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
  }
}

function deeper(node: Node, by: 1 | -1): number | null {
  return Math.min(DEEPEST, Math.max(0, (node.attrs.depth ?? 0) + by)) || null
}

function selectedBlocks({ doc, selection }: EditorState): { node: Node; pos: number }[] {
  const blocks: { node: Node; pos: number }[] = []
  for (const { $from, $to } of selection.ranges) {
    doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.type.name !== BLOCK) return true
      blocks.push({ node, pos })
      return false
    })
  }
  return blocks
}
