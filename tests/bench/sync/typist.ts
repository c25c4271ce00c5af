// A writer who asks of each edit whether it is on disk.
import { SCHEMA_VERSION } from "../../../shared/note/note.ts"
import { MESSAGE, SYNC_PROTOCOL } from "../../../shared/wire/wire.ts"
import type { Client } from "./client.ts"
import type { Histogram } from "./histogram.ts"

/** Marks each edit, and hears when it is durable. */
export class Typist {
  readonly #client: Client
  readonly #sent: { readonly at: number; readonly times: Histogram | null }[] = []
  #durable = 0

  constructor(client: Client) {
    this.#client = client
    client.send(client.voice.numbers(MESSAGE.hello, SYNC_PROTOCOL, SCHEMA_VERSION, 0))
    client.wire.message = (data) => {
      if (data[0] !== MESSAGE.durable) return
      const said = client.voice.hear(data)
      if (said.kind !== "durable") return
      const now = performance.now()
      for (const { at, times } of this.#sent.slice(this.#durable, said.n)) times?.add(now - at)
      this.#durable = said.n
    }
  }

  get waits(): boolean {
    return this.#durable < this.#sent.length
  }

  type(update: Uint8Array, times: Histogram | null): void {
    const { voice } = this.#client
    const n = this.#sent.push({ at: performance.now(), times })
    this.#client.send(voice.update(update), voice.numbers(MESSAGE.mark, n))
  }
}
