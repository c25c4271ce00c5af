// Random and mutated inputs to the parser, the printer and the reading: none stops them, none takes out of proportion.
// FUZZ_INPUTS says how many, FUZZ_SEED which; a failure names seed and number, which make its input anew.
import { expect, test } from "vitest"
import { blocksOf, type Note, parseNote, printNote } from "../../shared/notation/notation.ts"
import { readNoteIndex } from "../../shared/reading/reading.ts"
import { lakeside } from "../builders/lakeside.ts"
import { inputOf } from "./inputs.ts"
import { Pace } from "./pace.ts"

const inputs = Number(process.env.FUZZ_INPUTS ?? 300)
const seed = Number(process.env.FUZZ_SEED ?? 1)
/** Of so many inputs one is printed and read, too. */
const share = 10
/**
 * A slow case takes so many times the median for each kilobyte. Blocks of a chip and a full stop, hundreds in a
 * kilobyte, honestly take twenty to thirty times what sentences take; the square of a length would take hundreds.
 */
const slow = 50

test(`${inputs} inputs of seed ${seed} are read without a fault, none of them slowly`, () => {
  let note: Note = { items: [] }
  const parsing = new Pace((input) => {
    note = parseNote(input)
  })
  const printing = new Pace(() => printNote(note))
  const reading = new Pace(() => readNoteIndex(note, lakeside))
  let characters = 0
  for (let number = 0; number < inputs; number++) {
    const input = inputOf(seed, number)
    characters += input.length
    try {
      parsing.run(number, input)
      if (number % share === 0) {
        printing.run(number, input)
        reading.run(number, input)
        mustBeSound(note)
      }
    } catch (error) {
      throw new Error(`Input ${number} of seed ${seed}: ${JSON.stringify(input)}`, { cause: error })
    }
  }
  const report = {
    parsing: parsing.report,
    printing: printing.report,
    reading: reading.report,
  }
  // A few hundred say whether something breaks; what is slow shows beside many.
  if (inputs < 10_000) return
  process.stdout.write(`${JSON.stringify({ seed, inputs, characters, report })}\n`)
  for (const { median, worst } of Object.values(report))
    expect(worst.pace, `input ${worst.number} of seed ${seed}`).toBeLessThan(slow * median)
})

/** What is printed is read as the same text again, and blocks are numbered in their order. */
function mustBeSound(note: Note): void {
  expect(blocksOf(note).every(({ id }, n) => id === `b${n + 1}`)).toBe(true)
  const once = printNote(note)
  expect(printNote(parseNote(once))).toBe(once)
}
