// The binary frames of interfaces.md, "Sync", to and from values. What goes out is a whole message for the socket.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { MESSAGE, type RejectCode, SYNC_PROTOCOL } from "../../shared/wire/wire.ts"
import { socketMessage } from "./socket.ts"

/** Within a sync message. */
const SYNC = { step1: 0, step2: 1, update: 2 } as const

export type Frame =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  /** `step2`: everything that the client has and the server had not told of. */
  | { readonly kind: "update"; readonly update: Uint8Array; readonly step2: boolean }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "query-awareness" }
  | {
      readonly kind: "hello"
      readonly protocol: number
      readonly schema: number
      readonly generation: number
    }
  | { readonly kind: "mark"; readonly n: number }
  /** A type that this server does not know, or auth, which it does not need: passed over. */
  | { readonly kind: "other" }

/** Null: the bytes are no frame. */
export function parseFrame(bytes: Uint8Array): Frame | null {
  try {
    return read(decoding.createDecoder(bytes))
  } catch {
    // lib0 throws on any bytes that end too early; which of them does not matter.
    return null
  }
}

function read(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return { kind: "awareness", update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: "query-awareness" }
    case MESSAGE.hello:
      return {
        kind: "hello",
        protocol: decoding.readVarUint(decoder),
        schema: decoding.readVarUint(decoder),
        generation: decoding.readVarUint(decoder),
      }
    case MESSAGE.mark:
      return { kind: "mark", n: decoding.readVarUint(decoder) }
    default:
      return { kind: "other" }
  }
}

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === SYNC.step1) return { kind: "step1", stateVector: bytes }
  if (step === SYNC.step2) return { kind: "update", update: bytes, step2: true }
  if (step === SYNC.update) return { kind: "update", update: bytes, step2: false }
  return null
}

export function step1Frame(stateVector: Uint8Array): Buffer {
  return syncFrame(SYNC.step1, stateVector)
}

export function step2Frame(update: Uint8Array): Buffer {
  return syncFrame(SYNC.step2, update)
}

export function updateFrame(update: Uint8Array): Buffer {
  return syncFrame(SYNC.update, update)
}

export function awarenessFrame(update: Uint8Array): Buffer {
  return frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
}

export function helloFrame(schema: number, generation: number): Buffer {
  return frame(MESSAGE.hello, (encoder) => {
    encoding.writeVarUint(encoder, SYNC_PROTOCOL)
    encoding.writeVarUint(encoder, schema)
    encoding.writeVarUint(encoder, generation)
  })
}

export function durableFrame(n: number): Buffer {
  return frame(MESSAGE.durable, (encoder) => encoding.writeVarUint(encoder, n))
}

export function rejectFrame(n: number, code: RejectCode, text: string): Buffer {
  return frame(MESSAGE.reject, (encoder) => {
    encoding.writeVarUint(encoder, n)
    encoding.writeVarString(encoder, code)
    encoding.writeVarString(encoder, text)
  })
}

/** Made for each edit: type, step and length, then the bytes as they are, written once. */
function syncFrame(step: number, bytes: Uint8Array): Buffer {
  const head = [MESSAGE.sync, step]
  let { length } = bytes
  for (; length > 0x7f; length = Math.floor(length / 0x80)) head.push(0x80 | (length % 0x80))
  head.push(length)
  return socketMessage(head, bytes)
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Buffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return socketMessage([], encoding.toUint8Array(encoder))
}
