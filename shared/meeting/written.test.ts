import { expect, test } from "vitest"
import { meeting } from "../../tests/builders/meeting.ts"
import {
  type Entry,
  type EntryKind,
  type Meeting,
  mergeActors,
  mergePositions,
  mergeTopics,
  movePositions,
  namesOf,
  type Recoded,
  takenIds,
  withEntry,
  withoutEntry,
} from "./meeting.ts"

const before = meeting({
  topics: [
    {
      id: "labour",
      name: "Labour matters",
      positions: [
        { id: "yes", label: "Yes" },
        { id: "no", label: "No" },
      ],
    },
    { id: "work", name: "Work", positions: [{ id: "later", label: "Later" }] },
  ],
  actors: [{ id: "norden", kind: "group", name: "Norden" }],
})

const done = (recoded: Recoded): Meeting => {
  if (!recoded.ok) throw new Error(recoded.fault)
  return recoded.meeting
}

/** Writes an entry from plain fields, as a form that knows nothing of former ids. */
const write = (it: Meeting, kind: EntryKind, fields: object) =>
  withEntry(it, kind, { aliases: [], ...fields } as unknown as Entry)

const place = (it: Meeting, topic: string, name: string) => {
  const found = namesOf(it).position(topic, name)
  return found.found === "one" ? `${found.value.topic.id}=${found.value.position.id}` : found.found
}

test("an entry keeps its place and its former ids, whoever writes it without them", () => {
  const merged = done(mergeTopics(before, "work", "labour"))
  const positions = [
    { id: "yes", label: "Yes" },
    { id: "later", label: "Later" },
  ]
  const after = done(write(merged, "topics", { id: "labour", name: "Labour matters", positions }))
  expect(after.topics[0]).toMatchObject({ was: ["work"], positions: [{}, { was: ["work=later"] }] })
  expect(place(after, "work", "later")).toBe("labour=later")
  expect(place(after, "labour", "no")).toBe("none")
})

test("a name that is given up stays as an alias, and a label leads to its position", () => {
  const positions = [
    { id: "yes", label: "In favour" },
    { id: "no", label: "Against" },
  ]
  const after = done(write(before, "topics", { id: "labour", name: "Labour rights", positions }))
  expect(after.topics[0]?.aliases).toEqual(["Labour matters"])
  expect(place(after, "labour", "Yes")).toBe("labour=yes")
  expect(place(after, "labour matters", "against")).toBe("labour=no")
  const again = done(write(after, "topics", { id: "labour", name: "Labour rights", positions }))
  expect(again.topics[0]?.aliases).toEqual([])
})

test("labels that change places mean what they say", () => {
  const positions = [
    { id: "yes", label: "No" },
    { id: "no", label: "Yes" },
  ]
  const after = done(write(before, "topics", { id: "labour", name: "Labour matters", positions }))
  expect(after.topics[0]?.positions.map(({ was }) => was)).toEqual([undefined, undefined])
})

test("a built-in actor that is renamed goes by its former name as well", () => {
  const after = done(write(before, "actors", { id: "NOR", kind: "state", name: "Norge" }))
  expect(namesOf(after).actor("Norway")).toMatchObject({ value: { id: "NOR", name: "Norge" } })
})

test("an id that went into another entry is not given again", () => {
  const merged = done(mergeTopics(before, "work", "labour"))
  expect(write(merged, "topics", { id: "work", name: "Work", positions: [] })).toEqual({
    ok: false,
    fault: "“work” went into “Labour matters” and means that now. Take another id.",
  })
  expect(takenIds(merged.topics).has("work")).toBe(true)
  const one = done(mergePositions(before, "labour", "yes", "no"))
  const both = { id: "labour", name: "Labour matters", positions: before.topics[0]?.positions }
  expect(write(one, "topics", both)).toMatchObject({ fault: expect.stringMatching(/^“yes” went/) })
  const moved = done(movePositions(before, "labour", ["yes"], "work"))
  expect(write(moved, "topics", both)).toMatchObject({
    fault: expect.stringMatching(/^“yes” went into “Work: Yes”/),
  })
  expect(write(moved, "topics", { ...both, positions: [{ id: "no", label: "No" }] }).ok).toBe(true)
})

test("a built-in actor returns to its built-in names and keeps what went into it", () => {
  const merged = done(mergeActors(before, "norden", "NOR"))
  const after = withoutEntry(merged, "actors", "NOR") as Meeting
  expect(after.actors).toMatchObject([{ id: "NOR", name: "Norway", was: ["norden"] }])
  expect(withoutEntry(before, "actors", "norden")?.actors).toEqual([])
  expect(withoutEntry(before, "actors", "NOR")).toBeNull()
})
