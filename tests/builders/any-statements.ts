// Any statements of the sample meeting: few actors, topics and notes, so that they meet often.
import * as fc from "fast-check"
import type { IndexedStatement, Stance, Tag } from "../../shared/meeting/meeting.ts"
import { type Said, statement } from "./statement.ts"

/** How often a property is tried: 300 times, or as often as FUZZ_RUNS says. */
export const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

const speakers = [
  "BRA",
  "JAM",
  "LUX",
  "HUN",
  "ZAF",
  "eu-27",
  "african-group",
  "many-states",
  "lauber",
]
const groups = ["eu-27", "african-group", "friends-of-children", "latam-canada"]
const days = ["2018-03-12", "2018-03-13", "2018-03-14"]

const said = fc
  .record({
    speaker: fc.constantFrom(...speakers),
    onBehalfOf: fc.option(fc.constantFrom(...groups)),
    except: fc.subarray(["HUN", "ZAF"], { maxLength: 1 }),
    place: fc.constantFrom<readonly [string, string | null]>(
      ["regular-irregular", null],
      ["regular-irregular", "no-dichotomy"],
      ["regular-irregular", "in-between"],
      ["regular-irregular", "strong-separation"],
      ["labour-rights", null],
      ["labour-rights", "protect"],
    ),
    stance: fc.constantFrom<Stance>("supports", "opposes", "mixed", "unclear", "addresses"),
    unsure: fc.boolean(),
    time: fc.option(fc.constantFrom("10:00", "10:05", "10:42", "15:30")),
    tags: fc.subarray<Tag>(["key", "private"]),
    day: fc.constantFrom(...days),
    room: fc.constantFrom("plenary", "side"),
  })
  .map(
    ({ place: [topic, position], room, stance, ...rest }): Said => ({
      ...rest,
      topic,
      position,
      stance: position !== null && stance === "addresses" ? "supports" : stance,
      note: `${room}-${rest.day}`,
    }),
  )

/** Up to thirty statements of two notes a day, their order in the notes as they come. */
export const anyStatements: fc.Arbitrary<readonly IndexedStatement[]> = fc
  .array(said, { maxLength: 30 })
  .map((all) => all.map((one, index) => statement({ ...one, order: index + 1 })))

/** The statements in any order. */
export function shuffled(
  said: readonly IndexedStatement[],
): fc.Arbitrary<readonly IndexedStatement[]> {
  return fc.shuffledSubarray([...said], { minLength: said.length, maxLength: said.length })
}

/** The statements with one more note that says what the note says, and comes right behind it. */
export function repeated(
  said: readonly IndexedStatement[],
  note: string,
): readonly IndexedStatement[] {
  const again = said
    .filter((s) => s.note === note)
    .map((s) => ({ ...s, note: `${s.note}-again`, id: `${s.id}-again` }))
  return [...said, ...again]
}
