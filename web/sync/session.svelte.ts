// One open note or brief: its document, its copy on this device, its connection, where its words are, who else is here.
import { Awareness } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { NOTE_FRAGMENT, SCHEMA_VERSION } from "../../shared/note/note.ts"
import { CLOSE } from "../../shared/wire/wire.ts"
import type { NotKeptReason } from "../local/local.ts"
import { hearFrames } from "./frames.ts"
import { watchLine } from "./heartbeat.ts"
import { Keeping } from "./keeping.ts"
import { LostOffers } from "./lost-offers.svelte.ts"
import type { LostWords } from "./lost-words.ts"
import { MisplacedOffers, type MisplacedWords } from "./misplaced-offers.svelte.ts"
import { followClientId, type Person, peopleIn } from "./presence.ts"
import { Saving } from "./saving.ts"
import { greetingSocket, helloFrame, markFrame, ownBase } from "./socket.ts"
import { type LineNow, reasonOf, type SessionState, sameState, stateNow } from "./state.ts"

export type { LostWords } from "./lost-words.ts"
export type { MisplacedWords } from "./misplaced-offers.svelte.ts"
export type { Person } from "./presence.ts"
export type { Kept } from "./saving.ts"
export type { CloseReason, SessionState } from "./state.ts"

export interface SessionOptions {
  /** The document's name: the note's or the brief's id. */
  readonly doc: string
  readonly user: { readonly id: string; readonly name: string }
  /** What a file made of its copy on this device is called, without an ending; its name unless given. */
  readonly title?: string
  /** Address of the sync endpoint without the document; default `ws(s)://HOST/sync` of the page. */
  readonly base?: string
  /** The browser's own unless given. */
  readonly socket?: typeof WebSocket
}

/** The tabs' common habit: ask the server for what was missed, milliseconds. */
const RESYNC_EVERY = 30_000
/** Changes made within this many milliseconds share a MARK. */
const MARK_AFTER = 50

/** Opens a note and connects. Close it when its screen goes; destroy an editor on it before. */
export function openSession(how: SessionOptions): NoteSession {
  return new NoteSession(how)
}

export class NoteSession {
  readonly doc = new Y.Doc()
  readonly fragment = this.doc.getXmlFragment(NOTE_FRAGMENT)
  readonly awareness = new Awareness(this.doc)
  readonly provider: WebsocketProvider
  readonly user: { readonly id: string; readonly name: string }
  /** Resolves when the note's content is here, from this device or from the server. */
  readonly whenReady: Promise<void>

