// The load generator, one for all servers: writers type at a steady pace, everybody counts what arrives, and when.
import { setTimeout as pause } from "node:timers/promises"
import { randomFrom } from "../generate.ts"
import { Client } from "./client.ts"
import { type Beginning, EditFinder, MOST_EDITS, Writer } from "./edits.ts"
import { Histogram } from "./histogram.ts"
import { keeps, type Running } from "./servers.ts"
import { binary } from "./wire.ts"

export interface Plan {
  readonly rooms: number
  /** In each room. The first of them write. */
  readonly clients: number
  readonly writers: number
  /** Edits a second of each writer. */
  readonly pace: number
  /** Seconds of typing before the measuring begins, and while it lasts. */
  readonly warmUp: number
  readonly seconds: number
}

export interface Outcome {
  /** Why the run is void; null: every receiver got every edit. */
  readonly fault: string | null
  /** Edits that arrived at others while it was measured. */
  readonly delivered: number
  /** From the sending of an edit to its arrival at another. Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Of the server's process for each delivered edit. Microseconds. */
  readonly cpu: number
  /** Of the server's process at the end. MB. */
  readonly rss: number
  /** How late the generator itself sent, at worst: what it cannot keep up with says nothing of the server. Milliseconds. */
  readonly late: number
}

/** How long to wait for what is still under way. Milliseconds. */
const PATIENCE = 20_000

/** All rooms type the same, each in its own note. */
export class Script {
  readonly start: Beginning
  readonly plan: Plan
  /** In the order of their numbers, which is the order in which they are sent in each room. */
  readonly edits: readonly { readonly writer: number; readonly update: Uint8Array }[]
  /** When each is sent, by room and number. Milliseconds from the beginning. */
  readonly times: readonly Float64Array[]
  /** How many of the edits, the last ones, are measured. */
  readonly measured: number

  constructor(plan: Plan, start: Beginning) {
    this.start = start
    this.plan = plan
    const { rooms, writers, pace, warmUp, seconds } = plan
    const count = (Math.round(warmUp * pace) + Math.round(seconds * pace)) * writers
    this.measured = Math.round(seconds * pace) * writers
    if (count > MOST_EDITS) throw new Error("More edits than the marks can number")
    const authors = Array.from({ length: writers }, (_, n) => new Writer(start, n))
    this.edits = Array.from({ length: count }, (_, number) => {
      const writer = number % writers
      return { writer, update: authors[writer]?.edit(number) ?? new Uint8Array() }
    })
    // People do not type in step: each edit falls somewhere within its turn.
    const random = randomFrom(11)
    const turn = 1000 / pace
    this.times = Array.from({ length: rooms }, () =>
      Float64Array.from(
        this.edits,
        (_, number) => (Math.floor(number / writers) + random(1000) / 1000) * turn,
      ),
    )
  }
}

/** All clients join their notes, beginning with the server's `from`th. */
export async function joinAll(server: Running, script: Script, from = 0): Promise<Room[]> {
  const { rooms, clients } = script.plan
  const joined: Room[] = []
  for (let n = 0; n < rooms; n++) {
    const doc = server.docs[from + n] ?? ""
    const room = new Room(script)
    // Ours has the note already; a peer is given it by the first to come.
    const given = server.name.startsWith("lineup") ? null : script.start.update
    for (let person = 0; person < clients; person++) {
      const start = person === 0 ? given : null
      room.enter(await Client.join(server, { doc, person: n * clients + person, start }))
    }
    joined.push(room)
  }
  return joined
}

/** Plays the script in all rooms at once: first what warms the server up, then what is measured. */
export async function play(server: Running, rooms: readonly Room[]): Promise<Outcome> {
  const { script } = rooms[0] ?? {}
  if (script === undefined) throw new Error("There is no room")
  const warm = script.edits.length - script.measured
  await type(rooms, { from: 0, to: warm })
  await allThere(rooms, warm)
  const times = new Histogram()
  for (const room of rooms) room.measure = times
  const arrived = arrivals(rooms)
  const before = await server.process.usage()
  const late = await type(rooms, { from: warm, to: script.edits.length })
  await allThere(rooms, script.edits.length)
  // Some store or index what was typed only a while later: that belongs to the cost.
  const after = keeps(server.name) ? await server.process.quiet() : await server.process.usage()
  const delivered = arrivals(rooms) - arrived
  return {
    fault: rooms.map((room) => faultOf(room)).find((it) => it !== null) ?? null,
    delivered,
    p50: times.at(0.5),
    p99: times.at(0.99),
    cpu: ((after.cpu - before.cpu) * 1000) / delivered,
    rss: after.rss / 1e6,
    late,
  }
}

