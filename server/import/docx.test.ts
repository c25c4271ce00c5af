// Word files as the library `docx` writes them, and those that come with mammoth: real ones of Word.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx"
import { expect, test } from "vitest"
import { proposed, textOf } from "./testing/word.ts"

type Options = ConstructorParameters<typeof Document>[0]

function packed(children: Options["sections"][number]["children"], more: Partial<Options> = {}) {
  return Packer.toBuffer(new Document({ ...more, sections: [{ children }] }))
}

const numbering = {
  config: [
    {
      reference: "numbers",
      levels: [0, 1].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
      })),
    },
  ],
}

test("headings, emphasis and links are kept, and a link that is not safe leaves its words", async () => {
  const link = (href: string, words: string) =>
    new ExternalHyperlink({ link: href, children: [new TextRun(words)] })
  const file = await packed([
    new Paragraph({ text: "Day one", heading: HeadingLevel.TITLE }),
    new Paragraph({ text: "Labour", heading: HeadingLevel.HEADING_2 }),
    new Paragraph({
      children: [
        new TextRun("The chair "),
        new TextRun({ text: "opened", bold: true }),
        new TextRun({ text: " the", italics: true }),
        new TextRun(" floor: "),
        link("https://example.org/text?a=1&b=2", "the text"),
        new TextRun(" "),
        link("javascript:alert(1)", "the trap"),
      ],
    }),
  ])
  expect(await textOf(file)).toBe(
    [
      "# Day one",
      "## Labour",
      "The chair **opened** *the* floor: [the text](https://example.org/text?a=1&b=2) the trap",
    ].join("\n\n"),
  )
})

test("lists are nested as they were, with bullets and with numbers", async () => {
  const item = (text: string, level: number) => new Paragraph({ text, bullet: { level } })
  const number = (text: string, level: number) =>
    new Paragraph({ text, numbering: { reference: "numbers", level } })
  const file = await packed(
    [
      new Paragraph("For it:"),
      ...[item("Brazil", 0), item("in full", 1), item("with a note", 2), item("Mexico", 0)],
      ...[number("first", 0), number("within", 1), number("second", 0)],
    ],
    { numbering },
  )
  expect(await textOf(file)).toBe(
    [
      "For it:\n",
      ...["- Brazil", "  - in full", "    - with a note", "- Mexico"],
      ...["1. first", "  1. within", "2. second"],
    ].join("\n"),
  )
})

test("tables keep rows, columns and headers; what spans columns leaves empty cells", async () => {
  const cell = (text: string, columnSpan = 1) =>
    new TableCell({ children: [new Paragraph(text)], columnSpan })
  const file = await packed([
    new Table({
      rows: [
        new TableRow({ tableHeader: true, children: [cell("State"), cell("View")] }),
        new TableRow({ children: [cell("Cuba"), cell("for")] }),
        new TableRow({ children: [cell("nobody else", 2)] }),
      ],
    }),
    new Paragraph("After it."),
  ])
  expect(await textOf(file)).toBe(
    "| State | View |\n|---|---|\n| Cuba | for |\n| nobody else |  |\n\nAfter it.",
  )
})

test("footnotes become text: a number at the words, the note at the end", async () => {
  const file = await packed(
    [
      new Paragraph({
        children: [
          new TextRun("Two thirds"),
          new FootnoteReferenceRun(2),
          new TextRun(" agreed."),
          new FootnoteReferenceRun(1),
        ],
      }),
      new Paragraph("More."),
    ],
    {
      footnotes: {
        1: { children: [new Paragraph("In the corridor.")] },
        2: { children: [new Paragraph("As counted"), new Paragraph("by us.")] },
      },
    },
  )
  expect(await textOf(file)).toBe(
    "Two thirds[1] agreed.[2]\n\nMore.\n\n[1] As counted by us.\n\n[2] In the corridor.",
  )
})

