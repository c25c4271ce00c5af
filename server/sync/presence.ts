// Who is in a note: the awareness states of its connections. The server says who each is; ids belong to one socket.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import type { PresentUser } from "../../shared/wire/wire.ts"

/** Whoever holds a state: a connection, compared by identity. */
export interface Present {
  readonly user: { readonly id: string; readonly name: string }
}

interface State {
  readonly json: string
  readonly by: Present
}

/** A state may be no longer than this, in characters of JSON. */
const LONGEST_STATE = 2048
/** The stock client also sends back what it hears of the others, so one message may hold a full room. */
const MOST_STATES = 1000
/** Client ids of one socket: one, and one more each time that Yjs renews it. */
const MOST_IDS = 4
const FURTHEST_CLOCK_STEP = 1000
const LAST_CLOCK = 2 ** 31

const colors = [
  "#8a3ffc",
  "#007d79",
  "#b5540a",
  "#c4166c",
  "#1257c9",
  "#5b6b00",
  "#a2191f",
  "#3d5a80",
]

export class Presence {
  readonly #states = new Map<number, State>()
  /** The last clock of each id, also of those that left: a client that comes back counts on from it. */
  readonly #clocks = new Map<number, number>()
  readonly #colours = new Map<string, number>()

  /** Takes in a client's message; gives the ids that changed, or null when the message is malformed. */
  receive(update: Uint8Array, by: Present): readonly number[] | null {
    const entries = readEntries(update)
    if (entries === null) return null
    return entries.filter((entry) => this.#accept(entry, by)).map(({ client }) => client)
  }

  /** The connection has gone: gives the ids that went with it. */
  leave(by: Present): readonly number[] {
    const ids = this.#idsOf(by)
    for (const client of ids) this.#states.delete(client)
    const isHere = [...this.#states.values()].some((state) => state.by.user.id === by.user.id)
    if (!isHere) this.#colours.delete(by.user.id)
    return ids
  }

  get ids(): readonly number[] {
    return [...this.#states.keys()]
  }

  /** The user whose state an id holds; null: none is held. */
  userOf(client: number): string | null {
    return this.#states.get(client)?.by.user.id ?? null
  }

  /** Whose each id is. */
  users(): ReadonlyMap<number, string> {
    return new Map([...this.#states].map(([client, { by }]) => [client, by.user.id]))
  }

  /** True if one of the ids is the connection's own. */
  isOneOf(ids: readonly number[], by: Present): boolean {
    return ids.some((client) => this.#states.get(client)?.by === by)
  }

  /** An awareness update about these ids, without those of one receiver. */
  encode(ids: Iterable<number>, without: Present | null): Uint8Array {
    const told = [...ids].filter(
      (client) => without === null || this.#states.get(client)?.by !== without,
    )
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, told.length)
    for (const client of told) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, this.#clocks.get(client) ?? 0)
      encoding.writeVarString(encoder, this.#states.get(client)?.json ?? "null")
    }
    return encoding.toUint8Array(encoder)
  }

  #accept({ client, clock, state }: Entry, by: Present): boolean {
    const held = this.#states.get(client)
    // Others speak for themselves. A user's new socket may take over from one that died unnoticed.
    if (held !== undefined && held.by.user.id !== by.user.id) return false
    if (!this.#isNext(client, clock, held !== undefined && state !== null)) return false
    if (state === null) {
      if (held?.by !== by) return false
      this.#states.delete(client)
    } else {
      if (held?.by !== by && this.#idsOf(by).length >= MOST_IDS) return false
      const json = JSON.stringify({ ...state, user: this.#presentUser(by) })
      if (json.length > LONGEST_STATE) return false
      this.#states.set(client, { json, by })
    }
    this.#clocks.set(client, clock)
    return true
  }

  /** A jump would make the others deaf to all that the client says until its own clock has come so far. */
  #isNext(client: number, clock: number, held: boolean): boolean {
    const last = this.#clocks.get(client)
    if (last === undefined) return clock < LAST_CLOCK
    return clock <= last + FURTHEST_CLOCK_STEP && (held ? clock > last : clock >= last)
  }

  #presentUser({ user }: Present): PresentUser {
    const taken = new Set(this.#colours.values())
    let colour = this.#colours.get(user.id)
    if (colour === undefined) {
      colour = 0
      while (taken.has(colour)) colour++
      this.#colours.set(user.id, colour)
    }
    return { ...user, colour, color: colors[colour % colors.length] ?? "#525252" }
  }

  #idsOf(by: Present): number[] {
    return [...this.#states].flatMap(([client, state]) => (state.by === by ? [client] : []))
  }
}

interface Entry {
  readonly client: number
  readonly clock: number
  /** Null: the client leaves. */
  readonly state: Readonly<Record<string, unknown>> | null
}

/** Null: no awareness update, or one that holds more than a room does. */
function readEntries(update: Uint8Array): Entry[] | null {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MOST_STATES) return null
    return Array.from({ length: count }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: parseState(decoding.readVarString(decoder)),
    }))
  } catch {
    // lib0 and JSON throw on any bytes that are not what they should be; which of them does not matter.
    return null
  }
}

function parseState(json: string): Entry["state"] {
  const state: unknown = JSON.parse(json)
  if (state === null) return null
  if (typeof state !== "object" || Array.isArray(state)) throw new TypeError("no awareness state")
  return state as Readonly<Record<string, unknown>>
}
