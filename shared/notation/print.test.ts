// The text form as it is written: tidy Markdown, with comments only where there is no sign for it.
import { expect, test } from "vitest"
import { type Block, type Inline, type NoteItem, parseNote, printNote } from "./notation.ts"

const words = (text: string, marks: Inline["marks"] = {}): Inline => ({ kind: "text", text, marks })

function block(text: string | Inline[], fields: Partial<Block> = {}): Block {
  const inlines = typeof text === "string" ? [words(text)] : text
  return { id: "", kind: null, level: null, depth: 0, source: null, inlines, ...fields }
}

const item = (text: string, depth: number) => block(text, { kind: "bullet", depth })
const numbered = (text: string, depth: number) => block(text, { kind: "ordered", depth })
const row = (...texts: string[]) => texts.map((it) => ({ header: false, blocks: [block(it)] }))
const heads = (...texts: string[]) => row(...texts).map((it) => ({ ...it, header: true }))

const cases: [string, NoteItem[], string][] = [
  ["an item two steps in", [item("a", 0), item("b", 2)], "- a\n    - b<!--depth-2-->"],
  ["a list that begins further in", [item("a", 1), item("b", 0)], "  - a<!--depth-1-->\n- b"],
  [
    "numbers of each list",
    [numbered("a", 0), numbered("b", 1), numbered("c", 1), numbered("d", 0), item("e", 0)],
    "1. a\n  1. b\n  2. c\n2. d\n- e",
  ],
  ["an indented paragraph", [block("a", { depth: 3 })], "  a<!--depth-3-->"],
  ["what continues an item", [item("a", 0), block("b", { depth: 1 })], "- a\n\n  b"],
  [
    "an indented heading",
    [block("a", { kind: "heading", level: 2, depth: 1 })],
    "## a<!--depth-1-->",
  ],
  ["a line break", [block("a\nb")], "a<!--br-->b"],
  ["one in code", [block([words("a\nb", { code: true })])], "`a`<!--code br-->`b`"],
  ["outer spaces", [block(" a\u00a0")], "<!----> a\u00a0<!---->"],
  ["an empty block", [block("")], "<!---->"],
  ["emphasis at letters", [block([words("a"), words("b", { bold: true })])], "a**b**"],
  [
    "a link that needs brackets",
    [block([words("a", { link: "https://a.b/)" })])],
    "[a](<https://a.b/)>)",
  ],
  [
    "two tables side by side",
    [
      { kind: "table", rows: [row("a", "b")] },
      { kind: "table", rows: [heads("c"), row("d")] },
    ],
    "| a | b |\n\n| c |\n|---|\n| d |",
  ],
  [
    "headers anywhere, kinds in a cell",
    [
      {
        kind: "table",
        rows: [
          [...heads("a"), ...row("b")],
          [...heads("c"), { header: false, blocks: [item("d", 0), item("e", 2)] }],
        ],
      },
    ],
    "| a<!--th--> | b |\n| c<!--th--> | d<!--bullet--> <br>e<!--bullet depth-2--> |",
  ],
  [
    "a second row of dashes",
    [{ kind: "table", rows: [row("a", "b"), row("-", "---")] }],
    "| a | b |\n| <!---->- | --- |",
  ],
]

test.each(cases)("%s", (_, items, text) => {
  expect(printNote({ items })).toBe(`${text}\n`)
  expect(printNote(parseNote(text))).toBe(`${text}\n`)
})

test.each([
  ["a comment of another kind is words", "a <!-- later -->"],
  ["so is a shape in the middle of a line", "a<!--depth-2--> b"],
  ["and one behind a backslash", "a\\<!--depth-2-->"],
])("%s", (_, text) => {
  const [read] = parseNote(text).items
  expect(read).toMatchObject({ depth: 0, inlines: [{ text: text.replace("\\", "") }] })
})
