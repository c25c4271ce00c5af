// How a client speaks to each kind of server: what goes first, and what stands in front of each frame.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { MESSAGE } from "../../../shared/wire/wire.ts"

/** `relay` greets nobody; `hocuspocus` puts the document's name in front of each frame, and wants a token first. */
export type Speech = "relay" | "y" | "hocuspocus"

const SYNC = 0
const AUTH = 2
const SYNC_REPLY = 4
const [STEP1, STEP2, UPDATE] = [0, 1, 2]

/** What a server says that matters to a client that joins. */
export type Said =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2" | "update"; readonly update: Uint8Array }
  | { readonly kind: "welcome" }
  /** Of DURABLE: up to which MARK. */
  | { readonly kind: "durable"; readonly n: number }
  | { readonly kind: "other" }

export class Voice {
  readonly speech: Speech
  readonly #prefix: Uint8Array

  constructor(speech: Speech, doc: string) {
    this.speech = speech
    this.#prefix =
      speech === "hocuspocus" ? encoded((to) => encoding.writeVarString(to, doc)) : none
  }

  token(): Uint8Array {
    return this.#framed((to) => {
      encoding.writeVarUint(to, AUTH)
      encoding.writeVarUint(to, 0)
      encoding.writeVarString(to, "anybody")
    })
  }

  step1(stateVector: Uint8Array = emptyStateVector): Uint8Array {
    return this.#sync(STEP1, stateVector)
  }

  step2(update: Uint8Array): Uint8Array {
    return this.#sync(STEP2, update)
  }

  update(update: Uint8Array): Uint8Array {
    return this.#sync(UPDATE, update)
  }

  /** A frame of one number and a type that only Lineup knows. */
  numbers(type: number, ...numbers: readonly number[]): Uint8Array {
    return this.#framed((to) => {
      for (const number of [type, ...numbers]) encoding.writeVarUint(to, number)
    })
  }

  hear(data: Uint8Array): Said {
    const decoder = decoding.createDecoder(data.subarray(this.#prefix.length))
    const type = decoding.readVarUint(decoder)
    if (type === AUTH && this.speech === "hocuspocus") return { kind: "welcome" }
    if (type === SYNC || (type === SYNC_REPLY && this.speech === "hocuspocus")) {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (step === STEP1) return { kind: "step1", stateVector: bytes }
      return { kind: step === STEP2 ? "step2" : "update", update: bytes }
    }
    if (type === MESSAGE.durable && this.speech === "y") {
      return { kind: "durable", n: decoding.readVarUint(decoder) }
    }
    return { kind: "other" }
  }

  #sync(step: number, bytes: Uint8Array): Uint8Array {
    return this.#framed((to) => {
      encoding.writeVarUint(to, SYNC)
      encoding.writeVarUint(to, step)
      encoding.writeVarUint8Array(to, bytes)
    })
  }

  #framed(write: (to: encoding.Encoder) => void): Uint8Array {
    return encoded((to) => {
      encoding.writeUint8Array(to, this.#prefix)
      write(to)
    })
  }
}

const none = new Uint8Array()
const emptyStateVector = Uint8Array.of(0)

function encoded(write: (to: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