/** Sends the edits at their times; gives how late the latest went out. Milliseconds. */
function type(rooms: readonly Room[], span: Span): Promise<number> {
  const [first] = rooms
  if (first === undefined) throw new Error("There is no room")
  return typed(first.script, span, (room, number) => rooms[room]?.type(number))
}

/** Calls back for each edit when it is to be sent; gives how late the latest call was. Milliseconds. */
export async function typed(
  script: Script,
  { from, to }: Span,
  send: (room: number, number: number) => void,
): Promise<number> {
  const sendings = script.times
    .flatMap((times, room) =>
      Array.from(times.subarray(from, to), (at, n) => ({ at, room, number: from + n })),
    )
    .sort((a, b) => a.at - b.at)
  const begin = performance.now() - (sendings[0]?.at ?? 0)
  let late = 0
  for (let next = 0; next < sendings.length; ) {
    const now = performance.now() - begin
    for (let it = sendings[next]; it !== undefined && it.at <= now; it = sendings[++next]) {
      late = Math.max(late, now - it.at)
      send(it.room, it.number)
    }
    await pause(Math.max(1, (sendings[next]?.at ?? 0) - (performance.now() - begin)))
  }
  return late
}

function faultOf(room: Room): string | null {
  const count = room.script.edits.length
  return room.fault ?? (room.has(count) ? null : `${room.missing(count)} edits did not arrive`)
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Waits until every receiver has the edits of the lower numbers, or for as long as one would wait. */
async function allThere(rooms: readonly Room[], count: number): Promise<void> {
  const end = performance.now() + PATIENCE
  const isWaiting = () => rooms.some((room) => !room.has(count) && room.fault === null)
  while (isWaiting() && performance.now() < end) await pause(20)
}

function arrivals(rooms: readonly Room[]): number {
  return rooms.reduce((sum, room) => sum + room.arrived, 0)
}

/** The clients of one note. */
export class Room {
  readonly script: Script
  /** Takes the times from now on. */
  measure: Histogram | null = null
  arrived = 0
  readonly #clients: Client[] = []
  readonly #sent: Float64Array
  readonly #frames: Uint8Array[] = []

  constructor(script: Script) {
    this.script = script
    this.#sent = new Float64Array(script.edits.length)
  }

  enter(client: Client): void {
    const { edits } = this.script
    const n = this.#clients.push(client) - 1
    if (n === 0) {
      for (const { update } of edits) this.#frames.push(binary(client.voice.update(update)))
    }
    const seen = new Uint8Array(edits.length)
    let now = 0
    const finder = new EditFinder((number) => {
      // Some servers send the writer its own edit: that is no delivery.
      if (seen[number] !== 0 || edits[number]?.writer === n) return
      seen[number] = 1
      this.arrived++
      this.measure?.add(now - (this.#sent[number] ?? 0))
    })
    client.wire.stream = (bytes) => {
      now = performance.now()
      finder.read(bytes)
    }
  }

  type(number: number): void {
    const [edit, frame] = [this.script.edits[number], this.#frames[number]]
    if (edit === undefined || frame === undefined) throw new Error(`There is no edit ${number}`)
    this.#sent[number] = performance.now()
    this.#clients[edit.writer]?.wire.write(frame)
  }

  /** True if every receiver has all of the first edits. */
  has(count: number): boolean {
    return this.missing(count) === 0
  }

  /** Edits that have not arrived, counted at each receiver. */
  missing(count: number): number {
    return count * (this.#clients.length - 1) - this.arrived
  }

  /** Why a client has gone; null while all are there. */
  get fault(): string | null {
    const closed = this.#clients.map(({ wire }) => wire.closed).find((it) => it !== null)
    return closed === undefined ? null : `a client was let go: ${closed}`
  }

  leave(): void {
    for (const { wire } of this.#clients) wire.end()
  }
}
