// Whoever uses the running server in a benchmark: requests with a session, the events of a meeting, documents.
import { randomUUID } from "node:crypto"
import WebSocket from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import type {
  MeetingAnswer,
  MeetingEvent,
  NoteSummary,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import type { Stage } from "../journeys/stage.ts"
import { generatedMeeting } from "./generate.ts"

// Each provider listens for the end of the process.
process.setMaxListeners(0)

export class Client {
  readonly url: string
  #cookies: readonly string[] = []

  private constructor(url: string) {
    this.url = url
  }

  /** The first lead of a new server. */
  static async setUp({ url, setupLink }: Stage): Promise<Client> {
    const client = new Client(url)
    const token = setupLink?.split("/").at(-1)
    const account = { name: "Lead", username: "lead", password: randomUUID() }
    await client.ask("POST", "/api/setup", { token, ...account })
    return client
  }

  get cookie(): string {
    return this.#cookies.join("; ")
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { cookie: this.cookie, origin: this.url, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const set = answer.headers.getSetCookie().map((it) => it.split(";", 1)[0] ?? "")
    if (set.length > 0) this.#cookies = set
    const text = await answer.text()
    return (text === "" ? undefined : JSON.parse(text)) as T
  }

  /** The generated meeting on the server; gives its id. */
  async makeMeeting(): Promise<string> {
    const { name, days, actors, topics, provisions } = generatedMeeting
    const { meeting } = await this.ask<MeetingAnswer>("POST", "/api/meetings", { name, days })
    const path = `/api/meetings/${meeting.id}`
    for (const it of actors) await this.ask("PUT", `${path}/actors/${it.id}`, it)
    for (const it of topics) await this.ask("PUT", `${path}/topics/${it.id}`, it)
    for (const it of provisions) await this.ask("PUT", `${path}/provisions/${it.id}`, it)
    return meeting.id
  }

  makeNote(meeting: string, date: string, title: string): Promise<NoteSummary> {
    return this.ask("POST", `/api/meetings/${meeting}/notes`, { date, title })
  }

  /** A note's document, kept up with the server's by the stock provider. */
  async open(note: NoteSummary): Promise<OpenNote> {
    const headers = { cookie: this.cookie, origin: this.url }
    class Socket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers })
      }
    }
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(
      `${this.url.replace(/^http/, "ws")}/sync`,
      note.doc,
      doc,
      {
        disableBc: true,
        WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      },
    )
    if (!provider.synced) await new Promise<void>((done) => provider.once("sync", () => done()))
    const close = () => {
      provider.destroy()
      // Its awareness looks for who went as long as it lives, and would keep the process.
      doc.destroy()
    }
    return { fragment: doc.getXmlFragment(NOTE_FRAGMENT), close }
  }

  notes(meeting: string): Promise<readonly NoteSummary[]> {
    return this.ask("GET", `/api/meetings/${meeting}/notes`)
  }

  /** Follows from now on, calling back with each event of the meeting, until the function that it gives is called. */
  async follow(meeting: string, hear: (event: MeetingEvent) => void): Promise<() => void> {
    const gone = new AbortController()
    const { signal } = gone
    const headers = { cookie: this.cookie }
    const answer = await fetch(`${this.url}/api/meetings/${meeting}/events`, { headers, signal })
    hearAll(answer, hear).catch((fault: unknown) => {
      if (!signal.aborted) throw fault
    })
    return () => gone.abort()
  }

  /** All statements, or what changed since a version. */
  async statements(meeting: string, since = 0): Promise<Omit<StatementsAnswer, "next">> {
    const path = `/api/meetings/${meeting}/statements?`
    const first = await this.ask<StatementsAnswer>(
      "GET",
      path + (since > 0 ? `since=${since}` : ""),
    )
    const statements = [...first.statements]
    for (let { next } = first; next !== null; ) {
      const page = await this.ask<StatementsAnswer>(
        "GET",
        `${path}${since > 0 ? `since=${since}&` : ""}cursor=${encodeURIComponent(next)}`,
      )
      for (const row of page.statements) statements.push(row)
      next = page.next
    }
    const { version, removed, memberships } = first
    return { version, statements, removed, memberships }
  }
}

async function hearAll({ body }: Response, hear: (event: MeetingEvent) => void): Promise<void> {
  if (body === null) throw new Error("The stream of events has no body")
  let text = ""
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split("\n\n")
    text = parts.pop() ?? ""
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (data !== undefined) hear(JSON.parse(data) as MeetingEvent)
    }
  }
}

export interface OpenNote {
  readonly fragment: Y.XmlFragment
  close(): void
}
