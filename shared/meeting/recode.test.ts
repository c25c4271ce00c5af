import { describe, expect, test } from "vitest"
import { meeting } from "../../tests/builders/meeting.ts"
import { type Meeting, namesOf, parseMeeting } from "./meeting.ts"
import {
  mergeActors,
  mergePositions,
  mergeProvisions,
  mergeTopics,
  movePositions,
  type Recoded,
} from "./recode.ts"

function done(recoded: Recoded): Meeting {
  if (!recoded.ok) throw new Error(recoded.fault)
  return recoded.meeting
}

const fault = (recoded: Recoded) => (recoded.ok ? null : recoded.fault)

/** `labour=protect` for what the chip `#topic=position` means. */
function place(meeting: Meeting, topic: string, name: string): string {
  const found = namesOf(meeting).position(topic, name)
  if (found.found !== "one") return found.found
  return `${found.value.topic.id}=${found.value.position.id}`
}

const topicOf = (meeting: Meeting, name: string) => {
  const found = namesOf(meeting).topic(name)
  return found.found === "one" ? found.value.id : found.found
}

const actorOf = (meeting: Meeting, name: string) => {
  const found = namesOf(meeting).actor(name)
  return found.found === "one" ? found.value.id : found.found
}

const before = meeting({
  topics: [
    {
      id: "labour",
      name: "Labour",
      priority: 4,
      aliases: ["Labor"],
      positions: [
        { id: "protect", label: "Protect rights" },
        { id: "yes", label: "A treaty" },
        { id: "work-2", label: "Later" },
      ],
    },
    {
      id: "labour-rights",
      name: "Labour rights",
      aliases: ["jobs", "LR"],
      priority: 2,
      positions: [
        { id: "defend", label: "protect  RIGHTS" },
        { id: "yes", label: "Guidelines" },
        { id: "no", label: "Nothing at all" },
      ],
    },
    { id: "wages", name: "Wages", parent: "labour-rights", aliases: ["pay"] },
    { id: "justice", name: "Justice", aliases: ["jobs"], positions: [{ id: "no", label: "No" }] },
  ],
})

describe("merging topics", () => {
  const after = done(mergeTopics(before, "labour-rights", "labour"))
  const labour = after.topics.find(({ id }) => id === "labour")

  test("makes the id and the names of the one that went mean the one that stays", () => {
    expect(after.topics.map(({ id }) => id)).toEqual(["labour", "wages", "justice"])
    for (const name of ["labour-rights", "Labour Rights", "lr", "labour", "labor"]) {
      expect(topicOf(after, name)).toBe("labour")
    }
    expect(labour?.was).toEqual(["labour-rights"])
    // "jobs" meant two topics, so it goes with neither.
    expect(labour?.aliases).toEqual(["Labor", "Labour rights", "LR"])
    expect(topicOf(after, "jobs")).toBe("justice")
  })

  test("makes positions of one label one, and keeps apart those that only share an id", () => {
    expect(labour?.positions.map(({ id, label }) => `${id}: ${label}`)).toEqual([
      "protect: Protect rights",
      "yes: A treaty",
      "work-2: Later",
      "yes-2: Guidelines",
      "no: Nothing at all",
    ])
    expect(place(after, "labour-rights", "defend")).toBe("labour=protect")
    expect(place(after, "labour-rights", "yes")).toBe("labour=yes-2")
    expect(place(after, "Labour rights", "yes")).toBe("labour=yes-2")
    expect(place(after, "lr", "Guidelines")).toBe("labour=yes-2")
    expect(place(after, "labour", "yes")).toBe("labour=yes")
    expect(place(after, "labour-rights", "no")).toBe("labour=no")
    expect(labour?.positions[0]?.was).toContain("labour-rights=defend")
  })

  test("keeps the higher priority, and puts what stood under the one that went under the one that stays", () => {
    expect(labour?.priority).toBe(2)
    expect(after.topics.find(({ id }) => id === "wages")?.parent).toBe("labour")
  })

  test("follows the pairs that are named, against labels and for them", () => {
    const paired = done(
      mergeTopics(before, "labour-rights", "labour", { yes: "yes", defend: null }),
    )
    expect(place(paired, "labour-rights", "yes")).toBe("labour=yes")
    expect(place(paired, "labour-rights", "Guidelines")).toBe("labour=yes")
    expect(place(paired, "labour-rights", "defend")).toBe("labour=defend")
    // Both labels are one and mean two positions now: the topic's own stays, the other is led to by its former topic.
    expect(place(paired, "labour", "Protect rights")).toBe("labour=protect")
    expect(place(paired, "labour-rights", "Protect rights")).toBe("labour=defend")
  })

  test("a second time keeps all of the first", () => {
    const twice = done(mergeTopics(after, "labour", "justice"))
    expect(topicOf(twice, "labour-rights")).toBe("justice")
    expect(place(twice, "labour-rights", "yes")).toBe(place(twice, "labour", "yes-2"))
    expect(place(twice, "labour-rights", "no")).toBe(place(twice, "labour", "no"))
    expect(place(twice, "labour-rights", "no")).not.toBe("justice=no")
    expect(place(twice, "justice", "no")).toBe("justice=no")
  })

  test("into a topic under it puts that in its place", () => {
    const turned = done(mergeTopics(before, "labour-rights", "wages"))
    expect(turned.topics.find(({ id }) => id === "wages")?.parent).toBeUndefined()
    const deep = meeting({
      topics: [
        { id: "top", name: "Top" },
        { id: "a", name: "A", parent: "top" },
        { id: "b", name: "B", parent: "a" },
        { id: "c", name: "C", parent: "b" },
      ],
    })
    const parents = done(mergeTopics(deep, "a", "c")).topics.map((it) => [it.id, it.parent ?? ""])
    expect(parents).toEqual([
      ["top", ""],
      ["b", "c"],
      ["c", "top"],
    ])
  })

  test.each([
    [() => mergeTopics(before, "labour", "labour"), "A topic cannot be merged into itself."],
    [() => mergeTopics(before, "labur", "labour"), /no topic “labur”/],
    [() => mergeTopics(before, "labour", "labur"), /no topic “labur”/],
    [() => mergeTopics(before, "labour", "justice", { maybe: "no" }), /“Labour” has no .*“maybe”/],
    [() => mergeTopics(before, "labour", "justice", { yes: "yes" }), /“Justice” has no .*“yes”/],
  ])("says what is wrong: %#", (recode, expected) => {
    expect(fault(recode())).toMatch(expected)
  })
})

