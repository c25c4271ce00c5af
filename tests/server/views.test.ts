// The views under /api on the sample meeting: what the four days' briefs say.
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { LineUpEntry } from "../../shared/views/views.ts"
import type { LineUpsAnswer, ShiftsAnswer, SilencesAnswer } from "../../shared/wire/wire.ts"
import { joined, Person, TestServer } from "../support/server.ts"

const at = "/api/meetings/gcm-2"

let server: TestServer
let lead: Person
let script: Person

beforeAll(async () => {
  const seedsDir = fileURLToPath(new URL("../../seeds", import.meta.url))
  server = await TestServer.start({ seedsDir }, afterAll)
  lead = await server.setUp()
  script = new Person(server)
  script.headers.authorization = `Bearer ${await server.token("gcm-2", "note-taker")}`
})

describe("line-ups", () => {
  test("give the first day's three columns on regular and irregular migrants", async () => {
    const answer = await lineUps("?topic=regular-irregular&day=2018-03-12")
    expect(answer.version).toBeGreaterThan(0)
    expect(answer.day).toBe("2018-03-12")
    expect(answer.lineUps).toHaveLength(1)
    const columns = answer.lineUps[0]?.columns.map(({ position, entries }) => [
      position.id,
      entries.length,
    ])
    expect(columns?.filter(([, held]) => held !== 0)).toEqual([
      ["no-dichotomy", 15],
      ["in-between", 2],
      ["strong-separation", 15],
    ])
  })

  test("give Hungary apart from the EU, in the same column", async () => {
    const { lineUps: [day] = [] } = await lineUps("?topic=regular-irregular&day=2018-03-12")
    const column = day?.columns.find(({ position }) => position.id === "strong-separation")
    expect(entry(column?.entries, "eu-27")?.except).toEqual(["HUN"])
    expect(entry(column?.entries, "HUN")?.private).toBe(false)
  })

  test("give the eighteen members that the note of the fourth day names", async () => {
    const { lineUps: [day] = [] } = await lineUps("?topic=compact-value&day=2018-03-15")
    const group = day?.columns.flatMap(({ entries }) => entries)[0]
    expect(group?.holder).toBe("inter-regional-group")
    expect(group?.members).toHaveLength(18)
  })

  test("give every topic that was raised where none is asked for", async () => {
    const all = await lineUps("?day=2018-03-12")
    const topics = all.lineUps.map(({ topic }) => topic as string)
    expect(topics).toContain("regular-irregular")
    expect(topics).toContain("gcm-scope")
    expect(topics).not.toContain("domestic-workers")
    const session = await lineUps("")
    expect(session.day).toBeNull()
    expect(session.lineUps.length).toBeGreaterThan(all.lineUps.length)
  })
})

describe("shifts", () => {
  test("give New Zealand and Cuba, whose company on the second day is another than on the first", async () => {
    const { otherCompany, from, to } = await shifts("?from=2018-03-12&to=2018-03-13")
    expect([from, to]).toEqual(["2018-03-12", "2018-03-13"])
    expect(otherCompany.map(({ holder }) => holder as string).sort()).toEqual([
      "CHE",
      "CUB",
      "LIE",
      "NZL",
      "african-group",
    ])
    const cuba = otherCompany.find(({ holder }) => holder === "CUB")
    expect(cuba?.before.stood.topic).toBe("regular-irregular")
    expect(cuba?.now.stood.topic).toBe("obligation-level")
    expect(cuba?.joined).toEqual(expect.arrayContaining(["AUS", "CHN", "JPN", "IND", "eu-27"]))
  })

  test("give the words of both days", async () => {
    const { shifts: moved } = await shifts("?to=2018-03-15")
    const group = moved.find(
      ({ holder, topic }) => holder === "african-group" && topic === "regular-irregular",
    )
    expect(group?.before.day).toBe("2018-03-12")
    expect(group?.now.places.map(({ position }) => position)).toEqual(["address-fragmentation"])
    expect(group?.now.evidence[0].text).toContain("fragmented")
  })

  test("are the last day's where no day is asked for", async () => {
    expect(await shifts("")).toMatchObject({ to: "2018-03-15", from: null })
  })
})

describe("silences", () => {
  test("give labour as silent on the first day, though some touched on it", async () => {
    const { silences, notes } = await silent("?day=2018-03-12")
    expect(notes).toBe(1)
    expect(silences.map(({ topic }) => topic as string)).toEqual(
      expect.arrayContaining(["labour-recognition", "domestic-workers", "tied-visas"]),
    )
  })

  test("give Iceland and Qatar as heard first on the fourth day", async () => {
    const { firsts } = await silent("?day=2018-03-15")
    const actors = firsts.map(({ actor }) => actor as string)
    expect(actors).toEqual(expect.arrayContaining(["ISL", "QAT"]))
    expect(actors).not.toContain("BRA")
  })

  test("give who left a topic out that it took up before, and who is not heard yet", async () => {
    const { leftOut, notHeard, thisWeek } = await silent("?day=2018-03-15")
    const topic = leftOut.find((one) => one.topic === "regular-irregular")
    expect(topic?.actors.map(({ actor }) => actor as string)).toEqual(
      expect.arrayContaining(["AUS", "MEX"]),
    )
    expect(topic?.actors.map(({ actor }) => actor)).not.toContain("VAT")
    expect(notHeard).toHaveLength(5)
    expect(thisWeek.map((one) => one.topic)).toContain("domestic-workers")
  })
})

test("what stands in a private block is given and flagged as private", async () => {
  const [note] = await lead.must<{ id: string }[]>("GET", `${at}/notes`)
  await lead.must("POST", `/api/notes/${note?.id}/append`, {
    key: "a key of its own for this",
    text: "[private] @Fiji #regular-irregular=in-between.",
  })
  await expect
    .poll(async () => {
      const { lineUps: [day] = [] } = await lineUps("?topic=regular-irregular&day=2018-03-12")
      const entries = day?.columns.flatMap((column) => column.entries)
      return entry(entries, "FJI")?.private
    })
    .toBe(true)
})

test("a reader may not ask", async () => {
  const reader = await joined(server, lead, "gcm-2", "reader")
  for (const view of ["lineups", "shifts", "silences"]) {
    expect((await reader.call("GET", `${at}/${view}`)).status).toBe(403)
  }
})

test.each([
  ["lineups?topic=nothing", 404, "The meeting has no topic “nothing”. Topics go by their id."],
  [
    "lineups?day=2018-03-20",
    404,
    "2018-03-20 is no day of this meeting. Its days are 2018-03-12, 2018-03-13, 2018-03-14, 2018-03-15.",
  ],
  ["silences?day=monday", 400, "The question does not fit: day: a date is written 2018-03-12"],
  [
    "shifts?from=2018-03-13&to=2018-03-13",
    400,
    "2018-03-13 is not before 2018-03-13: shifts are told from an earlier day.",
  ],
])("%s is answered with %i and what to do", async (question, status, detail) => {
  const answer = await lead.call<{ detail: string }>("GET", `${at}/${question}`)
  expect(answer.status).toBe(status)
  expect(answer.body.detail).toBe(detail)
})

function lineUps(query: string): Promise<LineUpsAnswer> {
  return script.must("GET", `${at}/lineups${query}`)
}

function shifts(query: string): Promise<ShiftsAnswer> {
  return script.must("GET", `${at}/shifts${query}`)
}

function silent(query: string): Promise<SilencesAnswer> {
  return script.must("GET", `${at}/silences${query}`)
}

function entry(entries: readonly LineUpEntry[] | undefined, holder: string) {
  return entries?.find((one) => one.holder === holder)
}
