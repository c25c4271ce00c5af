// What every store must do, whatever it stands on: run against each adapter by a test file of its own.
import { Kysely } from "kysely"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { LogEntry, NewDoc, Store } from "../../server/store/store.ts"
import type { DayMembership, IndexedStatement, Meeting } from "../../shared/meeting/meeting.ts"
import { parseMeeting } from "../../shared/meeting/meeting.ts"
import { seenRow } from "../../shared/views/views.ts"

/** A place for one store, empty at first, that can be opened again and again. */
export interface StorePlace {
  open(): Promise<Store>
  remove(): void
}

export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the store on ${name}`, () => {
    let place: StorePlace
    let store: Store
    beforeEach(async () => {
      place = await makePlace()
      store = await place.open()
    })
    afterEach(async () => {
      await store.close()
      place.remove()
    })
    const reopened = async () => {
      await store.close()
      store = await place.open()
      return store
    }

    describe("documents", () => {
      test("gives back, after it was closed and opened, what was appended, in order", async () => {
        await withNote(store)
        const first = await store.log.append("n1", 1, [entry([1], { clients: [7] }), entry([2])])
        const second = await store.log.append("n1", 1, [entry([3], { user: "u2", clients: [8] })])
        expect([first, second]).toEqual([
          { ok: true, head: 2 },
          { ok: true, head: 3 },
        ])
        const doc = await (await reopened()).log.load("n1")
        expect(doc?.tail.map(({ seq, bytes }) => [seq, ...bytes])).toEqual([
          [1, 1],
          [2, 2],
          [3, 3],
        ])
        expect(doc?.authors).toEqual(
          new Map([
            [7, "u1"],
            [8, "u2"],
          ]),
        )
        expect(doc).toMatchObject({ generation: 1, schema: 1, head: 3, size: 3, snapshot: null })
      })

      test("numbers what many append at once without gaps or doubles, in the order of commits", async () => {
        await withNote(store)
        const appended = await Promise.all(
          Array.from({ length: 50 }, (_, i) => store.log.append("n1", 1, [entry([i])])),
        )
        expect(appended.map((it) => it.ok && it.head)).toEqual(
          Array.from({ length: 50 }, (_, i) => i + 1),
        )
        const doc = await store.log.load("n1")
        expect(doc?.tail.map(({ bytes }) => bytes[0])).toEqual(
          Array.from({ length: 50 }, (_, i) => i),
        )
      })

      test("refuses an append to another generation or to no document, and stores nothing of it", async () => {
        await withNote(store)
        expect(await store.log.append("n1", 2, [entry([1])])).toEqual({ ok: false })
        expect(await store.log.append("nowhere", 1, [entry([1])])).toEqual({ ok: false })
        expect(await store.log.load("n1")).toMatchObject({ head: 0, tail: [] })
        expect(await store.log.load("nowhere")).toBeNull()
      })

      test("numbers the versions of a document from one", async () => {
        await withNote(store)
        const version = { seq: 0, bytes: Uint8Array.of(1), reason: "published", at: 1 }
        expect(await store.log.keepVersion("n1", version)).toBe(1)
        expect(await store.log.keepVersion("n1", version)).toBe(2)
      })

      test("makes a note with its document's beginning, or neither", async () => {
        await withNote(store, entry([9], { user: "server", clients: [1] }))
        expect(await store.log.load("n1")).toMatchObject({ head: 1 })
        await expect(
          store.notes.create(note("n2", { meeting: "no such meeting" }), newDoc("n2")),
        ).rejects.toThrow()
        expect(await store.log.load("n2")).toBeNull()
        expect(await store.notes.find("n2")).toBeNull()
      })

      test("tells when a person typed last; what the server wrote does not count", async () => {
        await withNote(store, entry([9], { user: "server" }))
        expect((await store.notes.find("n1"))?.changedAt).toBeNull()
        await store.log.append("n1", 1, [entry([1], { at: 4711 })])
        expect((await store.notes.find("n1"))?.changedAt).toBe(4711)
      })
    })

    describe("the index", () => {
      const reading = (seq: number, upserts: IndexedStatement[], removals: string[] = []) => ({
        note: "n1",
        meeting: "m",
        day: "2018-03-12",
        seq,
        revision: 1,
        upserts,
        removals,
        memberships: null,
        statements: upserts.length,
        problems: 0,
      })

      test("raises the version with each reading that changed a statement, and only then", async () => {
        await withNote(store)
        expect(await store.statements.version("m")).toBe(0)
        expect(await store.statements.replace(reading(1, [statement("a")]))).toBe(1)
        expect(await store.statements.replace(reading(2, []))).toBe(1)
        expect(await store.statements.replace(reading(3, [], ["a"]))).toBe(2)
      })

      test("leaps over versions that a crash may have taken back, and goes on from there", async () => {
        await withNote(store)
        await store.statements.replace(reading(1, [statement("a")]))
        await store.statements.leap()
        const after = await store.statements.version("m")
        expect(after).toBeGreaterThan(100)
        expect(await store.statements.replace(reading(2, [statement("b")]))).toBe(after + 1)
        const since = await store.statements.page("m", { since: after }, null, 100)
        expect(since.statements.map(({ id }) => id)).toEqual(["b"])
      })

      test("leaves out a reading that is older than the stored one", async () => {
        await withNote(store)
        await store.statements.replace(reading(5, [statement("new")]))
        expect(await store.statements.replace(reading(4, [statement("old")]))).toBe(1)
        expect((await store.statements.ofNote("n1"))?.statements.map(({ id }) => id)).toEqual([
          "new",
        ])
      })

      test("tells who asks since a version what was changed and what is gone", async () => {
        await withNote(store)
        await store.statements.replace(reading(1, [statement("a"), statement("b"), statement("c")]))
        await store.statements.replace(
          reading(2, [statement("b", { qualifier: "but late" })], ["a"]),
        )
        const page = await store.statements.page("m", { since: 1 }, null, 100)
        expect(page).toEqual({
          statements: [statement("b", { qualifier: "but late" })],
          removed: ["a"],
          next: null,
        })
        const all = await store.statements.page("m", {}, null, 100)
        expect(all.statements.map(({ id }) => id)).toEqual(["c", "b"])
        expect(all.removed).toEqual([])
      })

      test("brings a removed statement back when it is read again", async () => {
        await withNote(store)
        await store.statements.replace(reading(1, [statement("a")]))
        await store.statements.replace(reading(2, [], ["a"]))
        await store.statements.replace(reading(3, [statement("a")]))
        const page = await store.statements.page("m", { since: 1 }, null, 100)
        expect(page).toMatchObject({ statements: [{ id: "a" }], removed: [] })
      })

      test("takes out the statements of notes that are not there, and tells of it", async () => {
        await withNote(store)
        await store.statements.replace(reading(1, [statement("a"), statement("b")]))
        await store.statements.removeStrays()
        expect(await store.statements.version("m")).toBe(1)
        const lost = statement("c", { note: "gone" })
        await store.statements.replace(reading(2, [lost]))
        await store.statements.removeStrays()
        expect(await store.statements.page("m", { since: 2 }, null, 9)).toEqual({
          ...{ statements: [], removed: ["c"], next: null },
        })
        expect(await store.statements.count("m")).toBe(2)
      })

      test("reports a statement that no longer fits the filter as gone", async () => {
        await withNote(store)
        await store.statements.replace(reading(1, [statement("a", { stance: "supports" })]))
        await store.statements.replace(reading(2, [statement("a", { stance: "opposes" })]))
        const page = await store.statements.page("m", { since: 1, stance: "supports" }, null, 100)
        expect(page).toEqual({ statements: [], removed: ["a"], next: null })
      })

      test("filters by topic, actor, day and stance", async () => {
        await withNote(store)
        const brazil = statement("a", { speaker: "BRA", holder: "BRA", topic: "labour" })
        const austria = statement("b", { speaker: "AUT", holder: "eu-27", stance: "opposes" })
        await store.statements.replace(reading(1, [brazil, austria]))
        const ids = async (filter: object) =>
          (await store.statements.page("m", filter, null, 9)).statements.map(({ id }) => id)
        expect(await ids({ topic: "labour" })).toEqual(["a"])
        expect(await ids({ actor: "eu-27" })).toEqual(["b"])
        expect(await ids({ actor: "AUT" })).toEqual(["b"])
        expect(await ids({ stance: "opposes" })).toEqual(["b"])
        expect(await ids({ day: "2018-03-13" })).toEqual([])
      })

      test("pages through everything once", async () => {
        await withNote(store)
        const many = Array.from({ length: 25 }, (_, i) => statement(`s${i}`))
        await store.statements.replace(reading(1, many))
        const seen: string[] = []
        let from: { version: number; id: string } | null = null
        do {
          const page: Awaited<ReturnType<typeof store.statements.page>> =
            await store.statements.page("m", {}, from, 10)
          seen.push(...page.statements.map(({ id }) => id))
          from = page.next
        } while (from !== null)
        expect(seen.sort()).toEqual(many.map(({ id }) => id).sort())
        expect(await store.statements.count("m")).toBe(25)
      })

      test("keeps whom a note names as members, and raises the version when they change", async () => {
        await withNote(store)
        await store.notes.create(note("n2"), newDoc("n2"))
        const [bulgaria, jamaica] = [membership("BGR"), membership("JAM", { private: true })]
        const named = (note: string, seq: number, memberships: DayMembership[] | null) =>
          store.statements.replace({ ...reading(seq, []), note, memberships })
        expect(await store.statements.memberships("m")).toEqual([])
        expect(await named("n1", 2, [bulgaria, jamaica])).toBe(1)
        expect(await named("n2", 1, [bulgaria])).toBe(2)
        expect(await named("n1", 3, null)).toBe(2)
        expect(await named("n1", 1, [])).toBe(2)
        await reopened()
        expect(await store.statements.ofNote("n1")).toMatchObject({
          ...{ seq: 3, memberships: [bulgaria, jamaica] },
        })
        expect(await store.statements.memberships("m")).toEqual([bulgaria, jamaica, bulgaria])
        expect(await named("n1", 4, [])).toBe(3)
        expect(await store.statements.memberships("m")).toEqual([bulgaria])
        expect(await store.statements.memberships("another")).toEqual([])
      })

      test("lists the notes that have to be read again", async () => {
        await withNote(store)
        const stale = async () => (await store.statements.stale()).map(({ note }) => note)
        expect(await stale()).toEqual(["n1"])
        await store.statements.replace(reading(0, []))
        expect(await stale()).toEqual([])
        await store.log.append("n1", 1, [entry([1])])
        expect(await stale()).toEqual(["n1"])
        await store.statements.replace(reading(1, []))
        await store.meetings.replace({ ...meeting("m"), name: "Renamed" }, 1)
        expect(await stale()).toEqual(["n1"])
      })
    })

    describe("reviews", () => {
      const confirm = { kind: "confirm", at: 7, by: { id: "u1", name: "Lead" } } as const
      const addition = (key: string, more: object = {}) => ({
        ...{ meeting: "m", key, statement: "a", whileHolding: null },
        ...{ event: { ...confirm, of: seenRow(statement("a"), []) }, ...more },
      })

      test("are numbered by meeting in the order in which they were said, and stay", async () => {
        await withNote(store)
        await store.meetings.create(meeting("m2"), null, 1)
        expect(await store.reviews.version("m")).toBe(0)
        const added = await Promise.all([
          store.reviews.add(addition("one")),
          store.reviews.add(addition("two")),
          store.reviews.add(addition("one", { meeting: "m2" })),
        ])
        expect(added.map((it) => it.ok && [it.event.version, it.isNew])).toEqual([
          [1, true],
          [2, true],
          [1, true],
        ])
        await reopened()
        expect(await store.reviews.version("m")).toBe(2)
        const all = await store.reviews.since("m", 0, 100)
        expect(all).toEqual(added.slice(0, 2).map((it) => it.ok && it.event))
        expect(await store.reviews.since("m", 1, 100)).toEqual(all.slice(1))
        expect(await store.reviews.since("m", 0, 1)).toEqual(all.slice(0, 1))
        expect(await store.reviews.find("m", 2)).toEqual({ event: all[1], statement: "a" })
        expect(await store.reviews.find("m2", 2)).toBeNull()
        expect(await store.reviews.count("m", "a")).toBe(2)
        expect(await store.reviews.count("m", "b")).toBe(0)
      })

      test("are added once for each key", async () => {
        await withNote(store)
        const [first, again] = await Promise.all([
          store.reviews.add(addition("one")),
          store.reviews.add(addition("one", { event: { ...confirm, at: 9 } })),
        ])
        expect(first.ok && again).toEqual({ ...first, isNew: false })
        expect(await store.reviews.version("m")).toBe(1)
        expect(await store.reviews.withKey("m", "one")).toEqual(first.ok && first.event)
        expect(await store.reviews.withKey("m", "two")).toBeNull()
      })

      test("are added only while the statement is as it was seen, if that is asked for", async () => {
        await withNote(store)
        const seen = statement("a")
        const reading = {
          ...{ note: "n1", meeting: "m", day: "2018-03-12", revision: 1, removals: [] },
          ...{ memberships: null, statements: 1, problems: 0 },
        }
        const held = (key: string) => store.reviews.add(addition(key, { whileHolding: seen }))
        expect(await held("one")).toEqual({ ok: false })
        await store.statements.replace({ ...reading, seq: 1, upserts: [seen] })
        expect(await held("two")).toMatchObject({ ok: true, event: { version: 1 } })
        const changed = statement("a", { text: "Brazil spoke twice." })
        await store.statements.replace({ ...reading, seq: 2, upserts: [changed] })
        expect(await held("three")).toEqual({ ok: false })
        // What was added under a key was added.
        expect(await held("two")).toMatchObject({ ok: true, isNew: false })
        await store.statements.replace({ ...reading, seq: 3, upserts: [], removals: ["a"] })
        expect(await held("four")).toEqual({ ok: false })
        expect(await store.reviews.version("m")).toBe(1)
      })
    })

    describe("records", () => {
      test("changes a meeting only for who saw its last revision", async () => {
        expect(await store.meetings.create(meeting("m"), null, 1)).toBe(true)
        expect(await store.meetings.create(meeting("m"), null, 2)).toBe(false)
        expect(await store.meetings.replace({ ...meeting("m"), name: "A" }, 1)).toBe(true)
        expect(await store.meetings.replace({ ...meeting("m"), name: "B" }, 1)).toBe(false)
        expect(await store.meetings.find("m")).toMatchObject({
          meeting: { name: "A" },
          revision: 2,
        })
      })

      test("renames, moves and archives a note", async () => {
        await withNote(store)
        await store.notes.change("n1", { title: "Room 4", archived: true })
        await store.notes.change("n1", { date: "2018-03-13" })
        expect(await store.notes.find("n1")).toMatchObject({
          title: "Room 4",
          archived: true,
          date: "2018-03-13",
          room: "",
        })
      })

      test("numbers the publications of a brief and finds one by its secret alone", async () => {
        await withNote(store)
        await store.briefs.create({ id: "b1", meeting: "m", date: "2018-03-12" }, newDoc("b1"))
        const publication = (id: string) => ({
          ...{ id, brief: "b1", title: "Day one", remark: "", note: { items: [] } },
          ...{ by: "Lead", at: 1, secret: `secret of ${id}` },
        })
        expect(await store.briefs.publish(publication("p1"))).toMatchObject({ number: 1 })
        expect(await store.briefs.publish(publication("p2"))).toMatchObject({ number: 2 })
        expect(await store.briefs.publication("secret of p2")).toMatchObject({
          number: 2,
          meeting: "m",
          note: { items: [] },
        })
        expect(await store.briefs.publication("guessed")).toBeNull()
        expect((await store.briefs.of("m"))[0]?.publications.map(({ id }) => id)).toEqual([
          "p1",
          "p2",
        ])
      })
    })

    describe("access", () => {
      beforeEach(async () => {
        await store.meetings.create(meeting("m"), null, 1)
        for (const user of ["u1", "u2"]) await addUser(store, user)
      })
      const invite = { id: "i1", meeting: "m", role: "note-taker", hash: "h" } as const
      const terms = { until: 100, usesLeft: 2, by: "Lead", at: 1 }

      test("an invite gives its role as often as it may be used, and not after its end", async () => {
        await store.access.addInvite({ ...invite, ...terms })
        expect(await store.access.useInvite("h", "u1", 100)).toBeNull()
        expect(await store.access.useInvite("h", "u1", 99)).toMatchObject({ usesLeft: 1 })
        expect(await store.access.useInvite("h", "u2", 99)).toMatchObject({ usesLeft: 0 })
        expect(await store.access.useInvite("h", "u2", 99)).toBeNull()
        expect(await store.access.people("m")).toMatchObject([
          { user: "u1", role: "note-taker" },
          { user: "u2", role: "note-taker" },
        ])
      })

      test("an invite never lowers the role that somebody has", async () => {
        await store.access.setRole("m", "u1", "lead", 1)
        await store.access.addInvite({ ...invite, ...terms, role: "reader" })
        await store.access.useInvite("h", "u1", 1)
        expect(await store.access.roleOf("m", "u1")).toBe("lead")
      })

      test("a meeting keeps at least one lead", async () => {
        await store.access.setRole("m", "u1", "lead", 1)
        expect(await store.access.setRole("m", "u1", "reader", 1)).toBe(false)
        expect(await store.access.setRole("m", "u1", null, 1)).toBe(false)
        await store.access.setRole("m", "u2", "lead", 1)
        expect(await store.access.setRole("m", "u1", null, 1)).toBe(true)
        expect(await store.access.rolesOf("u2")).toEqual(new Map([["m", "lead"]]))
      })

      test("a token ends at its time", async () => {
        const token = { id: "t1", meeting: "m", role: "reader", until: 100 } as const
        await store.access.addToken({ ...token, hash: "h", at: 1 })
        expect(await store.access.token("h", 99)).toEqual(token)
        expect(await store.access.token("h", 100)).toBeNull()
      })

      test("a session is open until its end", async () => {
        const times = { createdAt: new Date(0), updatedAt: new Date(0) }
        const session = { id: "s1", token: "t", userId: "u1", expiresAt: new Date(100) }
        await accountsOf(store)
          .insertInto("session")
          .values({ ...session, ...times })
          .execute()
        expect(await store.access.isOpen("s1", 99)).toBe(true)
        expect(await store.access.isOpen("s1", 100)).toBe(false)
        expect(await store.access.isOpen("s2", 99)).toBe(false)
      })

      test("a setting is set once and taken by one caller", async () => {
        expect(await store.access.settingOnce("set-up", "a")).toBe("a")
        expect(await store.access.settingOnce("set-up", "b")).toBe("a")
        const taken = await Promise.all([
          store.access.takeSetting("set-up", "a"),
          store.access.takeSetting("set-up", "a"),
        ])
        expect(taken.filter(Boolean)).toHaveLength(1)
        expect(await store.access.setting("set-up")).toBeNull()
      })
    })
  })
}

function meeting(id: string): Meeting {
  const parsed = parseMeeting({ id, name: "A meeting", days: [] })
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  return parsed.meeting
}

export function note(id: string, more: { meeting?: string } = {}) {
  return { id, meeting: "m", date: "2018-03-12", title: "Plenary", room: "", ...more }
}

export function newDoc(id: string, first: LogEntry | null = null): NewDoc {
  return { id, schema: 1, at: 1, first }
}

export async function withNote(store: Store, first: LogEntry | null = null): Promise<void> {
  await store.meetings.create(meeting("m"), null, 1)
  await store.notes.create(note("n1"), newDoc("n1", first))
}

function entry(content: number[], more: Partial<LogEntry> = {}): LogEntry {
  return {
    ...{ bytes: Uint8Array.from(content), user: "u1", connection: "c1", clients: [], at: 1 },
    ...more,
  }
}

function statement(id: string, more: object = {}): IndexedStatement {
  const plain = {
    ...{ id, note: "n1", day: "2018-03-12", speaker: "BRA", onBehalfOf: null, holder: "BRA" },
    ...{ except: [], topic: "monitoring", position: null, stance: "addresses", qualifier: null },
    ...{ unsure: false, provisions: [], quotes: [], time: null, tags: [], via: "sentence" },
    ...{ block: "b1", sentence: 0, text: "Brazil spoke.", ...more },
  }
  return plain as unknown as IndexedStatement
}

function membership(member: string, more: object = {}): DayMembership {
  const plain = { group: "friends-of-children", member, day: "2018-03-12", private: false }
  return { ...plain, ...more } as unknown as DayMembership
}

/** The account library's tables, by its own query builder. */
function accountsOf(store: Store) {
  return new Kysely<Record<"user" | "session", Record<string, unknown>>>({
    dialect: store.accounts.dialect,
  })
}

async function addUser(store: Store, id: string): Promise<void> {
  const times = { createdAt: new Date(0), updatedAt: new Date(0) }
  const user = { id, name: `Name of ${id}`, email: `${id}@lineup.invalid`, emailVerified: 0 }
  await accountsOf(store)
    .insertInto("user")
    .values({ ...user, ...times })
    .execute()
}
