// Somebody comes back with five thousand edits of their own to a note that got five thousand others meanwhile.
import * as Y from "yjs"
import { NOTE_FRAGMENT } from "../../../shared/note/note.ts"
import { randomFrom } from "../generate.ts"
import { report, timed } from "../measure.ts"
import { Client } from "./client.ts"
import { type Beginning, beginning } from "./edits.ts"
import { median, type Results, reportLine, runs } from "./rounds.ts"
import { type Running, type ServerName, startServer } from "./servers.ts"

const bench = "sync-reconnect"
const edits = 5000
const warmUp = 2
const start = beginning(8)
const [mine, theirs] = [typed(start, 1), typed(start, 2)]
const size = { offline: edits, remote: edits, runs }
interface Outcome {
  readonly fault: null
  readonly ms: number
  /** The same two documents brought together in this process. */
  readonly here: number
}

const results = new Map<ServerName, Outcome[]>()
const servers: Running[] = []
try {
  for (const name of ["lineup", "y-websocket", "hocuspocus"] as const) {
    servers.push(await startServer(name, { count: warmUp + runs, start, people: 2 }))
    results.set(name, [])
  }
  for (let n = 0; n < warmUp + runs; n++) {
    for (const server of servers) {
      const here = median(Array.from({ length: 5 }, meeting))
      const ms = await reconnected(server, server.docs[n] ?? "")
      if (n >= warmUp) results.get(server.name)?.push({ fault: null, ms, here })
    }
  }
} finally {
  for (const server of servers) await server.end()
}
for (const [server, outcomes] of results) {
  const [ms, here] = [median(outcomes.map((it) => it.ms)), median(outcomes.map((it) => it.here))]
  report(bench, { server, ...size, converged_ms: ms, two_documents_ms: here })
}
const all: Results<Outcome> = results
for (const of of results.keys()) {
  const most = of === "lineup" ? 3 : null
  const value = ({ ms, here }: Outcome) => ms / here
  const compare = (ours: number) => ours
  const line = "reconnect: converged, to two documents in one process"
  reportLine(bench, all, { line, of, to: of, value, compare, most })
}

/** From the knock of the one who comes back until both have all, as documents. */
async function reconnected(server: Running, doc: string): Promise<number> {
  const given = server.name === "lineup" ? null : start.update
  const other = documentOf(theirs)
  const stays = await Client.join(server, { doc, person: 0, start: given })
  stays.send(stays.voice.step2(Y.encodeStateAsUpdate(other)))
  await server.process.quiet()
  const own = documentOf(mine)
  const hasAll = until([own, other])
  stays.follow(other)
  const began = performance.now()
  const back = await Client.resume(server, { doc, person: 1, own })
  await hasAll
  const took = performance.now() - began
  if (textOf(own) !== textOf(other)) throw new Error("They have not converged")
  for (const { wire } of [stays, back]) wire.end()
  return took
}

/** Resolves when each of the documents has as many letters as both together. */
function until(docs: readonly Y.Doc[]): Promise<unknown> {
  const whole = lettersOf(documentOf([...mine, ...theirs]))
  return Promise.all(
    docs.map(
      (doc) =>
        new Promise<void>((done) => {
          const look = () => {
            if (lettersOf(doc) !== whole) return
            doc.off("update", look)
            done()
          }
          doc.on("update", look)
          look()
        }),
    ),
  )
}

/** Two documents tell each other what they have. Milliseconds. */
function meeting(): number {
  const [one, other] = [documentOf(mine), documentOf(theirs)]
  return timed(() => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  })
}

/** The beginning and so many edits, each by itself: seven letters in a place and one taken back, then elsewhere. */
function typed({ update }: Beginning, seed: number): readonly Uint8Array[] {
  const random = randomFrom(seed)
  const doc = documentOf([update])
  const texts = doc.getXmlFragment(NOTE_FRAGMENT).toArray().map(textIn)
  let [text, at] = [texts[0], 0]
  for (let n = 0; n < edits; n++) {
    if (n % 8 === 0) {
      text = texts[random(texts.length)]
      at = random((text?.length ?? 0) + 1)
    }
    if (text !== undefined && n % 8 === 7 && at > 0) text.delete(--at, 1)
    else text?.insert(at++, "etaoin shrdlu".charAt(random(13)), {})
  }
  return [Y.encodeStateAsUpdate(doc)]
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function textOf(doc: Y.Doc): string {
  return doc.getXmlFragment(NOTE_FRAGMENT).toArray().map(textIn).join("\n")
}

function lettersOf(doc: Y.Doc): number {
  const texts = doc.getXmlFragment(NOTE_FRAGMENT).toArray().map(textIn)
  return texts.reduce((sum, text) => sum + text.length, 0)
}

function textIn(block: unknown): Y.XmlText {
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (text instanceof Y.XmlText) return text
  throw new Error("The note has a block without text")
}
