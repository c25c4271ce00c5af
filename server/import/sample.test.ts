// A day of the sample meeting as a file of each kind: imported, it says the same in the same blocks.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Document, Packer, Paragraph } from "docx"
import { expect, test } from "vitest"
import { printDocx, printHtml, printMarkdown, printText } from "../../shared/export/export.ts"
import { type Block, blocksOf, type Note, parseNote } from "../../shared/notation/notation.ts"
import { proposed } from "./testing/word.ts"

/** The day without a chip: each is its name. */
const day = plain(parseNote(readFileSync(join(import.meta.dirname, "../../seeds/day1.md"), "utf8")))

function plain(note: Note): Note {
  const words = (block: Block): Block => ({
    ...block,
    inlines: block.inlines.map(({ text, marks, ...it }) => ({
      ...{ kind: "text", marks },
      text: it.kind === "chip" ? it.chip.name : text,
    })),
  })
  return {
    items: note.items.map((item) =>
      "rows" in item
        ? {
            ...item,
            rows: item.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: cell.blocks.map(words) })),
            ),
          }
        : words(item),
    ),
  }
}

/** What each block says, and how it stands there. */
function shapes(note: Note) {
  return blocksOf(note).map(({ kind, level, depth, inlines }) => ({
    ...{ kind, level, depth },
    words: inlines.map(({ text }) => text).join(""),
  }))
}

const words = (note: Note) => shapes(note).flatMap((it) => it.words.match(/[\p{L}\p{N}]+/gu) ?? [])

test.each([
  ["docx", () => printDocx(day, { title: "Day one" })],
  ["html", () => printHtml(day)],
  ["md", () => printMarkdown(day)],
] as const)("from %s", async (kind, print) => {
  const proposal = await proposed(await print(), `day1.${kind}`)
  expect(proposal).toMatchObject({ kind, images: 0, comments: 0, insertions: 0, deletions: 0 })
  const note = parseNote(proposal.text)
  expect(shapes(note)).toEqual(shapes(day))
  expect(blocksOf(note).some((it) => it.inlines.some(({ kind }) => kind === "chip"))).toBe(false)
})

test("from a Word file of plain paragraphs, as somebody makes of plain text", async () => {
  const children = shapes(day).map(
    ({ kind, words }) => new Paragraph(kind === "bullet" ? `· ${words}` : words),
  )
  const file = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const note = parseNote((await proposed(file)).text)
  expect(words(note)).toEqual(words(day))
  const bullets = (of: Note) => shapes(of).filter(({ kind }) => kind === "bullet").length
  expect(bullets(note)).toBe(bullets(day))
})

test("from plain text", async () => {
  const note = parseNote((await proposed(printText(day), "day1.txt")).text)
  expect(words(note)).toEqual(words(day))
})
