// What the schema does not know, a newer client's work: placeholders that stand for it, and a mark that carries its marks.
import { Mark, Node } from "@tiptap/core"
import type { Node as DocumentNode } from "@tiptap/pm/model"
import { words } from "../ui/words.ts"

export const KEPT_BLOCK = "keptBlock"
export const KEPT_INLINE = "keptInline"
export const KEPT_MARK = "keptMark"

/** The item of the shared document that a placeholder stands for: `client.clock`. */
const item = { item: { default: null, rendered: false } }

/** Stands for an element among blocks. It is drawn by a view: a copy of it holds nothing. */
export const KeptBlock = Node.create({
  name: KEPT_BLOCK,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => item,
  renderHTML: () => ["div"],
  addNodeView: () => () => ({ dom: placeholder("div", words.editor.kept) }),
})

/** Stands for an element or object among words, and counts as one character, as it does in the shared document. */
export const KeptInline = Node.create({
  name: KEPT_INLINE,
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes: () => item,
  renderHTML: () => ["span"],
  addNodeView: () => () => ({ dom: placeholder("span", words.editor.keptSign) }),
  extendNodeSchema: ({ name }) => (name === KEPT_INLINE ? { leafText: () => "\ufffc" } : {}),
})

/** Carries a format of the shared text (`name`, `value`) along with its words, as many of them as there are. */
export const KeptMark = Mark.create({
  name: KEPT_MARK,
  excludes: "",
  addAttributes: () => ({
    name: { default: null, rendered: false },
    value: { default: null, rendered: false },
  }),
  renderHTML: () => ["span", 0],
})

export function isKept(node: DocumentNode | null | undefined): boolean {
  return node?.type.name === KEPT_BLOCK || node?.type.name === KEPT_INLINE
}

/** The items of all placeholders in a node, in order, its own among them. */
export function keptIn(node: DocumentNode): readonly string[] {
  const known = kept.get(node)
  if (known !== undefined) return known
  const found = isKept(node) ? [String(node.attrs.item)] : node.children.flatMap(keptIn)
  const keys = found.length === 0 ? none : found
  kept.set(node, keys)
  return keys
}

const kept = new WeakMap<DocumentNode, readonly string[]>()
const none: readonly string[] = []

function placeholder(tag: "div" | "span", text: string): HTMLElement {
  const dom = document.createElement(tag)
  dom.className = "kept"
  dom.title = words.editor.kept
  dom.textContent = text
  return dom
}
