// What the server's frames say to a session, beside what the stock provider makes of them.
import * as decoding from "lib0/decoding"
import { messageYjsSyncStep1 } from "y-protocols/sync"
import type { WebsocketProvider } from "y-websocket"
import { MESSAGE } from "../../shared/wire/wire.ts"

export interface FramesHeard {
  hello(generation: number): void
  durable(mark: number): void
  /** Something was refused. A close follows, and its code says whether to come again. */
  reject(text: string): void
  /** Our step 2 went out on this connection. */
  exchanged(): void
  /** An update or a step 2 on its way in; `apply` lets the provider apply it. */
  update(update: Uint8Array, apply: () => void): void
}

/** Hears the frames of a provider that is not connected yet. */
export function hearFrames({ messageHandlers }: WebsocketProvider, heard: FramesHeard): void {
  messageHandlers[MESSAGE.hello] = (_, decoder) => {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    heard.hello(decoding.readVarUint(decoder))
  }
  messageHandlers[MESSAGE.durable] = (_, decoder) => heard.durable(decoding.readVarUint(decoder))
  messageHandlers[MESSAGE.reject] = (_, decoder) => {
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    heard.reject(decoding.readVarString(decoder))
  }
  const handle = messageHandlers[MESSAGE.sync]
  if (handle === undefined) throw new Error("The provider handles no sync messages")
  messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const ahead = decoding.clone(decoder)
    const apply = () => handle(encoder, decoder, ...rest)
    if (decoding.readVarUint(ahead) === messageYjsSyncStep1) {
      apply()
      // The provider sends the answer when this handler has returned.
      queueMicrotask(() => heard.exchanged())
    } else heard.update(decoding.readVarUint8Array(ahead), apply)
  }
}