  #state = $state.raw<SessionState>({
    ...{ kind: "saving", waiting: 0, inTab: 0, kept: "device", trouble: null },
  })
  #trouble = $state.raw<NotKeptReason | null>(null)
  #people = $state.raw<readonly Person[]>([])
  #ready = $state.raw(false)

  readonly #saving = new Saving()
  readonly #keeping: Keeping
  readonly #lost = new LostOffers(this.doc, this.fragment)
  readonly #misplaced = new MisplacedOffers(this.fragment, () => this.#saving.acknowledgedClock)
  #resolveReady: () => void = () => {}
  #over = false
  #greeted = false
  /** Our step 2 went out on this connection: from then on everything made here is with the server. */
  #exchanged = false
  #openingSince: number | null = null
  #offline: LineNow["offline"] = null
  #closed: LineNow["closed"] = null
  /** What the server said when it refused something, and when it closed the last connection. */
  #refusal = ""
  #farewell = ""
  #markTimer: ReturnType<typeof setTimeout> | undefined
  readonly #stopWatching: () => void

  constructor({ doc, user, title, base, socket }: SessionOptions) {
    this.user = user
    this.awareness.setLocalStateField("user", { id: user.id, name: user.name, colour: 0 })
    this.#keeping = new Keeping({
      ...{ doc: this.doc, saving: this.#saving },
      of: { user: user.id, doc, title: title ?? doc },
      changed: () => this.#show(),
      found: (client, clock) => {
        this.#lost.lookFor(client, clock)
        this.#markSoon()
      },
    })
    this.provider = new WebsocketProvider(base ?? ownBase(), encodeURIComponent(doc), this.doc, {
      awareness: this.awareness,
      connect: false,
      // Another tab's document must come through the server, which knows what that tab may do.
      disableBc: true,
      resyncInterval: RESYNC_EVERY,
      WebSocketPolyfill: greetingSocket(socket ?? WebSocket, () =>
        helloFrame(SCHEMA_VERSION, this.#keeping.generation),
      ),
    })
    this.whenReady = new Promise((resolve) => {
      this.#resolveReady = resolve
    })
    this.#listen()
    this.#stopWatching = this.#watch()
    void this.#open()
  }

  /** Where what was typed here is; true at every instant. */
  get state(): SessionState {
    return this.#state
  }

  /** Why this device keeps nothing now; null while it does. */
  get trouble(): NotKeptReason | null {
    return this.#trouble
  }

  get people(): readonly Person[] {
    return this.#people
  }

  /** Words taken from this author, oldest first. */
  get lost(): readonly LostWords[] {
    return this.#lost.offers
  }

  /** Words that a split left in the wrong part, whoever typed them, oldest first. */
  get misplaced(): readonly MisplacedWords[] {
    return this.#misplaced.offers
  }

  /** True once the note's content is here, from this device or from the server: an editor opens only then. */
  get ready(): boolean {
    return this.#ready
  }

  /** Connects again after a final close, when its reason is gone: signed in again, for instance. */
  resume(): void {
    this.#closed = null
    this.#keeping.resume()
    this.provider.connect()
    this.#show()
  }

  /** Takes this device's copy out of use, so that the note opens as the server has it; the copy stays as a file. */
  setAside(): Promise<void> {
    return this.#keeping.setAside()
  }

  close(): void {
    this.#over = true
    globalThis.removeEventListener?.("beforeunload", this.#warn)
    this.#stopWatching()
    clearTimeout(this.#markTimer)
    this.#lost.close()
    this.#misplaced.close()
    this.#keeping.close()
    this.provider.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  /** First what this device has, so that the server is asked for the rest alone and told which generation it is. */
  async #open(): Promise<void> {
    await this.#keeping.load(() => this.#becomeReady())
    if (!this.#over) this.provider.connect()
  }

  #becomeReady(): void {
    this.#ready = true
    this.#resolveReady()
  }

  #listen(): void {
    const { provider } = this
    hearFrames(provider, {
      hello: (generation) => this.#onHello(generation),
      durable: (mark) => this.#onDurable(mark),
      reject: (text) => {
        this.#refusal = text
      },
      exchanged: () => {
        this.#exchanged = true
        this.#mark()
      },
      update: (update, apply) => this.#lost.receive(update, apply, this.#saving.acknowledgedClock),
    })
    provider.on("status", ({ status }) => this.#onStatus(status))
    provider.on("sync", (synced) => {
      if (!synced) return
      this.#keeping.complete()
      this.#becomeReady()
    })
    provider.on("connection-close", (event) => this.#onConnectionEnd(event))
    provider.on("closed", ({ code }) => this.#onClosed(code))
    // Added after the provider's own listener: when a change is counted here, it was sent.
    this.doc.on("update", (update: Uint8Array, origin: unknown) => this.#onUpdate(update, origin))
    const lookAround = () => {
      this.#people = peopleIn(this.awareness.getStates().values(), this.user)
    }
    this.awareness.on("change", lookAround)
    followClientId(this.awareness)
    lookAround()
    globalThis.addEventListener?.("beforeunload", this.#warn)
  }

  #onHello(generation: number): void {
    this.#keeping.generation = generation
    this.#greeted = true
  }

  #onDurable(mark: number): void {
    this.#saving.durable(mark)
    if (this.#saving.answered) this.#offline = null
    if (this.#saving.saved) this.#lost.allAcknowledged()
    this.#keeping.acknowledged()
    this.#show()
  }

  #onStatus(status: "connected" | "connecting" | "disconnected"): void {
    this.#openingSince = status === "connecting" ? Date.now() : null
    // What other tabs stored goes along.
    if (status === "connecting") this.#keeping.look()
    this.#show()
  }

  #onConnectionEnd(event: CloseEvent | null): void {
    clearTimeout(this.#markTimer)
    this.#markTimer = undefined
    this.#saving.connectionEnded()
    this.#greeted = false
    this.#exchanged = false
    this.#openingSince = null
    this.#farewell = this.#refusal || (event?.reason ?? "")
    this.#refusal = ""
    // A server that stops or is full says so once; then it is not reached, or says the same again.
    const why = event?.code === CLOSE.tryLater ? this.#farewell : (this.#offline?.why ?? "")
    this.#offline = { since: this.#offline?.since ?? Date.now(), why }
    this.#show()
  }

  #onClosed(code: number): void {
    this.#closed = { code, reason: reasonOf(code), text: this.#farewell }
    if (code === CLOSE.replaced) void this.#keeping.setAside()
    this.#show()
  }

  #onUpdate(update: Uint8Array, origin: unknown): void {
    // What comes from this device's copy is there already, and counted as it is found.
    if (origin === this.#keeping) return
    const own = origin !== this.provider
    if (own) this.#saving.changed()
    this.#keeping.take(update, { own })
    if (!own) return
    this.#markSoon()
    this.#show()
  }

  #markSoon(): void {
    if (this.#exchanged) this.#markTimer ??= setTimeout(() => this.#mark(), MARK_AFTER)
  }

  /** Tells the server that everything so far was sent; false when there is nobody to tell. */
  #mark(): boolean {
    clearTimeout(this.#markTimer)
    this.#markTimer = undefined
    const { ws, wsconnected } = this.provider
    if (!this.#exchanged || !wsconnected || ws?.readyState !== ws?.OPEN) return false
    ws?.send(markFrame(this.#saving.mark(Y.getState(this.doc.store, this.doc.clientID))))
    return true
  }

  #watch(): () => void {
    const { provider } = this
    return watchLine({
      heard: () => (provider.wsconnected ? provider.wsLastMessageReceived : null),
      opening: () => this.#openingSince,
      ask: () => this.#greeted && this.#mark(),
      reopen: () => {
        if (this.#closed !== null) return
        provider.disconnect()
        provider.connect()
      },
    })
  }

  #show(): void {
    const { trouble } = this.#keeping
    const next = stateNow(this.#saving, { offline: this.#offline, closed: this.#closed, trouble })
    if (!sameState(next, this.#state)) this.#state = next
    this.#trouble = trouble
  }

  /** Leaving the page would lose what is on no disk. */
  readonly #warn = (event: Event): void => {
    if (this.#saving.waiting > 0 && this.#saving.kept !== "device") event.preventDefault()
  }
}
