// Any schedule of writing, undoing, going offline and changing roles, on the wire: all come together, and the log knows who.
import Database from "better-sqlite3"
import * as fc from "fast-check"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { headersOf } from "../support/sync.ts"
import { Chance, summary, times } from "./chance.ts"
import { areEqual, missing } from "./held.ts"
import { scribble } from "./scribble.ts"
import { socketTo } from "./writers.ts"

vi.setConfig({ testTimeout: 0 })

const PEOPLE = 3
const DOCS = 2
const patience = { timeout: 30_000, interval: 10 }

let server: TestServer
let lead: Person
let meeting: string
const people: { person: Person; user: string }[] = []

beforeAll(async () => {
  server = await TestServer.start({}, afterAll)
  lead = await server.setUp()
  meeting = (await meetingOf(lead)).meeting.id
  const known = new Set<string>()
  for (let n = 0; n < PEOPLE; n++) {
    const person = await joined(server, lead, meeting, "note-taker")
    const users = (await usersOf(lead)).filter((user) => !known.has(user))
    for (const user of users) known.add(user)
    people.push({ person, user: users[0] ?? "" })
  }
})

async function usersOf(who: Person): Promise<string[]> {
  const answer = await who.must<{ people: { user: string; you: boolean }[] }>(
    ...(["GET", `/api/meetings/${meeting}/people`] as const),
  )
  return answer.people.filter(({ you }) => !you).map(({ user }) => user)
}

/** One of `PEOPLE` on one of `DOCS`, each with an undo of their own. */
class Client {
  readonly person: number
  readonly doc = new Y.Doc()
  readonly fragment = this.doc.getXmlFragment(NOTE_FRAGMENT)
  readonly provider: WebsocketProvider
  /** Every id that it wrote under: Yjs may renew it. */
  readonly ids = new Set<number>()
  /** Others' letters that an undo took. */
  taken = 0
  readonly #undo = new Y.UndoManager(this.fragment, {
    captureTimeout: 0,
    // As the editor's: a block stays while it holds words of others.
    deleteFilter: (item) => !isBlockWithWordsOfOthers(item),
  })

  constructor(person: number, doc: string) {
    this.person = person
    const headers = headersOf(server, people[person]?.person ?? lead)
    this.provider = new WebsocketProvider("ws://server/sync", doc, this.doc, {
      ...{ disableBc: true, maxBackoffTime: 100 },
      WebSocketPolyfill: socketTo(() => server, headers),
    })
    this.doc.on("beforeTransaction", () => this.ids.add(this.doc.clientID))
  }

  undo(way: "undo" | "redo"): void {
    this.doc.once("afterTransaction", ({ deleteSet }: Y.Transaction) => {
      for (const [client, ranges] of deleteSet.clients) {
        if (this.ids.has(client)) continue
        this.taken += ranges.filter(({ clock, len }) =>
          holdsText(this.doc, client, clock, len),
        ).length
      }
    })
    if (way === "undo") this.#undo.undo()
    else this.#undo.redo()
  }

  close(): void {
    this.#undo.destroy()
    this.provider.destroy()
    this.doc.destroy()
  }
}

/** As y-tiptap's filter with protected nodes: an element is kept while something stands in it. */
function isBlockWithWordsOfOthers({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return false
  const { type } = content
  return (type instanceof Y.XmlElement || type instanceof Y.XmlText) && type.length > 0
}

function holdsText(doc: Y.Doc, client: number, clock: number, len: number): boolean {
  const structs = doc.store.clients.get(client) ?? []
  return structs.some(
    (it) =>
      it instanceof Y.Item &&
      it.id.clock < clock + len &&
      it.id.clock + it.length > clock &&
      it.content instanceof Y.ContentString,
  )
}

const client = fc.nat({ max: PEOPLE * DOCS - 1 })
const move = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant("write" as const), client, fc.nat()) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom("undo" as const, "redo" as const), client) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("offline" as const, "online" as const), client),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("reader" as const, "note-taker" as const), client),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constant("wait" as const), fc.nat({ max: 20 })) },
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

const setRole = (person: number, role: string) =>
  lead.must("PATCH", `/api/meetings/${meeting}/people/${people[person]?.user}`, { role })

async function make(clients: readonly Client[], [what, n, seed]: Move): Promise<void> {
  if (what === "wait") return new Promise((done) => setTimeout(done, n))
  const it = clients[n]
  if (it === undefined) throw new RangeError(`There is no client ${n}`)
  if (what === "write") scribble(it.fragment, new Chance(seed ?? 0))
  else if (what === "undo" || what === "redo") it.undo(what)
  else if (what === "offline") it.provider.disconnect()
  else if (what === "online") it.provider.connect()
  else await setRole(it.person, what)
}

/** Everyone may write, is connected, and has the same. */
async function settle(clients: readonly Client[]): Promise<void> {
  for (let person = 0; person < PEOPLE; person++) await setRole(person, "note-taker")
  await vi.waitFor(() => {
    for (const { provider } of clients) if (!provider.shouldConnect) provider.connect()
    expect(clients.every(({ provider }) => provider.synced)).toBe(true)
    for (let doc = 0; doc < DOCS; doc++) {
      const here = clients.filter((_, n) => n % DOCS === doc).map((it) => it.doc)
      expect(areEqual(here)).toBe(true)
    }
  }, patience)
}

/** The log's updates by themselves make the note, and each is of who wrote it. */
function checkLog(doc: string, clients: readonly Client[]): void {
  const db = new Database(`${server.dir}/lineup.db`, { readonly: true })
  const rows = db.prepare("select bytes, user from log where doc = ? order by seq").all(doc) as {
    bytes: Buffer
    user: string
  }[]
  db.close()
  const userOf = new Map(
    clients.flatMap(({ ids, person }) => [...ids].map((id) => [id, people[person]?.user])),
  )
  const seen = new Map<number, number>()
  const logged = new Y.Doc()
  for (const { bytes, user } of rows) {
    for (const { id, length } of Y.decodeUpdate(bytes).structs) {
      // A step 2 tells of others' words again; who brought them first is who wrote them.
      if (id.clock + length <= (seen.get(id.client) ?? 0)) continue
      seen.set(id.client, id.clock + length)
      expect(user).toBe(userOf.get(id.client))
    }
    Y.applyUpdate(logged, bytes)
  }
  for (const client of clients) expect(missing(logged, client.doc)).toEqual([])
}

test("all come together after any schedule, undo takes nobody else's words, and the log knows who wrote", async () => {
  const numRuns = times(300)
  let moves = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 60 }), async (schedule) => {
      const docs: string[] = []
      for (let n = 0; n < DOCS; n++) docs.push((await noteOf(lead, meeting)).doc)
      const clients = Array.from(
        { length: PEOPLE * DOCS },
        (_, n) => new Client(Math.floor(n / DOCS), docs[n % DOCS] ?? ""),
      )
      try {
        for (const it of schedule) await make(clients, it)
        await settle(clients)
        expect(clients.map(({ taken }) => taken)).toEqual(clients.map(() => 0))
        for (const [n, doc] of docs.entries()) {
          checkLog(
            doc,
            clients.filter((_, m) => m % DOCS === n),
          )
        }
        moves += schedule.length
      } finally {
        for (const it of clients) it.close()
      }
    }),
    { numRuns, ...(process.env.CHAOS_SEED ? { seed: Number(process.env.CHAOS_SEED) } : {}) },
  )
  summary("model", { schedules: numRuns, moves })
})
