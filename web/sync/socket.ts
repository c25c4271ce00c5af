// The socket that the stock provider opens, made to say HELLO first and to keep updates in order behind step 2.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync"
import { MESSAGE, SYNC_PROTOCOL } from "../../shared/wire/wire.ts"

type Socket = typeof WebSocket
type Data = Parameters<WebSocket["send"]>[0]

/** A WebSocket class for the provider; `greeting` gives the HELLO frame. */
export function greetingSocket(Base: Socket, greeting: () => Uint8Array<ArrayBuffer>): Socket {
  return class extends Base {
    #answered = false

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener("open", () => super.send(greeting()))
    }

    /** An update before our step 2 would follow a gap in what the server knows; step 2 will hold it. */
    override send(data: Data): void {
      const kind = data instanceof Uint8Array ? syncKind(data) : null
      if (kind === messageYjsUpdate && !this.#answered) return
      if (kind === messageYjsSyncStep2) this.#answered = true
      super.send(data)
    }
  }
}

/** Where the page's own server takes notes. */
export function ownBase(): string {
  const { protocol, host } = location
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/sync`
}

export function helloFrame(schema: number, generation: number): Uint8Array<ArrayBuffer> {
  return frame(MESSAGE.hello, SYNC_PROTOCOL, schema, generation)
}

export function markFrame(mark: number): Uint8Array<ArrayBuffer> {
  return frame(MESSAGE.mark, mark)
}

function frame(...numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

function syncKind(data: Uint8Array): number | null {
  const decoder = decoding.createDecoder(data)
  return decoding.readVarUint(decoder) === MESSAGE.sync ? decoding.readVarUint(decoder) : null
}
