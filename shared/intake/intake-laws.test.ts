// What holds of any note and any choice: no word is lost, nothing accepted changes nothing, each chip reads back.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { anyNote, oddRefs, oddWords } from "../../tests/builders/any-note.ts"
import { lakeside } from "../../tests/builders/lakeside.ts"
import { type Block, blocksOf, type Note, parseNote, printNote } from "../notation/notation.ts"
import { accept, type Decision, type Suggestion, suggesterOf, takenIn } from "./intake.ts"

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) }
const suggest = suggesterOf(lakeside)

const names = fc.constantFrom(
  ...["Brazil", "the Comoros", "African Group", "EU", "Hungary", "Congo", "Japan's", "Fiji"],
  ...[
    "labour rights",
    "regular/irregular",
    ": in between",
    "monitoring",
    " (full access)",
    "in between",
  ],
  ...[
    " for the ",
    " on behalf of ",
    ", represented by ",
    ", with ",
    " (",
    ")",
    ", ",
    " and ",
    " except ",
  ],
  ...["supports", "opposed", "with ", "“", "”", "[check] ", "—", ", the delegate from "],
)
const wordy = fc
  .array(fc.oneof({ weight: 4, arbitrary: names }, { weight: 1, arbitrary: oddWords }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(""))
const choices = fc.infiniteStream(fc.constantFrom(0, 1, 2, "rejected" as const, null))

/** A note as it comes back from its text form, what is suggested in it, and some decision on each. */
const reviewed = fc
  .tuple(anyNote(oddRefs, wordy, 1), choices)
  .map(
    ([any, drawn]): { note: Note; all: readonly Suggestion[]; decided: Map<string, Decision> } => {
      const note = parseNote(printNote(any))
      const all = suggest(blocksOf(note), 0).flat()
      const decided = new Map<string, Decision>()
      for (const { id, choices } of all) {
        const decision = drawn.next().value
        if (decision === "rejected" || (typeof decision === "number" && decision < choices.length))
          decided.set(id, decision)
      }
      return { note, all, decided }
    },
  )

const textOf = ({ inlines }: Block) => inlines.map(({ text }) => text).join("")

/** Whether the letters of one text stand in another in their order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of part) {
    const found = whole.indexOf(letter, at)
    if (found < 0) return false
    at = found + letter.length
  }
  return true
}

/** The letters of a block without those that may make room for a pair's connector. */
function kept(block: Block, pairs: readonly Suggestion[]): string {
  const text = textOf(block)
  let [from, words] = [0, ""]
  for (const { start, end } of pairs) {
    words +=
      text.slice(from, start) +
      text.slice(start, end).replace(/\b(with|by|as|for|of|from|the)\b/gi, "")
    from = end
  }
  return (words + text.slice(from)).replace(/[^\p{L}\p{M}\p{N}]/gu, "")
}

test("no word is lost, save the one between a pair that its connector stands for", () => {
  void fc.assert(
    fc.property(reviewed, ({ note, all, decided }) => {
      const after = blocksOf(accept(note, all, decided))
      for (const [n, block] of blocksOf(note).entries()) {
        const pairs = all.filter(
          (it) =>
            it.kind === "pair" && it.block === n && it.link !== null && decided.get(it.id) === 0,
        )
        expect(isWithin(kept(block, pairs), textOf(after[n] as Block))).toBe(true)
      }
    }),
    runs,
  )
})

test("where nothing is accepted each block is the object it was", () => {
  void fc.assert(
    fc.property(reviewed, ({ note, all }) => {
      const after = blocksOf(accept(note, all, new Map(all.map(({ id }) => [id, "rejected"]))))
      for (const [n, block] of blocksOf(note).entries()) expect(after[n]).toBe(block)
      expect(takenIn(note).text).toBe(printNote(note))
    }),
    runs,
  )
})

test("every chip of the note reads back from the text as the chip it is, in its order and block", () => {
  void fc.assert(
    fc.property(reviewed, ({ note, all, decided }) => {
      const accepted = accept(note, all, decided)
      const refs = (of: Note) =>
        blocksOf(of).map(({ inlines }) =>
          inlines.flatMap((it) => (it.kind === "chip" ? [it.ref.replace(/[\n\r]+/g, " ")] : [])),
        )
      const { text, labels } = takenIn(accepted)
      expect(refs(parseNote(text))).toEqual(refs(accepted))
      expect(labels).toHaveLength(refs(accepted).flat().length)
    }),
    runs,
  )
})

test("an accepted name is a chip of what was chosen, over its own words", () => {
  void fc.assert(
    fc.property(reviewed, ({ note, all, decided }) => {
      const after = blocksOf(accept(note, all, decided))
      for (const it of all) {
        const decision = decided.get(it.id)
        if (typeof decision !== "number" || (it.kind !== "actor" && it.kind !== "topic")) continue
        const chips = after[it.block]?.inlines ?? []
        const name = it.kind === "actor" ? it.choices[decision]?.actor : it.choices[decision]?.topic
        expect(
          chips.some(
            (inline) =>
              inline.kind === "chip" &&
              inline.chip.name === name &&
              (inline.text.includes(it.words) || it.kind === "topic"),
          ),
        ).toBe(true)
      }
    }),
    runs,
  )
})

test("suggestions lie within their block's words, in order, and names never over one another", () => {
  void fc.assert(
    fc.property(reviewed, ({ note, all }) => {
      const blocks = blocksOf(note)
      const ends = new Map<number, number>()
      for (const it of all) {
        const words = textOf(blocks[it.block] as Block)
        expect(it.start).toBeLessThan(it.end)
        expect(it.end).toBeLessThanOrEqual(words.length)
        if (it.kind === "pair") continue
        expect(words.slice(it.start, it.end)).toBe(it.words)
        expect(it.start).toBeGreaterThanOrEqual(ends.get(it.block) ?? 0)
        ends.set(it.block, it.end)
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    }),
    runs,
  )
})
