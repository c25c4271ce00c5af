// What becomes of reviews while statements change, go, move and are called by other names.
import { describe, expect, test } from "vitest"
import { meeting as aMeeting } from "../../tests/builders/meeting.ts"
import { Saying } from "../../tests/builders/reviews.ts"
import { statement } from "../../tests/builders/statement.ts"
import {
  type IndexedStatement,
  mergeActors,
  mergeTopics,
  movePositions,
  namesOf,
} from "../meeting/meeting.ts"
import { reviewsOf } from "./reviews.ts"

const labour = {
  ...{ id: "labour", name: "Labour", aliases: [] },
  positions: [{ id: "protect", label: "Protect rights" }],
}
const rights = {
  ...{ id: "rights", name: "Labour rights", aliases: [] },
  positions: [
    { id: "defend", label: "Protect rights" },
    { id: "wait", label: "Wait and see" },
  ],
}
const before = aMeeting({
  topics: [labour, rights],
  actors: [{ id: "norsk", kind: "organisation", name: "Norsk", aliases: [] }],
})
const names = namesOf(before)

interface Row {
  readonly block?: string
  readonly n?: number
  readonly speaker?: string
  readonly topic?: string
  readonly position?: string | null
  readonly text?: string
  readonly stance?: "supports" | "opposes"
}

/** A row as the index has it, its id made as the reading makes it; the words give its fingerprint. */
function row({ n = 0, ...said }: Row = {}): IndexedStatement {
  const { block = "b1", speaker = "BRA", topic = "rights", position = "defend" } = said
  const made = statement({ speaker, topic, position, block, note: "note", ...said })
  const id = ["note", block, speaker, topic, position ?? "", n].join("|")
  return { ...made, id, typed: `typed: ${made.text}` }
}

describe("a statement that was confirmed", () => {
  test("says by whom and when, and that its words changed since", () => {
    const brazil = row({ text: "Brazil defends them." })
    const saying = new Saying([brazil])
    saying.confirm(brazil)
    const [confirmed] = reviewsOf(saying.events, [brazil], names).byRow.values()
    expect(confirmed).toMatchObject({
      ...{ standing: "confirmed", moved: false },
      confirmed: { changed: false, by: { name: "Lead" }, at: Date.UTC(2018, 2, 12, 11, 1) },
    })
    const now = row({ text: "Brazil defends some of them." })
    const reviews = reviewsOf(saying.events, [now], names)
    expect(reviews.byRow.get(now.id)).toMatchObject({
      ...{ standing: "changed", confirmed: { changed: true, seen: { text: brazil.text } } },
    })
    expect(reviews.changed).toHaveLength(1)
    saying.confirm(now)
    expect(reviewsOf(saying.events, [now], names).byRow.get(now.id)?.standing).toBe("confirmed")
  })

  test("has changed when its stance was handed down otherwise, though its own words did not", () => {
    const brazil = row({ text: "Brazil." })
    const saying = new Saying([brazil])
    saying.confirm(brazil)
    const opposing = row({ text: "Brazil.", stance: "opposes" })
    expect(reviewsOf(saying.events, [opposing], names).changed).toHaveLength(1)
  })

  test("counts as confirmed no more when that is taken back", () => {
    const brazil = row()
    const saying = new Saying([brazil])
    saying.reply("withdraw", saying.confirm(brazil))
    expect(reviewsOf(saying.events, [brazil], names).byRow.size).toBe(0)
  })
})

describe("a query", () => {
  test("is open, answered, resolved, and open again", () => {
    const brazil = row()
    const saying = new Saying([brazil])
    const query = saying.query(brazil, "For the group?")
    const standings = () => {
      const { byRow, open } = reviewsOf(saying.events, [brazil], names)
      return [byRow.get(brazil.id)?.standing, open.length]
    }
    expect(standings()).toEqual(["asked", 1])
    saying.answer(query, "For itself.")
    expect(standings()).toEqual(["answered", 1])
    saying.answer(query, "And the African Group?", "lead")
    expect(standings()).toEqual(["asked", 1])
    saying.answer(query, "No.")
    saying.reply("resolve", query)
    expect(standings()).toEqual(["resolved", 0])
    saying.reply("reopen", query)
    expect(standings()).toEqual(["asked", 1])
    const [asked] = reviewsOf(saying.events, [brazil], names).open
    expect(asked?.query.replies.map(({ kind }) => kind)).toEqual([
      ...["answer", "answer", "answer", "resolve", "reopen"],
    ])
  })

  test("that was closed keeps an answer that comes late, and stays closed", () => {
    const brazil = row()
    const saying = new Saying([brazil])
    const query = saying.query(brazil)
    saying.reply("resolve", query)
    saying.answer(query, "Written without a network.")
    const [review] = reviewsOf(saying.events, [brazil], names).byRow.values()
    expect(review?.queries[0]).toMatchObject({ state: "resolved", replies: [{}, {}] })
  })

  test("of two leads at once are two, and each is closed by itself", () => {
    const brazil = row()
    const saying = new Saying([brazil])
    const one = saying.query(brazil, "One?", "lead")
    saying.query(brazil, "Two?", "other lead")
    saying.reply("resolve", one, "other lead")
    const { open } = reviewsOf(saying.events, [brazil], names)
    expect(open.map(({ query }) => query.text)).toEqual(["Two?"])
  })
})

