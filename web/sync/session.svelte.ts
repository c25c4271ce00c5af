// One open note or brief: its document, its connection, how much of it the server has on disk, who else is here.
import * as decoding from "lib0/decoding"
import { Awareness } from "y-protocols/awareness"
import { messageYjsSyncStep1 } from "y-protocols/sync"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { applyAndFindLost, NOTE_FRAGMENT, SCHEMA_VERSION } from "../../shared/note/note.ts"
import { MESSAGE } from "../../shared/wire/wire.ts"
import { watchLine } from "./heartbeat.ts"
import { type LostWords, stillLost, withLost } from "./lost-words.ts"
import { MisplacedOffers, type MisplacedWords } from "./misplaced-offers.svelte.ts"
import { type Person, peopleIn } from "./presence.ts"
import { Saving } from "./saving.ts"
import { greetingSocket, helloFrame, markFrame } from "./socket.ts"
import { type CloseReason, reasonOf, type SessionState, sameState } from "./state.ts"

export type { LostWords } from "./lost-words.ts"
export type { MisplacedWords } from "./misplaced-offers.svelte.ts"
export type { Person } from "./presence.ts"
export type { CloseReason, SessionState } from "./state.ts"

export interface SessionOptions {
  /** The document's name: the note's or the brief's id. */
  readonly doc: string
  readonly user: { readonly id: string; readonly name: string }
  /** Address of the sync endpoint without the document; default `ws(s)://HOST/sync` of the page. */
  readonly base?: string
  /** The browser's own unless given. */
  readonly socket?: typeof WebSocket
}

