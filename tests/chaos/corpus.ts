// Hostile messages: each once silenced somebody, stopped a Yjs server, or might. New ones are added here for good.
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import { MESSAGE } from "../../shared/wire/wire.ts"
import { message } from "../support/sync.ts"

/** Whom it is aimed at: a client id, and the next clock of it. */
export interface Victim {
  readonly client: number
  readonly clock: number
}

export interface Hostile {
  readonly name: string
  readonly frames: (victim: Victim) => readonly Uint8Array[]
}

/** Frames that no honest client sends. */
export const corpus: readonly Hostile[] = [
  hostile("a poisoned clock", ({ client, clock }) => [
    update(structs(1, [client, clock], (it) => gc(it, 1e6))),
  ]),
  hostile("a poisoned clock beyond all measure", ({ client, clock }) => [
    update(structs(1, [client, clock], (it) => gc(it, Number.MAX_SAFE_INTEGER))),
  ]),
  hostile("a delete of words to come", ({ client, clock }) => [
    update(varUints(0, 1, client, 1, clock, 1e6)),
  ]),
  hostile("an endless delete", () => [update(varUints(0, 1, 77, 1, 0, 4e15))]),
  hostile("a gap that would wait for ever", () => [
    update(structs(1, [77, 5], (it) => text(it, "x"))),
  ]),
  hostile("a gap in a step 2", () => [step2(structs(1, [77, 5], (it) => text(it, "x")))]),
  hostile("a giant block of nothing", () => [update(structs(1, [77, 0], (it) => gc(it, 4e9)))]),
  hostile("a count of values without values", () => [
    update(structs(1, [77, 0], (it) => values(it, 2))),
    update(structs(1, [77, 0], (it) => values(it, 8))),
  ]),
  hostile("a count of clients without clients", () => [update(varUints(4e9))]),
  hostile("a count of blocks without blocks", () => [update(varUints(1, 4e9, 77, 0))]),
  hostile("values nested 200,000 deep", () => [update(structs(1, [77, 0], nested))]),
  hostile("an update of the second encoding that never ends", () => [update(second())]),
  hostile("a step 2 of the second encoding that never ends", () => [step2(second())]),
  hostile("keys that become a prototype", () => prototypes().map(update)),
  hostile("an empty update", () => [update(new Uint8Array())]),
  hostile("garbage for an update", () => [update(Uint8Array.of(9, 9, 9, 9))]),
  hostile("half an update", () => [update(good().slice(0, 20))]),
  hostile("half a message", () => [update(good()).slice(0, 15)]),
  hostile("a message of nothing", () => [new Uint8Array()]),
  hostile("a number without end", () => [new Uint8Array(64).fill(255)]),
  hostile("another document within", () => [subdocument()]),
  hostile("a state vector of nonsense", () => [step1(Uint8Array.of(200, 1))]),
  hostile("a state vector of a million clients", () => [step1(many(1e6, (n) => [n, 1]))]),
  hostile("a state vector that knows the future", ({ client }) => [
    step1(varUints(1, client, 2 ** 31)),
  ]),
  hostile("presence in another's name", ({ client }) => [
    presence(1, () => [client, 4e9, JSON.stringify({ user: { name: "Forged" } })]),
  ]),
  hostile("presence of ten thousand", () => [presence(10_000, (n) => [n + 1, 1, "{}"])]),
  hostile("ten thousand messages of presence", () =>
    Array.from({ length: 10_000 }, (_, n) => presence(1, () => [n + 1, 1, '{"cursor":1}'])),
  ),
  hostile("presence without measure", () => [
    presence(1, () => [77, 1, JSON.stringify({ much: "x".repeat(1e6) })]),
  ]),
  hostile("presence of nonsense", () => [presence(1, () => [77, 1, "no JSON"])]),
  hostile("a flood of marks", () =>
    Array.from({ length: 20_000 }, (_, n) => message(MESSAGE.mark, n)),
  ),
  hostile("two greetings", () => [
    message(MESSAGE.hello, 1, 1, 0),
    message(MESSAGE.hello, 1, 1, 0),
  ]),
  hostile("a flood of greetings", () =>
    Array.from({ length: 5000 }, () => message(MESSAGE.hello, 1, 1, 0)),
  ),
  hostile("a flood of requests for all", () =>
    Array.from({ length: 5000 }, () => step1(Uint8Array.of(0))),
  ),
  hostile("100 megabytes", () => [update(new Uint8Array(100 * 1024 * 1024))]),
  hostile("a million empty messages of a type to come", () =>
    Array.from({ length: 50_000 }, () => message(77)),
  ),
]

