// Any text is a note: nothing that is typed stops the reading, and what it says fits the note.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { blocksOf, parseNote, printNote } from "../notation/notation.ts"
import { readNoteIndex } from "./reading.ts"

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

const pieces = [
  ...["@Brazil", "@EU", "@[Friends of Children]", "@Nowhere", "~@Japan(-)", "@Turkey(?)", "@Korea"],
  ...[
    "#labour",
    "#labour(+)",
    "#status=[in between](~? half)",
    "#teleport",
    "§13",
    '§13{-"a"}{+"b"}',
  ],
  ...[
    " for ",
    " represented by ",
    " except ",
    " (",
    ")",
    ", ",
    " and ",
    "“",
    "”",
    '"',
    ". ",
    "; ",
    "? ",
  ],
  ...[
    "[key] ",
    "[ours] ",
    "[private] ",
    "[10:42] ",
    "\n",
    "\n\n",
    "- ",
    "  - ",
    "1. ",
    "# ",
    "## ",
    "> ",
  ],
  ...[
    "| ",
    "|---|",
    "`",
    "*",
    "**",
    "[x](https://a.b/",
    "a@b.org",
    "\\",
    "<!---->",
    "words ",
    "No. 7",
    "e.g. ",
  ],
  ...[
    "@",
    "#",
    "§",
    "~",
    '{+"',
    "(+",
    "=[",
    "]",
    "é",
    "𞤀",
    "🇧🇷",
    "\t",
    "\r\n",
    "\u0000",
    "\uFFFC",
    "\uD83C",
  ],
]
const text = fc
  .array(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary" })),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(""))

test("any text is read, and its rows lie in its blocks and sentences", () => {
  void fc.assert(
    fc.property(text, (it) => {
      const note = parseNote(it)
      const { index, blocks } = readNoteIndex(note, lakeside)
      const words = blocksOf(note).map((block) => block.inlines.map((run) => run.text).join(""))
      expect(blocks.map((block) => block.id)).toEqual(blocksOf(note).map((block) => block.id))
      for (const [n, { sentences }] of blocks.entries()) {
        let at = 0
        for (const { start, end } of sentences) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual((words[n] as string).length)
      }
      const places = new Map(blocks.map((block) => [block.id, block]))
      for (const row of [...index.statements, ...index.quotes])
        expect(places.get(row.block)?.sentences[row.sentence]).toBeDefined()
      for (const row of index.statements) expect(row.holder).toBe(row.onBehalfOf ?? row.speaker)
      expect(index.interventions.map((row) => row.order)).toEqual(
        index.interventions.map((_, n) => n + 1),
      )
      printNote(note)
    }),
    { numRuns },
  )
})

test("the same note always gives the same index", () => {
  void fc.assert(
    fc.property(text, (it) => {
      const once = readNoteIndex(parseNote(it), lakeside)
      expect(readNoteIndex(parseNote(it), lakeside)).toEqual(once)
    }),
    { numRuns },
  )
})

// A pattern that costs the square of its length would take minutes here.
const patterns = [
  ...[
    "a.",
    "a-",
    "@a@",
    "a@a.",
    "𞤀.",
    "#a(+ ",
    "#a(+ (",
    "@[",
    "[a](https://x(",
    "(",
    ")",
    '"',
    '"."',
    "“",
  ],
  ...["“.” ", "`", "` ``", "*", "**a", '§13{+"', '{-"', "\\", "@EU (", "@EU (@EU, ", "@EU except "],
  ...[
    "@Nowhere ",
    "#teleport ",
    "#labour. “a”. ",
    "~@Japan(-) ",
    "https://x",
    "http://(",
    "- a\n",
    "| a ",
  ],
]

test.each(patterns)(
  "%j a thousand times over, and with a long gap, is read and printed",
  (pattern) => {
    const long = pattern.repeat(40_000 / pattern.length)
    const gap = " ".repeat(20_000)
    for (const it of [
      long,
      `@EU (@Hungary${gap}${pattern}`,
      `@EU for${gap}${pattern}`,
      `#a(+${gap}x`,
    ]) {
      const note = parseNote(it)
      readNoteIndex(note, lakeside)
      printNote(note)
    }
  },
)
