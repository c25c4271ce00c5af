// People who write: each with a document, a real client on it, and an account of which of its changes nobody promised.
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { openSession } from "../../web/sync/session.svelte.ts"

// The provider looks for a browser's class each time that it asks for what it missed.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket

/** Where to connect to; null: nowhere can be reached. Asked for each new socket. */
export type Where = () => { readonly syncUrl: string } | null

export interface Writer {
  readonly name: string
  readonly doc: Y.Doc
  readonly fragment: Y.XmlFragment
  /** Its own changes that nobody promised to keep, in order. */
  readonly unpromised: readonly Uint8Array[]
  /** How many of its changes were promised so far. */
  readonly promised: number
  /** Connected, and all exchanged. */
  readonly synced: boolean
  /** With what the server closed it for good; null while it comes back. */
  readonly closed: string | null
  /** Somebody else has seen all to be kept. */
  promiseAll(): void
  close(): void
}

interface WriterOptions {
  readonly name: string
  readonly doc: string
  readonly token: string
  readonly where: Where
}

/** Own changes since the last promise. */
class Account {
  unpromised: Uint8Array[] = []
  promised = 0

  constructor(doc: Y.Doc, provider: WebsocketProvider) {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== provider) this.unpromised.push(update)
    })
  }

  promiseAll(): void {
    this.promised += this.unpromised.length
    this.unpromised = []
  }
}

/** The stock client, which hears of no promise. */
export function stockWriter({ name, doc, token, where }: WriterOptions): Writer {
  const ydoc = new Y.Doc()
  const provider = new WebsocketProvider("ws://server/sync", doc, ydoc, {
    ...{ disableBc: true, maxBackoffTime: 100 },
    WebSocketPolyfill: socketTo(where, token),
  })
  const account = new Account(ydoc, provider)
  let closed: string | null = null
  provider.on("closed", ({ code, reason }) => {
    closed = `${code} ${reason}`
  })
  return {
    ...{ name, doc: ydoc, fragment: ydoc.getXmlFragment(NOTE_FRAGMENT) },
    get unpromised() {
      return account.unpromised
    },
    get promised() {
      return account.promised
    },
    get synced() {
      return provider.synced
    },
    get closed() {
      return closed
    },
    promiseAll: () => account.promiseAll(),
    close() {
      provider.destroy()
      ydoc.destroy()
    },
  }
}

/** The session of the product's screens. What it calls saved is promised. */
export function sessionWriter({ name, doc, token, where }: WriterOptions): Writer {
  const session = openSession({
    doc,
    user: { id: name, name },
    base: "ws://server/sync",
    socket: socketTo(where, token),
  })
  const account = new Account(session.doc, session.provider)
  // Looked at often, and whenever somebody asks: a screen would show it at every instant.
  const look = () => {
    if (session.state.kind === "saved") account.promiseAll()
  }
  const looking = setInterval(look, 5)
  return {
    ...{ name, doc: session.doc, fragment: session.fragment },
    get unpromised() {
      look()
      return account.unpromised
    },
    get promised() {
      look()
      return account.promised
    },
    get synced() {
      return session.provider.synced && session.state.kind === "saved"
    },
    get closed() {
      const { state } = session
      return state.kind === "closed" ? `${state.code} ${state.text}` : null
    },
    promiseAll: () => account.promiseAll(),
    close() {
      clearInterval(looking)
      session.close()
    },
  }
}

/** A socket class for the stock provider; the address that it is given names only the document. `who`: a token, or headers. */
export function socketTo(
  where: Where,
  who: string | Readonly<Record<string, string>>,
): typeof globalThis.WebSocket {
  const headers = typeof who === "string" ? { authorization: `Bearer ${who}` } : who
  class Socket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      // Nobody listens on the first port.
      const base = where()?.syncUrl ?? "ws://127.0.0.1:1"
      super(`${base}/${String(url).split("/").at(-1)}`, protocols, { headers })
    }
  }
  return Socket as unknown as typeof globalThis.WebSocket
}
