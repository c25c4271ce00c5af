// Pasting plain text in the notation: it becomes blocks and chips.
import { Extension } from "@tiptap/core"
import { Fragment, type Mark, type Node, type Schema, Slice } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import {
  type Block,
  blocksOf,
  type Cell,
  type Inline,
  type Note,
  parseNote,
  type Table,
} from "../../shared/notation/notation.ts"
import { chipMark } from "../../shared/note/note.ts"
import { labelOf } from "./chip.ts"
import { isKnown, meaningOfChip } from "./chip-meaning.ts"

export const ChipPaste = Extension.create<{ readonly names: () => MeetingNames }>({
  name: "chipPaste",
  // Before any other reading of plain text.
  priority: 1170,
  addProseMirrorPlugins() {
    const { names } = this.options
    const { schema } = this.editor
    return [
      new Plugin({
        key: new PluginKey("chipPaste"),
        props: {
          clipboardTextParser(text, $context, _plain) {
            if ($context.marks().some((mark) => mark.type.name === "code"))
              return undefined as never
            const note = parseNote(text)
            return (isNotation(note, names()) ? slice(note, schema, names()) : undefined) as Slice
          },
        },
      }),
    ]
  },
})

/** Text is in the notation when at least one of its chips names something of the meeting. */
function isNotation(note: Note, names: MeetingNames): boolean {
  return blocksOf(note).some(({ inlines }) =>
    inlines.some((one) => one.kind === "chip" && isKnown(meaningOfChip(one.chip, names))),
  )
}

/** The note as content to put at the caret: words of a single paragraph go into the line, blocks become blocks. */
function slice(note: Note, schema: Schema, names: MeetingNames): Slice {
  const nodes = note.items.map((item) =>
    item.kind === "table" ? table(item, schema, names) : block(item, schema, names),
  )
  const plain = note.items.length === 1 && note.items[0]?.kind === null
  return new Slice(Fragment.from(nodes), plain ? 1 : 0, plain ? 1 : 0)
}

function block(block: Block, schema: Schema, names: MeetingNames): Node {
  const { kind, level, depth } = block
  const content = block.inlines.flatMap((inline) => text(inline, schema, names))
  return schema.node("block", { kind, level, depth: depth === 0 ? null : depth }, content)
}

function text(inline: Inline, schema: Schema, names: MeetingNames): Node[] {
  const { bold, italic, code, link } = inline.marks
  const marks: Mark[] = []
  if (bold) marks.push(schema.mark("bold"))
  if (italic) marks.push(schema.mark("italic"))
  if (code) marks.push(schema.mark("code"))
  if (link !== undefined) marks.push(schema.mark("link", { href: link }))
  if (inline.kind === "text") return inline.text === "" ? [] : [schema.text(inline.text, marks)]
  const { ref } = inline
  return [schema.text(labelOf(ref, names), schema.mark(chipMark, { ref }).addToSet(marks))]
}

function table(table: Table, schema: Schema, names: MeetingNames): Node {
  const cell = ({ header, blocks }: Cell) =>
    schema.node(
      header ? "tableHeader" : "tableCell",
      null,
      blocks.map((one) => block(one, schema, names)),
    )
  return schema.node(
    "table",
    null,
    table.rows.map((row) => schema.node("tableRow", null, row.map(cell))),
  )
}