describe("a source", () => {
  test("is linked, checked, and unchecked when the words change", () => {
    const brazil = row({ text: "Brazil." })
    const saying = new Saying([brazil])
    const link = saying.link(brazil)
    const source = (now = brazil) => reviewsOf(saying.events, [now], names).byRow.get(now.id)
    expect(source()).toMatchObject({ standing: "noted", source: { place: "1:02:30" } })
    expect(source()?.source?.checked).toBeNull()
    saying.check(link, brazil)
    expect(source()?.source?.checked).toMatchObject({ changed: false, by: { id: "lead" } })
    expect(source(row({ text: "Brazil, twice." }))?.source?.checked?.changed).toBe(true)
    saying.link(brazil, "https://webtv.example/2")
    expect(source()?.source).toMatchObject({ url: "https://webtv.example/2", checked: null })
  })
})

describe("a row that went", () => {
  test("stays listed with its old words", () => {
    const brazil = row({ text: "Brazil defends them." })
    const saying = new Saying([brazil])
    const confirm = saying.confirm(brazil)
    saying.query(brazil)
    const { byRow, gone, open } = reviewsOf(saying.events, [], names)
    expect(byRow.size).toBe(0)
    expect(gone).toMatchObject([{ row: null, seen: { text: "Brazil defends them." } }])
    expect(open).toHaveLength(1)
    saying.reply("resolve", 2)
    expect(reviewsOf(saying.events, [], names).gone).toHaveLength(1)
    saying.reply("withdraw", confirm)
    expect(reviewsOf(saying.events, [], names).gone).toEqual([])
  })

  test("hands its review to the one row of its speaker and topic that came in its place", () => {
    const brazil = row({ text: "Brazil defends them." })
    const saying = new Saying([brazil])
    saying.confirm(brazil)
    const heir = row({ position: "wait", text: "Brazil waits." })
    expect(reviewsOf(saying.events, [heir], names).byRow.get(heir.id)).toMatchObject({
      ...{
        moved: true,
        standing: "changed",
        confirmed: { seen: { text: "Brazil defends them." } },
      },
    })
    const split = row({ block: "b1.x", text: "Brazil defends them." })
    expect(reviewsOf(saying.events, [split], names).byRow.get(split.id)).toMatchObject({
      ...{ moved: true, standing: "confirmed" },
    })
  })

  test.each([
    ["another speaker", [row({ speaker: "JPN", position: "wait" })]],
    ["another topic", [row({ topic: "labour", position: "protect" })]],
    ["another paragraph", [row({ block: "b2", position: "wait" })]],
    ["two rows", [row({ position: "wait", text: "A." }), row({ position: null, text: "B." })]],
  ])("hands it to nobody where what came is of %s", (_, rows) => {
    const brazil = row()
    const saying = new Saying([brazil])
    saying.confirm(brazil)
    const { byRow, gone } = reviewsOf(saying.events, rows, names)
    expect([byRow.size, gone.length]).toEqual([0, 1])
  })

  test("hands it to no row that stood beside it before, also where that is counted anew", () => {
    const first = row({ text: "Brazil defends them." })
    const second = row({ n: 1, text: "Brazil says so again." })
    const other = row({ position: "wait", text: "But it waits." })
    const saying = new Saying([first, second, other])
    saying.confirm(first)
    const counted = row({ n: 0, text: "Brazil says so again." })
    expect(reviewsOf(saying.events, [counted, other], names)).toMatchObject({
      ...{ byRow: new Map(), gone: [{ seen: { text: first.text } }] },
    })
    saying.confirm(second)
    const { byRow } = reviewsOf(saying.events, [counted, other], names)
    expect(byRow.get(counted.id)).toMatchObject({ moved: false, standing: "confirmed" })
  })
})

describe("what is called otherwise", () => {
  const brazil = row({ text: "Brazil: Labour rights, Protect rights." })
  const norsk = row({ speaker: "norsk", position: "wait", text: "Norsk." })
  const saying = new Saying([brazil, norsk])
  saying.confirm(brazil)
  saying.query(norsk)

  test("keeps its reviews when its topic goes into another, and its words count as the same", () => {
    const merged = mergeTopics(before, "rights", "labour")
    if (!merged.ok) throw new Error(merged.fault)
    const now = {
      ...row({ topic: "labour", position: "protect", text: "Brazil: Labour, Protect rights." }),
      ...{ typed: "typed: Brazil: Labour rights, Protect rights." },
    }
    const { byRow, open } = reviewsOf(
      saying.events,
      [now, row({ speaker: "norsk", topic: "labour", position: "wait", text: "Norsk." })],
      namesOf(merged.meeting),
    )
    expect(byRow.get(now.id)).toMatchObject({ standing: "confirmed", moved: false })
    expect(open[0]?.review.row?.topic).toBe("labour")
  })

  test("keeps them when its position moves to another topic", () => {
    const moved = movePositions(before, "rights", ["wait"], "labour")
    if (!moved.ok) throw new Error(moved.fault)
    const now = row({ speaker: "norsk", topic: "labour", position: "wait", text: "Norsk." })
    const { open } = reviewsOf(saying.events, [brazil, now], namesOf(moved.meeting))
    expect(open[0]).toMatchObject({ review: { row: { id: now.id }, moved: false } })
  })

  test("keeps them when its speaker goes into another", () => {
    const merged = mergeActors(before, "norsk", "NOR")
    if (!merged.ok) throw new Error(merged.fault)
    const now = row({ speaker: "NOR", position: "wait", text: "Norway." })
    const { open } = reviewsOf(saying.events, [brazil, now], namesOf(merged.meeting))
    expect(open[0]).toMatchObject({ review: { row: { id: now.id }, moved: false } })
  })
})
