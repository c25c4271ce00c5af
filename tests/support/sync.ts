// Sync clients for tests: the stock provider, and a bare socket that speaks frames.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { onTestFinished } from "vitest"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { NOTE_FRAGMENT, SCHEMA_VERSION } from "../../shared/note/note.ts"
import { MESSAGE } from "../../shared/wire/wire.ts"
import type { Person } from "./server.ts"

/** Where a server listens. */
export interface Place {
  readonly url: string
  /** Base of the sync endpoint, as the stock provider wants it. */
  readonly syncUrl: string
}

/** How a socket says who it is. */
export type Identity = Person | { readonly token: string }

/** Headers as a browser of the server's own page, or a script with a token, sends them. */
export function headersOf(server: Place, who: Identity): Record<string, string> {
  return "token" in who
    ? { authorization: `Bearer ${who.token}` }
    : { cookie: who.cookie, origin: server.url }
}

/** The stock client on a document, nothing added. It ends with the test. */
export function stockClient(
  server: Place,
  doc: string,
  who: Identity,
): { doc: Y.Doc; provider: WebsocketProvider; fragment: Y.XmlFragment } {
  const headers = headersOf(server, who)
  class Polyfill extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers })
    }
  }
  const ydoc = new Y.Doc()
  const provider = new WebsocketProvider(server.syncUrl, doc, ydoc, {
    disableBc: true,
    WebSocketPolyfill: Polyfill as unknown as typeof globalThis.WebSocket,
    maxBackoffTime: 100,
  })
  onTestFinished(() => provider.destroy())
  return { doc: ydoc, provider, fragment: ydoc.getXmlFragment(NOTE_FRAGMENT) }
}

/** Resolves when the condition holds after one of the document's updates, or holds already. */
export function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (!holds()) return
      doc.off("update", look)
      done()
    }
    doc.on("update", look)
    look()
  })
}

export function synced(provider: WebsocketProvider): Promise<void> {
  if (provider.synced) return Promise.resolve()
  return new Promise((done) => provider.once("sync", () => done()))
}

/** Appends a paragraph, as the editor would, and gives its text. */
export function type(fragment: Y.XmlFragment, words: string): Y.XmlText {
  const block = new Y.XmlElement("block")
  const text = new Y.XmlText(words)
  fragment.doc?.transact(() => {
    block.setAttribute("id", `b${Math.random().toString(36).slice(2)}`)
    block.insert(0, [text])
    fragment.push([block])
  })
  return text
}

export type Heard =
  | { readonly kind: "sync"; readonly step: number; readonly bytes: Uint8Array }
  | { readonly kind: "awareness"; readonly bytes: Uint8Array }
  | { readonly kind: "hello"; readonly numbers: readonly number[] }
  | { readonly kind: "durable"; readonly n: number }
  | { readonly kind: "reject"; readonly n: number; readonly code: string; readonly text: string }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string }

/** A bare socket: says just what it is told to, and keeps all that it hears, in order. */
export class RawClient {
  readonly socket: WebSocket
  readonly heard: Heard[] = []
  readonly #waiting: { look: (heard: Heard) => boolean; done: (heard: Heard) => void }[] = []

  constructor(
    url: string,
    options: { headers?: Record<string, string>; protocols?: string[] } = {},
  ) {
    this.socket = new WebSocket(url, options.protocols ?? [], { headers: options.headers ?? {} })
    this.socket.on("message", (data: Buffer) => this.#hear(parse(new Uint8Array(data))))
    this.socket.on("close", (code, reason) =>
      this.#hear({ kind: "closed", code, reason: reason.toString() }),
    )
    // An upgrade that was refused closes as well; the tests look at that.
    this.socket.on("error", () => undefined)
    onTestFinished(() => this.socket.terminate())
  }

  /** Opens a document and hears the server's step 1. */
  static async open(server: Place, doc: string, who: Identity): Promise<RawClient> {
    const client = new RawClient(`${server.syncUrl}/${doc}`, { headers: headersOf(server, who) })
    await client.next((it) => it.kind === "closed" || (it.kind === "sync" && it.step === 0))
    return client
  }

  /** The first that fits of all that was and will be heard. */
  next(look: (heard: Heard) => boolean): Promise<Heard> {
    const found = this.heard.find(look)
    if (found !== undefined) return Promise.resolve(found)
    return new Promise((done) => this.#waiting.push({ look, done }))
  }

  async closed(): Promise<number> {
    const heard = await this.next(({ kind }) => kind === "closed")
    return heard.kind === "closed" ? heard.code : 0
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }
  hello(schema = SCHEMA_VERSION, generation = 0): void {
    this.send(message(MESSAGE.hello, 1, schema, generation))
  }
  mark(n: number): void {
    this.send(message(MESSAGE.mark, n))
  }
  update(update: Uint8Array): void {
    this.send(syncMessage(2, update))
  }
  step2(update: Uint8Array): void {
    this.send(syncMessage(1, update))
  }
  step1(stateVector: Uint8Array): void {
    this.send(syncMessage(0, stateVector))
  }
  async durable(n: number): Promise<void> {
    await this.next((it) => (it.kind === "durable" && it.n >= n) || it.kind === "closed")
  }

  #hear(heard: Heard): void {
    this.heard.push(heard)
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.look(heard)) waiting.done(heard)
      else this.#waiting.push(waiting)
    }
  }
}

export function message(type: number, ...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [type, ...numbers]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

function parse(bytes: Uint8Array): Heard {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  const number = () => decoding.readVarUint(decoder)
  const rest = () => decoding.readVarUint8Array(decoder).slice()
  if (type === MESSAGE.sync) return { kind: "sync", step: number(), bytes: rest() }
  if (type === MESSAGE.awareness) return { kind: "awareness", bytes: rest() }
  if (type === MESSAGE.hello) return { kind: "hello", numbers: [number(), number(), number()] }
  if (type === MESSAGE.durable) return { kind: "durable", n: number() }
  if (type === MESSAGE.reject) {
    const text = () => decoding.readVarString(decoder)
    return { kind: "reject", n: number(), code: text(), text: text() }
  }
  throw new Error(`The server sent a message of type ${type}`)
}

/** A document that collects its own updates, as a client sends them. */
export function author(): { doc: Y.Doc; fragment: Y.XmlFragment; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  return { doc, fragment: doc.getXmlFragment(NOTE_FRAGMENT), updates }
}
