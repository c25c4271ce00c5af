// What holds after any sequence of recodings, of meetings whose names are as alike as names can be.
import fc from "fast-check"
import { expect, test } from "vitest"
import { meeting } from "../../tests/builders/meeting.ts"
import { type Found, type Meeting, namesOf, parseMeeting } from "./meeting.ts"
import {
  mergeActors,
  mergePositions,
  mergeProvisions,
  mergeTopics,
  movePositions,
  type Recoded,
} from "./recode.ts"

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

/** Few names, so that they collide: as ids, names, aliases and labels, in cases and with the sign between them. */
const ids = ["a", "b", "c", "a-2", "no"]
const names = ["A", "b", "C c", "c=a", "No", "a-2", "NOR"]
const actorIds = ["a", "b", "c", "BRA", "african-states", "eu", "iom"]
const actorNames = [
  "A",
  "b",
  "Brasil",
  "Brazil",
  "NOR",
  "Norway",
  "African Group",
  "Korea",
  "eu",
  "OIM",
  "Brésil",
]

const aliases = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
const position = fc.record({ id: fc.constantFrom(...ids), label: fc.constantFrom(...names) })
const topic = fc.record(
  {
    id: fc.constantFrom(...ids),
    name: fc.constantFrom(...names),
    aliases,
    parent: fc.constantFrom(...ids),
    positions: fc.uniqueArray(position, { selector: ({ id }) => id, maxLength: 4 }),
  },
  { requiredKeys: ["id", "name", "aliases", "positions"] },
)
const actor = fc.record(
  {
    id: fc.constantFrom(...actorIds),
    kind: fc.constantFrom("group", "person", "state"),
    name: fc.constantFrom(...actorNames),
    aliases: fc.uniqueArray(fc.constantFrom(...actorNames), { maxLength: 3 }),
    members: fc.array(fc.constantFrom(...actorIds), { maxLength: 3 }),
    spokesperson: fc.constantFrom(...actorIds),
  },
  { requiredKeys: ["id", "kind", "name", "aliases"] },
)
const provision = fc.record({
  id: fc.constantFrom(...ids),
  name: fc.constantFrom(...names),
  aliases,
})
const distinct = { selector: ({ id }: { id: string }) => id, maxLength: 4 }
const meetings = fc
  .record({
    actors: fc.uniqueArray(actor, distinct),
    topics: fc.uniqueArray(topic, { ...distinct, minLength: 1 }),
    provisions: fc.uniqueArray(provision, distinct),
  })
  .map(meeting)

type Recode = (meeting: Meeting) => Recoded

const nth = fc.nat({ max: 7 })
const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)]
const idAt = (all: readonly { readonly id: string }[], n: number) => at(all, n)?.id ?? "none"

const recodings: fc.Arbitrary<Recode> = fc.oneof(
  fc.tuple(nth, nth, nth, fc.option(nth)).map(
    ([from, into, one, other]): Recode =>
      (it) => {
        const [gone, stays] = [at(it.topics, from), at(it.topics, into)]
        const pair = gone?.positions.length
          ? {
              [idAt(gone.positions, one)]:
                other === null || !stays?.positions.length ? null : idAt(stays.positions, other),
            }
          : {}
        return mergeTopics(it, gone?.id ?? "none", stays?.id ?? "none", one > 4 ? pair : {})
      },
  ),
  fc.tuple(nth, nth, nth, nth).map(
    ([from, into, one, other]): Recode =>
      (it) => {
        const positions = at(it.topics, from)?.positions ?? []
        const moving = [idAt(positions, one), idAt(positions, other)]
        return movePositions(it, idAt(it.topics, from), moving, idAt(it.topics, into))
      },
  ),
  fc.tuple(nth, nth, nth).map(
    ([topic, from, into]): Recode =>
      (it) => {
        const positions = at(it.topics, topic)?.positions ?? []
        return mergePositions(
          it,
          idAt(it.topics, topic),
          idAt(positions, from),
          idAt(positions, into),
        )
      },
  ),
  fc.tuple(fc.constantFrom(...actorIds), fc.constantFrom(...actorIds)).map(
    ([from, into]): Recode =>
      (it) =>
        mergeActors(it, from, into),
  ),
  fc.tuple(nth, nth).map(
    ([from, into]): Recode =>
      (it) =>
        mergeProvisions(it, idAt(it.provisions, from), idAt(it.provisions, into)),
  ),
)

/** What each thing that a chip can say leads to; what leads nowhere or to several is left out. */
function meanings(of: Meeting): ReadonlyMap<string, string> {
  const known = namesOf(of)
  const found = new Map<string, string>()
  const note = <T>(said: string, means: Found<T>, idOf: (it: T) => string) => {
    if (means.found === "one") found.set(said, idOf(means.value))
  }
  const all = [...new Set([...ids, ...names, ...actorIds, ...actorNames])]
  for (const name of all) {
    note(`@${name}`, known.actor(name), (it) => `actor ${it.id}`)
    note(`#${name}`, known.topic(name), (it) => `topic ${it.id}`)
    note(`§${name}`, known.provision(name), (it) => `provision ${it.id}`)
    for (const position of all) {
      const means = known.position(name, position)
      note(`#${name} ${position}`, means, (it) => `position ${it.topic.id} ${it.position.id}`)
    }
  }
  return found
}

function after(before: Meeting, recodings: readonly Recode[]): Meeting {
  return recodings.reduce((meeting, recode) => {
    const recoded = recode(meeting)
    return recoded.ok ? recoded.meeting : meeting
  }, before)
}

const sequences = fc.array(recodings, { minLength: 1, maxLength: 6 })

test("what led to one thing leads to one thing, and what meant the same means the same", () => {
  fc.assert(
    fc.property(meetings, sequences, (before, recodings) => {
      const now = meanings(after(before, recodings))
      const became = new Map<string, string>()
      for (const [said, meant] of meanings(before)) {
        const means = now.get(said)
        expect(means, `${said} meant ${meant}`).toBeDefined()
        expect(became.get(meant) ?? means, `${said} meant ${meant}`).toBe(means)
        became.set(meant, means ?? "")
      }
    }),
    { numRuns },
  )
})

test("the meeting is the same after a file, with ids of its own and no topic under itself", () => {
  fc.assert(
    fc.property(meetings, sequences, (before, recodings) => {
      const recoded = after(before, recodings)
      expect(parseMeeting(JSON.parse(JSON.stringify(recoded)))).toEqual({
        ok: true,
        meeting: recoded,
      })
      for (const all of [recoded.actors, recoded.topics, recoded.provisions]) {
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      }
      for (const { positions } of recoded.topics) {
        expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length)
      }
      if (!hasCircle(before)) expect(hasCircle(recoded)).toBe(false)
    }),
    { numRuns },
  )
})

function hasCircle({ topics }: Meeting): boolean {
  const parents = new Map(topics.map(({ id, parent }) => [id as string, parent as string]))
  return topics.some(({ id }) => {
    const seen = new Set<string>()
    let at: string | undefined = id
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      at = parents.get(at)
    }
    return at !== undefined
  })
}
