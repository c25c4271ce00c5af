// When words and statements of the topic in question came to a plain client: the part of the way without a browser.
import * as Y from "yjs"
import type { Client, OpenNote } from "./client.ts"

export interface Seen {
  /** When the statement of this speaker came, and when the chips that it was read from; as `performance` counts since 1970. */
  of(speaker: string): Promise<{ readonly words: number; readonly statement: number }>
  stop(): void
}

const now = () => performance.timeOrigin + performance.now()

/** Follows a meeting as the board does: an event comes, and what changed is asked for. */
export async function rowsSeen(client: Client, meeting: string, note: OpenNote): Promise<Seen> {
  const statements = new Map<string, number>()
  const waiting = new Map<string, () => void>()
  let words = 0
  let { version } = await client.statements(meeting)
  let asking: Promise<void> = Promise.resolve()
  const ask = async (upTo: number) => {
    if (upTo <= version) return
    const answer = await client.statements(meeting, version)
    version = answer.version
    for (const { topic, position, speaker } of answer.statements) {
      if (topic !== "latency" || position === null || statements.has(speaker)) continue
      statements.set(speaker, now())
      waiting.get(speaker)?.()
    }
  }
  note.fragment.observeDeep((events) => {
    for (const { target, changes } of events) {
      if (target instanceof Y.XmlText && changes.delta.some(isOfTopic)) words = now()
    }
  })
  const stop = await client.follow(meeting, (event) => {
    if (event.kind === "index") asking = asking.then(() => ask(event.version))
  })
  return {
    stop,
    async of(speaker) {
      if (!statements.has(speaker)) {
        await new Promise<void>((done) => waiting.set(speaker, done))
      }
      return { words, statement: statements.get(speaker) ?? 0 }
    },
  }
}

function isOfTopic(part: object): boolean {
  return JSON.stringify(part).includes(`"#latency`)
}
