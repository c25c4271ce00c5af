import { describe, expect, test } from "vitest"
import { blocksOf, type NoteItem, parseNote } from "./notation.ts"

/** Each block in one line: `h2 words`, `p words`, `- words`, `  1. words`, `> words`; a table cell is `| words`. */
function outline(text: string): string[] {
  return parseNote(text).items.flatMap(lines)
}

function lines(item: NoteItem): string[] {
  if (item.kind === "table") {
    return item.rows.flatMap((row) =>
      row.flatMap((cell) =>
        cell.blocks.map((block) => `${cell.header ? "|h" : "|"} ${wordsOf(block)}`.trimEnd()),
      ),
    )
  }
  const mark = { heading: `h${item.level}`, bullet: "-", ordered: "1.", quote: ">" }
  const kind = item.kind === null ? "p" : mark[item.kind]
  return [`${"  ".repeat(item.depth)}${kind} ${wordsOf(item)}`.trimEnd()]
}

function wordsOf(block: { readonly inlines: readonly { readonly text: string }[] }): string {
  return block.inlines.map((run) => run.text).join("")
}

describe("blank lines part paragraphs, whose lines join with a space", () => {
  test.each([
    ["a\nb\n\nc", ["p a b", "p c"]],
    ["a\r\nb\r\n\r\nc\r\n", ["p a b", "p c"]],
    ["a\rb\r\rc", ["p a b", "p c"]],
    ["a\n \t \nb", ["p a", "p b"]],
    ["\n\n\na\n\n\n\nb\n\n", ["p a", "p b"]],
    ["  a  \n  b  ", ["  p a b"]],
    ["", []],
    [" \n\n\t\n", []],
    ["\uFEFFa", ["p a"]],
    ["@Brazil on\n#labour(+).", ["p @Brazil on #labour(+)."]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks)
  })
})

describe("`# ` to `###### ` makes a heading", () => {
  test.each([
    ["# a", ["h1 a"]],
    ["###### a", ["h6 a"]],
    ["####### a", ["p ####### a"]],
    ["#labour a", ["p #labour a"]],
    ["#labour\n# b", ["p #labour", "h1 b"]],
    ["##labour", ["p ##labour"]],
    ["a\n## b\nc", ["p a", "h2 b", "p c"]],
    ["# #labour", ["h1 #labour"]],
    ["# ", ["h1"]],
    ["- a\n# b\n- c", ["- a", "h1 b", "- c"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks)
  })
})

describe("`- ` or `1. ` a list item (indented deeper: nested)", () => {
  test.each([
    ["- a\n- b", ["- a", "- b"]],
    ["1. a\n2. b\n10. c", ["1. a", "1. b", "1. c"]],
    ["a\n- b", ["p a", "- b"]],
    ["a\n1. b", ["p a", "1. b"]],
    ["- a\n  - b\n    - c\n  - d\n- e", ["- a", "  - b", "    - c", "  - d", "- e"]],
    ["- a\n - b", ["- a", "  - b"]],
    ["- a\n\t- b\n\t\t- c", ["- a", "  - b", "    - c"]],
    ["1. a\n   - b\n2. c", ["1. a", "  - b", "1. c"]],
    ["- a\n    - b\n  - c\n- d", ["- a", "  - b", "  - c", "- d"]],
    ["- a\n\n- b\n\n  - c", ["- a", "- b", "  - c"]],
    ["- a\n  goes on\n- b", ["- a goes on", "- b"]],
    ["- a\ngoes on", ["- a goes on"]],
    ["- a\n\n  more of a\n- b", ["- a", "  p more of a", "- b"]],
    ["- a\n\nb", ["- a", "p b"]],
    ["-a", ["p -a"]],
    ["1.a", ["p 1.a"]],
    ["1) a", ["p 1) a"]],
    ["* a", ["p * a"]],
    ["That was in\n2018. Then more", ["p That was in 2018. Then more"]],
    ["- ", ["-"]],
    ["a -\nb", ["p a - b"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks)
  })
})

describe("`> ` quoted blocks", () => {
  test.each([
    ["> a\n> b", ["> a b"]],
    ["> a\n>\n> b", ["> a", "> b"]],
    ["> a\n\n> b", ["> a", "> b"]],
    ["a\n> b\nc", ["p a", "> b", "p c"]],
    ["> - a\n>   - b", ["- a", "  - b"]],
    ["> - a\n> goes on", ["- a goes on"]],
    ["- a\n> b", ["- a", "> b"]],
    ["> # a\n> b\n>\n> | c | d |\n> | e |", ["h1 a", "> b", "| c", "| d", "| e"]],
    ["> a\n> > b\n>c", ["> a b c"]],
    ["> \\# a\n\n\\> b", ["> # a", "p > b"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks)
  })
})

describe("a line of `|` a table row", () => {
  test.each([
    ["| a | b |", ["| a", "| b"]],
    ["| a | b |\n|---|:-:|\n| c | d |", ["|h a", "|h b", "| c", "| d"]],
    ["| a | |", ["| a", "|"]],
    ["| | a |", ["|", "| a"]],
    ["| a | b", ["| a", "| b"]],
    ["|a|b|", ["| a", "| b"]],
    ["| a \\| b | c |", ["| a | b", "| c"]],
    ["x\n| a |\ny", ["p x", "| a", "p y"]],
    ["- x\n| a |\n- y", ["- x", "| a", "- y"]],
    ["  | a |", ["| a"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks)
  })
})

test("blocks are b1, b2, … in document order, the cells of a table among them", () => {
  const note = parseNote("# a\n\nb\n\n| c | |\n|---|---|\n| d | e |\n\n- f")
  expect(blocksOf(note).map((block) => `${block.id} ${wordsOf(block)}`.trim())).toEqual([
    "b1 a",
    "b2 b",
    "b3 c",
    "b4",
    "b5 d",
    "b6 e",
    "b7 f",
  ])
})