/** A good frame with some of its bytes changed by chance. */
export function mutated(frame: Uint8Array, below: (end: number) => number): Uint8Array {
  const bytes = Uint8Array.from(frame)
  for (let n = 1 + below(4); n > 0; n--) bytes[below(bytes.length)] = below(256)
  return below(4) === 0 ? bytes.slice(0, below(bytes.length)) : bytes
}

/** Frames that an honest client sends. */
export function goodFrames(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (it: Uint8Array) => updates.push(it))
  const words = new Y.XmlText("hello world")
  doc.getXmlFragment("note").push([words])
  words.format(2, 4, { bold: {} })
  words.delete(3, 3)
  return [
    ...updates.map(update),
    step2(Y.encodeStateAsUpdate(doc)),
    step1(Y.encodeStateVector(doc)),
    presence(1, () => [doc.clientID, 1, '{"cursor":1}']),
    message(MESSAGE.mark, 1),
  ]
}

function hostile(name: string, frames: Hostile["frames"]): Hostile {
  return { name, frames }
}

export function update(bytes: Uint8Array): Uint8Array {
  return sync(2, bytes)
}

function step2(bytes: Uint8Array): Uint8Array {
  return sync(1, bytes)
}

function step1(bytes: Uint8Array): Uint8Array {
  return sync(0, bytes)
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  return crafted((it) => {
    encoding.writeVarUint(it, MESSAGE.sync)
    encoding.writeVarUint(it, step)
    encoding.writeVarUint8Array(it, bytes)
  })
}

export function presence(
  count: number,
  state: (n: number) => readonly [client: number, clock: number, json: string],
): Uint8Array {
  const states = crafted((it) => {
    encoding.writeVarUint(it, count)
    for (let n = 0; n < count; n++) {
      const [client, clock, json] = state(n)
      encoding.writeVarUint(it, client)
      encoding.writeVarUint(it, clock)
      encoding.writeVarString(it, json)
    }
  })
  return crafted((it) => {
    encoding.writeVarUint(it, MESSAGE.awareness)
    encoding.writeVarUint8Array(it, states)
  })
}

/** An update of one client's structs, which `write` adds, and no deletions. */
function structs(
  count: number,
  [client, clock]: readonly [number, number],
  write: (it: encoding.Encoder) => void,
): Uint8Array {
  return crafted((it) => {
    for (const n of [1, count, client, clock]) encoding.writeVarUint(it, n)
    write(it)
    encoding.writeVarUint(it, 0)
  })
}

function gc(it: encoding.Encoder, length: number): void {
  encoding.writeUint8(it, 0)
  encoding.writeVarUint(it, length)
}

function text(it: encoding.Encoder, words: string): void {
  encoding.writeUint8(it, 4)
  atTop(it)
  encoding.writeVarString(it, words)
}

/** Content of a kind that counts its values, of which none follows. */
function values(it: encoding.Encoder, kind: number): void {
  encoding.writeUint8(it, kind)
  atTop(it)
  encoding.writeVarUint(it, 4e9)
}

function nested(it: encoding.Encoder): void {
  encoding.writeUint8(it, 8)
  atTop(it)
  encoding.writeVarUint(it, 1)
  for (let i = 0; i < 200_000; i++) {
    encoding.writeUint8(it, 117)
    encoding.writeVarUint(it, 1)
  }
  encoding.writeUint8(it, 126)
}

/** The parent of a struct: the shared type of that name. */
function atTop(it: encoding.Encoder): void {
  encoding.writeVarUint(it, 1)
  encoding.writeVarString(it, "note")
}

/** Merging this in the second encoding hangs Yjs. */
function second(): Uint8Array {
  return Buffer.from("00010000000001000100010200001602000001fdffffffff7f0000", "hex")
}

function prototypes(): Uint8Array[] {
  return ["__proto__", "constructor", "prototype"].map((key) => {
    const doc = new Y.Doc()
    const block = new Y.XmlElement("block")
    block.setAttribute(key, "polluted")
    doc.getXmlFragment("note").push([block])
    return Y.encodeStateAsUpdate(doc)
  })
}

function subdocument(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap("note").set("inner", new Y.Doc())
  return update(Y.encodeStateAsUpdate(doc))
}

function good(): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment("note").push([new Y.XmlText("Words as anybody writes them.")])
  return Y.encodeStateAsUpdate(doc)
}

function many(count: number, pair: (n: number) => readonly number[]): Uint8Array {
  return crafted((it) => {
    encoding.writeVarUint(it, count)
    for (let n = 0; n < count; n++) for (const m of pair(n)) encoding.writeVarUint(it, m)
  })
}

function varUints(...numbers: number[]): Uint8Array {
  return crafted((it) => {
    for (const number of numbers) encoding.writeVarUint(it, number)
  })
}

function crafted(write: (it: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
