// The WebSocket as we use it: our own close codes where ws would give ones that a client takes for a passing fault, and
// messages that are made once and written to every receiver as they are.
import { WebSocket } from "ws"
import { CLOSE } from "../../shared/wire/wire.ts"

/** What ws closes with when a message breaks its rules, and what that is with us: final, or the client sends it again for ever. */
const ours: Readonly<Record<number, number>> = {
  1002: CLOSE.malformed,
  1003: CLOSE.malformed,
  1007: CLOSE.malformed,
  1009: CLOSE.tooLarge,
}

export class SyncSocket extends WebSocket {
  /** Called just before the socket closes because a message was larger than any may be. */
  onTooLarge: () => void = () => undefined

  override close(code?: number, data?: string | Buffer): void {
    if (code === 1009) this.onTooLarge()
    super.close(code === undefined ? code : (ours[code] ?? code), data)
  }
}

/** The head of an unmasked binary message that is not in parts (RFC 6455, 5.2). */
const BINARY = 0x82

/** A whole message, ready to be written to any socket: `first`, a few bytes, and then the rest. */
export function socketMessage(first: readonly number[], rest: Uint8Array): Buffer {
  const length = first.length + rest.length
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const message = Buffer.allocUnsafe(head + length)
  message[0] = BINARY
  if (head === 2) message[1] = length
  else if (head === 4) {
    message[1] = 126
    message.writeUInt16BE(length, 2)
  } else {
    message[1] = 127
    message.writeBigUInt64BE(BigInt(length), 2)
  }
  message.set(first, head)
  message.set(rest, head + first.length)
  return message
}
