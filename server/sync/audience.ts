// How presence reaches the connections of a room: the first change at once, those that follow closely together.
import type { Connection } from "./connection.ts"
import { awarenessFrame } from "./frames.ts"
import { Presence } from "./presence.ts"

/** Presence goes out at most this often. Milliseconds. */
const PRESENCE_EVERY = 50

export class Audience {
  readonly #connections: ReadonlySet<Connection>
  readonly #presence = new Presence()
  /** Whose presence a client id is; null: nobody's. */
  readonly userOf = (client: number): string | null => this.#presence.userOf(client)
  readonly #changedIds = new Set<number>()
  #timer: NodeJS.Timeout | null = null

  constructor(connections: ReadonlySet<Connection>) {
    this.#connections = connections
  }

  /** Tells a connection who is there. */
  tell(connection: Connection): void {
    connection.tell(awarenessFrame(this.#presence.encode(this.#presence.ids, connection)))
  }

  /** False: the message is malformed. */
  receive(connection: Connection, update: Uint8Array): boolean {
    const changed = this.#presence.receive(update, connection)
    if (changed === null) return false
    this.#tellOthers(changed)
    return true
  }

  leave(connection: Connection): void {
    this.#tellOthers(this.#presence.leave(connection))
  }

  /** Whose presence each client id is. */
  users(): ReadonlyMap<number, string> {
    return this.#presence.users()
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #tellOthers(ids: readonly number[]): void {
    for (const id of ids) this.#changedIds.add(id)
    if (this.#changedIds.size === 0 || this.#timer !== null) return
    this.#send()
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#tellOthers([])
    }, PRESENCE_EVERY)
  }

  #send(): void {
    const ids = [...this.#changedIds]
    this.#changedIds.clear()
    const all = awarenessFrame(this.#presence.encode(ids, null))
    for (const connection of this.#connections) {
      const own = this.#presence.isOneOf(ids, connection)
      connection.tell(own ? awarenessFrame(this.#presence.encode(ids, connection)) : all)
    }
  }
}