test("a comment stands below its paragraph, with its author and to be checked; below the list that it leads", async () => {
  const comment = (id: number, author: string, ...words: string[]) => ({
    ...{ id, author, date: new Date("2018-03-12") },
    children: words.map((text) => new Paragraph(text)),
  })
  const on = (id: number, words: string) => [
    new CommentRangeStart(id),
    new TextRun(words),
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ]
  const file = await packed(
    [
      new Paragraph({ children: on(0, "These were against:") }),
      new Paragraph({ children: on(1, "Japan"), bullet: { level: 0 } }),
      new Paragraph({ text: "India", bullet: { level: 0 } }),
      new Paragraph({ children: on(2, "The room emptied.") }),
    ],
    {
      comments: {
        children: [
          comment(0, "Second note-taker", "All of them?", "I heard fewer."),
          comment(1, "The lead", "Softer than before"),
          comment(2, "The lead", "When?"),
        ],
      },
    },
  )
  const { text, comments } = await proposed(file)
  expect(text.trimEnd()).toBe(
    [
      "These were against:",
      "- Japan",
      "  [check] The lead: Softer than before",
      "- India",
      "[check] Second note-taker: All of them? I heard fewer.",
      "The room emptied.",
      "[check] The lead: When?",
    ].join("\n\n"),
  )
  expect(comments).toBe(3)
})

test("tracked changes are taken as accepted, and counted", async () => {
  const change = { id: 1, author: "The lead", date: "2018-03-12T10:00:00Z" }
  const file = await packed([
    new Paragraph({
      children: [
        new TextRun("States "),
        new DeletedTextRun({ ...change, text: "may" }),
        new InsertedTextRun({ ...change, text: "shall" }),
        new TextRun(" agree."),
      ],
    }),
  ])
  expect(await proposed(file)).toMatchObject({
    text: "States shall agree.\n",
    ...{ insertions: 1, deletions: 1, images: 0, comments: 0, kind: "docx", blocks: 1 },
  })
})

test("right-to-left text keeps its words and their order", async () => {
  const arabic = "أكدت مصر أن حقوق العمال تشمل الجميع"
  const file = await packed([
    new Paragraph({
      bidirectional: true,
      children: [
        new TextRun({ text: arabic.slice(0, 9), rightToLeft: true, boldComplexScript: true }),
        new TextRun({ text: arabic.slice(9), rightToLeft: true }),
      ],
    }),
  ])
  expect(await textOf(file)).toBe(`**${arabic.slice(0, 8)}** ${arabic.slice(9)}`)
})

test("nothing in the words of a file becomes a chip", async () => {
  const words = "@Brazil, #labour(+), §13 and ~@Japan(-) {x} [y] *z* `q` press@example.org"
  const text = await textOf(await packed([new Paragraph(words)]))
  expect(text).toBe(
    "\\@Brazil, \\#labour(+), \\§13 and ~\\@Japan(-) {x} [y] \\*z\\* \\`q\\` press@example.org",
  )
})

test.each([
  ["single-paragraph", "Walking on imported air"],
  ["simple-list", "- Apple\n- Banana"],
  ["tables", "Above\n\n| Top left | Top right |\n| Bottom left | Bottom right |\n\nBelow"],
  ["footnotes", "Ouch[1].[2]\n\n[1] A tachyon walks into a bar.\n\n[2] Fin."],
  ["endnotes", "Ouch[1].[2]\n\n[1] A tachyon walks into a bar.\n\n[2] Fin."],
  ["footnote-hyperlink", "[1]\n\n[1] [Example](http://www.example.com)"],
  ["strict-format", "Test"],
  ["text-box", "Datum plane"],
  ["utf8-bom", "This XML has a byte order mark."],
])("a file that comes with mammoth is read: %s", async (name, text) => {
  const folder = join(import.meta.dirname, "../../node_modules/mammoth/test/test-data")
  expect(await textOf(readFileSync(join(folder, `${name}.docx`)))).toBe(text)
})

test("a file of LibreOffice is read: contents, changes, a comment on a lead, a footnote, a text box, a quote", async () => {
  const file = readFileSync(join(import.meta.dirname, "testing/libreoffice.docx"))
  const { text, ...counts } = await proposed(file)
  expect(counts).toMatchObject({ comments: 1, insertions: 1, deletions: 1, images: 0 })
  expect(text.trimEnd()).toBe(
    [
      "# Day one",
      "States shall agree, **all** of them[1]; see [the text](https://example.org/text)<!---->.",
      "- Brazil\n  1. in full\n- Mexico",
      "[check] Second note-taker: All of them?",
      "| State | View |\n|---|---|\n| Cuba | for |",
      "أكدت مصر أن حقوق العمال تشمل الجميع",
      "Around it.",
      "In a box.",
      "> Said so.",
      "[1] As we counted.",
    ].join("\n\n"),
  )
})