describe("moving positions to another topic", () => {
  const after = done(movePositions(before, "labour-rights", ["yes", "no"], "justice"))

  test("takes the chips that named them along, under every name of the topic where they stood", () => {
    expect(place(after, "labour-rights", "yes")).toBe("justice=yes")
    expect(place(after, "Labour rights", "Guidelines")).toBe("justice=yes")
    expect(place(after, "lr", "no")).toBe("justice=no-2")
    expect(place(after, "justice", "no")).toBe("justice=no")
    expect(place(after, "labour-rights", "defend")).toBe("labour-rights=defend")
    expect(topicOf(after, "labour-rights")).toBe("labour-rights")
  })

  test("back again makes all chips mean what they meant", () => {
    const back = done(movePositions(after, "justice", ["yes", "no-2"], "labour-rights"))
    expect(place(back, "labour-rights", "yes")).toBe("labour-rights=yes")
    expect(place(back, "lr", "no")).toBe("labour-rights=no-2")
    expect(place(back, "justice", "yes")).toBe("labour-rights=yes")
    expect(place(back, "justice", "no")).toBe("justice=no")
  })

  test.each([
    [() => movePositions(before, "labour", [], "justice"), /which positions/],
    [() => movePositions(before, "labour", ["maybe"], "justice"), /no position “maybe”/],
    [() => movePositions(before, "labour", ["yes"], "labour"), /in this topic already/],
    [() => movePositions(before, "labour", ["yes"], "law"), /no topic “law”/],
  ])("says what is wrong: %#", (recode, expected) => {
    expect(fault(recode())).toMatch(expected)
  })
})

describe("merging positions of a topic", () => {
  test("makes id and label of the one that went mean the one that stays", () => {
    const after = done(mergePositions(before, "labour-rights", "yes", "no"))
    expect(place(after, "labour-rights", "yes")).toBe("labour-rights=no")
    expect(place(after, "lr", "guidelines")).toBe("labour-rights=no")
    const was = after.topics[1]?.positions.find(({ id }) => id === "no")?.was
    expect(was).toEqual(["yes", "Guidelines"])
  })

  test("says what is wrong", () => {
    expect(fault(mergePositions(before, "labour", "yes", "yes"))).toMatch(/into itself/)
    expect(fault(mergePositions(before, "labour", "yes", "maybe"))).toMatch(/“maybe”/)
  })
})