/** The tabs' common habit: ask the server for what was missed, milliseconds. */
const RESYNC_EVERY = 30_000
/** Changes made within this many milliseconds share a MARK. */
const MARK_AFTER = 50
const LOOK_AT_LOST_AFTER = 250

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
  /** Resolves when the server's content is here. */
  readonly whenReady: Promise<void>

  #state = $state.raw<SessionState>({ kind: "saving", waiting: 0 })
  #people = $state.raw<readonly Person[]>([])
  #lost = $state.raw<readonly LostWords[]>([])
  #ready = $state.raw(false)

  readonly #saving = new Saving()
  readonly #misplaced = new MisplacedOffers(this.fragment, () => this.#saving.acknowledgedClock)
  /** What the server said to be the document's generation; 0 before it said any. */
  #generation = 0
  #greeted = false
  /** Our step 2 went out on this connection: from then on everything made here is with the server. */
  #exchanged = false
  #openingSince: number | null = null
  #offlineSince: number | null = null
  #closed: { code: number; reason: CloseReason; text: string } | null = null
  #refusal = ""
  #markTimer: ReturnType<typeof setTimeout> | undefined
  #lostTimer: ReturnType<typeof setTimeout> | undefined
  readonly #stopWatching: () => void

  constructor({ doc, user, base, socket }: SessionOptions) {
    this.user = user
    this.awareness.setLocalStateField("user", { id: user.id, name: user.name, colour: 0 })
    this.provider = new WebsocketProvider(base ?? ownBase(), encodeURIComponent(doc), this.doc, {
      awareness: this.awareness,
      connect: false,
      // Another tab's document must come through the server, which knows what that tab may do.
      disableBc: true,
      resyncInterval: RESYNC_EVERY,
      WebSocketPolyfill: greetingSocket(socket ?? WebSocket, () =>
        helloFrame(SCHEMA_VERSION, this.#generation),
      ),
    })
    this.whenReady = new Promise((resolve) => {
      this.provider.on("sync", (synced) => {
        if (!synced) return
        this.#ready = true
        resolve()
      })
    })
    this.#listen()
    this.#stopWatching = this.#watch()
    this.provider.connect()
  }

  /** How much of what was typed here the server has on disk; true at every instant. */
  get state(): SessionState {
    return this.#state
  }

  get people(): readonly Person[] {
    return this.#people
  }

  /** Words taken from this author, oldest first. */
  get lost(): readonly LostWords[] {
    return this.#lost
  }

  /** Words that a split left in the wrong part, whoever typed them, oldest first. */
  get misplaced(): readonly MisplacedWords[] {
    return this.#misplaced.offers
  }

  /** True once the server's content is here: an editor opens only then. */
  get ready(): boolean {
    return this.#ready
  }

  /** Connects again after a final close, when its reason is gone: signed in again, for instance. */
  resume(): void {
    this.#closed = null
    this.#refusal = ""
    this.provider.connect()
    this.#show()
  }

  close(): void {
    globalThis.removeEventListener?.("beforeunload", this.#warn)
    this.#stopWatching()
    clearTimeout(this.#markTimer)
    clearTimeout(this.#lostTimer)
    this.#misplaced.close()
    this.provider.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  #listen(): void {
    const { provider } = this
    provider.messageHandlers[MESSAGE.hello] = (_, decoder) => this.#onHello(decoder)
    provider.messageHandlers[MESSAGE.durable] = (_, decoder) => this.#onDurable(decoder)
    provider.messageHandlers[MESSAGE.reject] = (_, decoder) => this.#onReject(decoder)
    this.#wrapSync()
    provider.on("status", ({ status }) => this.#onStatus(status))
    provider.on("connection-close", () => this.#onConnectionEnd())
    provider.on("closed", ({ code, reason }) => this.#onClosed(code, reason))
    // Added after the provider's own listener: when a change is counted here, it was sent.
    this.doc.on("update", (_update: Uint8Array, origin: unknown) => this.#onUpdate(origin))
    this.awareness.on("change", () => this.#lookAround())
    globalThis.addEventListener?.("beforeunload", this.#warn)
    this.#lookAround()
  }

  /** Looks into updates on their way in for words of ours that they take away, and sends a MARK behind step 2. */
  #wrapSync(): void {
    const { messageHandlers } = this.provider
    const handle = messageHandlers[MESSAGE.sync]
    if (handle === undefined) throw new Error("The provider handles no sync messages")
    messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      const ahead = decoding.clone(decoder)
      const apply = () => handle(encoder, decoder, ...rest)
      if (decoding.readVarUint(ahead) === messageYjsSyncStep1) {
        apply()
        // The provider sends the answer when this handler has returned.
        queueMicrotask(() => this.#onExchanged())
        return
      }
      const author = { client: this.doc.clientID, acknowledged: this.#saving.acknowledgedClock }
      const update = decoding.readVarUint8Array(ahead)
      const found = applyAndFindLost(this.doc, update, apply, author)
      if (found.length > 0) {
        this.#lost = withLost(this.#lost, found, this.fragment, (id) => this.#dismiss(id))
      }
    }
  }

  #onHello(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    this.#generation = decoding.readVarUint(decoder)
    this.#greeted = true
  }

  #onDurable(decoder: decoding.Decoder): void {
    this.#saving.durable(decoding.readVarUint(decoder))
    this.#show()
  }

  /** A close follows, and its code says whether to come again. */
  #onReject(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    this.#refusal = decoding.readVarString(decoder)
  }

  #onStatus(status: "connected" | "connecting" | "disconnected"): void {
    if (status === "connecting") this.#openingSince = Date.now()
    else this.#openingSince = null
    if (status === "connected") this.#offlineSince = null
    this.#show()
  }

  #onConnectionEnd(): void {
    clearTimeout(this.#markTimer)
    this.#markTimer = undefined
    this.#saving.connectionEnded()
    this.#greeted = false
    this.#exchanged = false
    this.#openingSince = null
    this.#offlineSince ??= Date.now()
    this.#show()
  }

  #onClosed(code: number, reason: string): void {
    this.#closed = { code, reason: reasonOf(code), text: this.#refusal || reason }
    this.#show()
  }

  #onExchanged(): void {
    this.#exchanged = true
    this.#mark()
  }

  #onUpdate(origin: unknown): void {
    if (origin !== this.provider) {
      this.#saving.changed()
      if (this.#exchanged) this.#markTimer ??= setTimeout(() => this.#mark(), MARK_AFTER)
      this.#show()
    }
    if (this.#lost.length > 0) {
      this.#lostTimer ??= setTimeout(() => {
        this.#lostTimer = undefined
        this.#lost = stillLost(this.#lost, this.fragment)
      }, LOOK_AT_LOST_AFTER)
    }
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

  #dismiss(id: string): void {
    this.#lost = this.#lost.filter((offer) => offer.id !== id)
  }

  #lookAround(): void {
    this.#people = peopleIn(this.awareness.getStates().values(), this.user)
  }

  #show(): void {
    const next = this.#stateNow()
    if (!sameState(next, this.#state)) this.#state = next
  }

  #stateNow(): SessionState {
    const { waiting, saved } = this.#saving
    if (this.#closed !== null) return { kind: "closed", ...this.#closed, waiting }
    if (this.provider.wsconnected) return saved ? { kind: "saved" } : { kind: "saving", waiting }
    const since = this.#offlineSince
    return since === null ? { kind: "saving", waiting } : { kind: "offline", since, waiting }
  }

  /** Leaving the page would lose what is on no server. */
  readonly #warn = (event: Event): void => {
    if (this.#saving.waiting > 0) event.preventDefault()
  }
}

function ownBase(): string {
  const { protocol, host } = location
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/sync`
}
