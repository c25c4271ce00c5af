// What is offered for a name that the meeting does not know.
import { describe, expect, test } from "vitest"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { NoteReader, placedBlocks, readNoteIndex } from "../../shared/reading/reading.ts"
import { sampleMeeting, sampleNames } from "../editor/testing/chip-stage.ts"
import { distance } from "./distance.ts"
import { type Offer, offersFor } from "./problems.ts"

/** What is offered for the problems of a note, block by block. */
const offered = (text: string, names = sampleNames): string[][] => {
  const note = parseNote(text)
  const placed = placedBlocks(note)
  const { blocks } = readNoteIndex(note, names)
  return blocks.flatMap((reading, n) => {
    const block = placed[n]?.block
    if (block === undefined) return []
    return reading.rows.problems.map((problem) =>
      offersFor(problem, { block, reading, blocks, n }, names).map(said),
    )
  })
}
const said = (offer: Offer): string => {
  if (offer.kind === "name") return `${offer.says}: ${offer.ref}`
  if (offer.kind === "speaker") return `${offer.says} at ${offer.at}`
  return offer.kind === "add" ? `add ${offer.entry.kind} ${offer.entry.name}` : offer.kind
}
const first = (text: string) => offered(text)[0]?.[0]

describe("for a name that nobody knows", () => {
  test("the closest one is offered first, and the chip keeps its signs", () => {
    expect(first("~@Lichtenshtein(-)")).toBe("Liechtenstein: ~@LIE(-)")
    expect(first("@Brazil #firewals=reject(+)")).toBe("firewalls: #firewalls=reject(+)")
    expect(first("§[Objectve 13]")).toBe("Objective 13: §objective-13")
  })

  test("a position is sought among its topic's; the topic alone will do, too", () => {
    expect(offered("@Brazil #firewalls=refuse")).toEqual([
      [
        "not acceptable: #firewalls=reject",
        "accepted: #firewalls=accept",
        "The topic alone: #firewalls",
      ],
    ])
  })

  test("of a name left half typed those that begin so are offered", () => {
    expect(first("@swi")).toBe("Switzerland: @CHE")
  })

  test("nothing is offered that is far away, but it can be a new one", () => {
    expect(offered("@Xyzzy")).toEqual([
      ["add organisation Xyzzy", "add person Xyzzy", "add group Xyzzy"],
    ])
    expect(offered("@Brazil #xyzzy=qqq")).toEqual([["add topic xyzzy"]])
    expect(offered("§xyzzy")).toEqual([["add provision xyzzy"]])
  })

  test("another number is another thing", () => {
    expect(offered("§[Objective 7]")).toEqual([["add provision Objective 7"]])
  })

  test("names are compared once for each name, however often its problem is drawn", () => {
    let looks = 0
    const names = {
      ...sampleNames,
      get actors() {
        looks += 1
        return sampleNames.actors
      },
    }
    const first = offered("@Lichtenshtein", names)
    const once = looks
    expect(offered("So, @Lichtenshtein.", names)).toEqual(first)
    expect(looks).toBe(once)
  })

  test("of an ambiguous name all that it can mean are offered", () => {
    const names = namesOf({
      ...sampleMeeting,
      actors: [
        ...sampleMeeting.actors,
        { id: "north", kind: "group", name: "North", aliases: ["Compass"] },
        { id: "south", kind: "group", name: "South", aliases: ["Compass"] },
      ] as typeof sampleMeeting.actors,
    })
    expect(offered("@Compass", names)[0]?.toSorted()).toEqual(["North: @north", "South: @south"])
  })
})

describe("for a position that nobody holds", () => {
  test("those who spoke last are offered, the nearest first, where its sentence begins", () => {
    const text = "@Japan. @Brazil.\n\n@Austria for @EU-27.\n\n[10:42] So. Then #labour."
    expect(offered(text)).toEqual([
      ["Austria for EU-27 at 12", "Brazil at 12", "Japan at 12", "ours"],
    ])
  })

  test("those who speak after it where nobody did before, and that it is our own view", () => {
    expect(offered("#labour.\n\n@Japan.")).toEqual([["Japan at 0", "ours"]])
    expect(offered("#labour.")).toEqual([["ours"]])
  })
})

test("for doubled words one copy can go, or both stay", () => {
  const note = parseNote("The same words twice.\n\nThe same words twice.")
  const placed = placedBlocks(note).map(({ block }, n) => ({
    block: { ...block, id: n === 0 ? "x" : "x.y" },
    inTable: false,
  }))
  const { blocks } = new NoteReader().read(placed, sampleNames)
  const [problem] = blocks[1]?.rows.problems ?? []
  const [block, reading] = [placed[1]?.block, blocks[1]]
  if (!problem || !block || !reading) throw new Error("There is no problem")
  const offers = offersFor(problem, { block, reading, blocks, n: 1 }, sampleNames)
  expect(offers.map(said)).toEqual(["delete", "keep-both"])
})

test.each([
  ["", "", 0],
  ["abc", "abc", 0],
  ["lichtenshtein", "liechtenstein", 2],
  ["ba", "ab", 1],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("%s is as far from %s as %d slips", (from, to, slips) => {
  expect(distance(from, to)).toBe(slips)
  expect(distance(to, from)).toBe(slips)
})