describe("merging actors", () => {
  const roster = meeting({
    actors: [
      { id: "brasil", kind: "organisation", name: "Brasil", aliases: ["Norway"] },
      { id: "spokes", kind: "person", name: "The spokesperson" },
      {
        id: "friends",
        kind: "group",
        name: "Friends",
        members: [
          { actor: "BRA", from: "2018-03-12", until: "2018-03-14" },
          "MEX",
          { actor: "brasil", from: "2018-03-14" },
        ],
        spokesperson: { "2018-03-12": "brasil", "2018-03-13": "MEX" },
      },
      {
        id: "friends-2",
        kind: "group",
        name: "Friends of all",
        badge: "FoA",
        members: ["friends"],
      },
    ],
  })

  test("into a built-in one makes that the meeting's own, with all its names", () => {
    const after = done(mergeActors(roster, "brasil", "BRA"))
    const brazil = after.actors.find(({ id }) => id === "BRA")
    expect(brazil).toMatchObject({ kind: "state", name: "Brazil", aliases: ["Brasil"] })
    for (const name of ["brasil", "Brazil", "bra"]) expect(actorOf(after, name)).toBe("BRA")
    // It meant this one before, and so it does still; the state goes by its id.
    expect(actorOf(after, "Norway")).toBe("BRA")
    expect(actorOf(after, "NOR")).toBe("NOR")
    expect(brazil?.was).toEqual(["brasil", "Norway"])
  })

  test("takes memberships and spokespersons along", () => {
    const after = done(mergeActors(roster, "brasil", "BRA"))
    const friends = after.actors.find(({ id }) => id === "friends")
    expect(friends?.members).toEqual([{ actor: "BRA", from: "2018-03-12" }, { actor: "MEX" }])
    expect(friends?.spokesperson).toEqual({ "2018-03-12": "BRA", "2018-03-13": "MEX" })
  })

  test("makes no group a member or spokesperson of itself, and keeps what only the other knew", () => {
    const after = done(mergeActors(roster, "friends-2", "friends"))
    const friends = after.actors.find(({ id }) => id === "friends")
    expect(friends?.members).toHaveLength(3)
    expect(friends?.badge).toBe("FoA")
    const other = done(mergeActors(roster, "friends", "friends-2"))
    expect(other.actors.find(({ id }) => id === "friends-2")?.members).toEqual([])
  })

  test("lets a built-in group go into one of the meeting's", () => {
    const after = done(mergeActors(roster, "african-states", "friends"))
    expect(actorOf(after, "african-states")).toBe("friends")
    expect(actorOf(after, "Group of African States")).toBe("friends")
    expect(namesOf(after).actors.some(({ id }) => id === "african-states")).toBe(false)
  })

  test.each([
    [() => mergeActors(roster, "BRA", "brasil"), /Brazil is a state of the built-in roster/],
    [() => mergeActors(roster, "brasil", "brasil"), /into itself/],
    [() => mergeActors(roster, "nobody", "BRA"), /no actor “nobody”/],
    [() => mergeActors(roster, "brasil", "nobody"), /no actor “nobody”/],
  ])("says what is wrong: %#", (recode, expected) => {
    expect(fault(recode())).toMatch(expected)
  })
})

test("merging provisions makes all names of one mean the other", () => {
  const text = meeting({
    provisions: [
      { id: "objective-13", name: "Objective 13", aliases: ["13"] },
      { id: "detention", name: "Detention", aliases: ["obj 13"] },
    ],
  })
  const after = done(mergeProvisions(text, "detention", "objective-13"))
  expect(after.provisions).toEqual([
    {
      id: "objective-13",
      was: ["detention"],
      name: "Objective 13",
      aliases: ["13", "Detention", "obj 13"],
    },
  ])
  expect(fault(mergeProvisions(text, "detention", "detention"))).toMatch(/into itself/)
  expect(fault(mergeProvisions(text, "detention", "x"))).toMatch(/no part of the text “x”/)
})

test("a recoded meeting is the same after a file", () => {
  const after = done(mergeTopics(before, "labour-rights", "labour"))
  expect(parseMeeting(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, meeting: after })
})

test("a position may have any id, also a name that every object of the language has", () => {
  const positions = [{ id: "constructor", label: "Yes" }]
  const topics = ["one", "other"].map((id) => ({ id, name: id, aliases: [], positions }))
  const merged = done(mergeTopics(meeting({ topics }), "one", "other"))
  expect(merged.topics[0]?.positions).toMatchObject([{ id: "constructor", label: "Yes" }])
  expect(merged.topics[0]?.positions).toHaveLength(1)
})

test("a built-in organisation can go into one of the meeting's own, and leaves the roster", () => {
  const before = meeting({
    actors: [
      { id: "un-migration", kind: "organisation", name: "UN Migration Agency", aliases: [] },
    ],
  })
  const merged = mergeActors(before, "iom", "un-migration")
  expect(merged.ok).toBe(true)
  if (!merged.ok) return
  const names = namesOf(merged.meeting)
  expect(names.actor("IOM")).toMatchObject({ found: "one", value: { id: "un-migration" } })
  expect(names.actors.some(({ id }) => (id as string) === "iom")).toBe(false)
})

test("no built-in actor is merged while its id is a name of a third in the meeting", () => {
  const group = { kind: "group", aliases: [] }
  const before = meeting({
    actors: [
      { ...group, id: "europe", name: "European Group", aliases: ["EU"] },
      { ...group, id: "friends", name: "Friends" },
    ],
  })
  const fault =
    "“eu” means European Group in this meeting, not European Union: take that name from European Group first."
  expect(mergeActors(before, "eu", "friends")).toEqual({ ok: false, fault })
  expect(mergeActors(before, "friends", "eu")).toEqual({ ok: false, fault })
  const { actor } = namesOf(done(mergeActors(before, "europe", "eu")))
  expect(actor("EU")).toMatchObject({ found: "one", value: { id: "eu", name: "European Union" } })
  expect(actor("European Group")).toMatchObject({ found: "one", value: { id: "eu" } })
})
