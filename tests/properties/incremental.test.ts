import * as fc from "fast-check"
import { expect, test } from "vitest"
import { type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import { blocksOf } from "../../shared/notation/notation.ts"
import { LiveNote, readNote } from "../../shared/note/note.ts"
import { NoteReader, type NoteReading, readNoteIndex } from "../../shared/reading/reading.ts"
import { Authors, fragmentOf, step } from "../builders/authors.ts"
import { lakeside } from "../builders/lakeside.ts"

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)
const steps = fc.array(step, { minLength: 1, maxLength: 60 })

test("reading what changed gives after every edit what reading the whole note gives", () => {
  void fc.assert(
    fc.property(steps, (edits) => {
      const authors = new Authors()
      const readers = authors.docs.map((doc) => new LiveReader(doc))
      for (const edit of edits) {
        authors.do(edit)
        readers[edit.author]?.mustEqualWhole(lakeside)
      }
      for (const reader of readers) reader.mustEqualWhole(lakeside)
    }),
    { numRuns },
  )
})

test("names that change while people write are read as if they had always been so", () => {
  const more = namesOf({
    ...lakeside.meeting,
    topics: lakeside.meeting.topics.map((topic) => ({
      ...topic,
      aliases: topic.id === "labour" ? [...topic.aliases, "unknown"] : topic.aliases,
    })),
    connectors: { forward: ["spoke about"], backward: [], except: [] },
  })
  void fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 30 }), (edits) => {
      const authors = new Authors()
      const readers = authors.docs.map((doc) => new LiveReader(doc))
      for (const [edit, isMore] of edits) {
        authors.do(edit)
        readers[edit.author]?.mustEqualWhole(isMore ? more : lakeside)
      }
    }),
    { numRuns },
  )
})

test("authors who have exchanged everything read the same", () => {
  void fc.assert(
    fc.property(steps, (edits) => {
      const authors = new Authors()
      const readers = authors.docs.map((doc) => new LiveReader(doc))
      for (const edit of edits) authors.do(edit)
      for (const [a, b] of [
        [0, 1],
        [1, 2],
        [0, 2],
        [0, 1],
      ] as const)
        authors.exchange(a, b)
      const [first, ...others] = readers.map((reader) => reader.read(lakeside).index)
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns },
  )
})

class LiveReader {
  readonly #live: LiveNote
  readonly #reader = new NoteReader()
  readonly #doc: Authors["docs"][number]

  constructor(doc: Authors["docs"][number]) {
    this.#doc = doc
    this.#live = new LiveNote(fragmentOf(doc))
  }

  read(names: MeetingNames): NoteReading {
    return this.#reader.read(this.#live.blocks, names)
  }

  mustEqualWhole(names: MeetingNames): void {
    const note = readNote(fragmentOf(this.#doc))
    mustEqual(
      this.#live.blocks.map(({ block }) => block),
      blocksOf(note),
    )
    const { index, blocks } = this.read(names)
    const whole = readNoteIndex(note, names)
    mustEqual(blocks, whole.blocks)
    mustEqual(index, whole.index)
  }
}

/** Quick where they are equal, which is nearly always; else with the difference. */
function mustEqual(a: unknown, b: unknown): void {
  if (JSON.stringify(a) !== JSON.stringify(b)) expect(a).toEqual(b)
}
