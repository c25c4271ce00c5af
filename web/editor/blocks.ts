// The nodes of a note: a flat row of blocks and tables. What a block is stands in its attributes.
import { type Attribute, Node } from "@tiptap/core"
import Document from "@tiptap/extension-document"
import { BLOCK, blockAttributes } from "../../shared/note/note.ts"
import { BlockView } from "./block-view.ts"
import { KEPT_BLOCK } from "./kept.ts"

/** `block+` would name the node, not a group, and refuse tables. */
export const NoteDocument = Document.extend({ content: `(block | table | ${KEPT_BLOCK})+` })

/** A paragraph, heading, list item or quote: one element whatever it is made, so that words typed in it stay. */
export const Block = Node.create({
  name: BLOCK,
  content: "inline*",
  priority: 1000,
  defining: true,

  addAttributes() {
    return Object.fromEntries(blockAttributes.map((name) => [name, attribute(name)]))
  },

  // All that is pasted was made flat before (paste.ts).
  parseHTML() {
    return [{ tag: "p" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["p", HTMLAttributes, 0]
  },

  addNodeView() {
    return ({ node, decorations }) => new BlockView(node, decorations)
  },
})

type BlockAttribute = (typeof blockAttributes)[number]

/** Null by default, never a value: nulls are not stored and need no migration. */
function attribute(name: BlockAttribute): Attribute {
  const numeric = name === "level" || name === "depth"
  return {
    default: null,
    keepOnSplit: false,
    rendered: name !== "source",
    parseHTML: (element) => {
      const value = element.getAttribute(`data-${name}`)
      return value === null || name === "source" ? null : numeric ? Number(value) : value
    },
    renderHTML: (attributes) =>
      attributes[name] === null ? {} : { [`data-${name}`]: attributes[name] },
  }
}
