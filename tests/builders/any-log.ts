// Any log of a document that several people write at once, as the server would accept it.
import * as fc from "fast-check"
import * as Y from "yjs"
import type { LogEntry } from "../../server/store/store.ts"

const step = fc.record({
  writer: fc.nat(3),
  act: fc.constantFrom("type", "type", "type", "delete", "format", "block", "hear", "reconnect"),
  at: fc.nat(1000),
  words: fc.string({ minLength: 1, maxLength: 4 }),
})

/** Its entries come a second apart; two of the four writers are one user. */
export const anyLog: fc.Arbitrary<readonly LogEntry[]> = fc
  .array(step, { maxLength: 80 })
  .map((steps) => {
    const server = new Y.Doc()
    const log: LogEntry[] = []
    const seen = new Set<number>()
    const writers = [0, 1, 2, 3].map((n) => {
      const doc = new Y.Doc()
      doc.clientID = 100 + n
      const writer = { doc, user: `u${Math.min(n, 2)}`, connection: `c${n}` }
      doc.on("update", (bytes: Uint8Array, origin: unknown) => {
        if (origin === "server") return
        Y.applyUpdate(server, bytes)
        const clients = seen.has(doc.clientID) ? [] : [doc.clientID]
        seen.add(doc.clientID)
        log.push({ ...writer, bytes, clients, at: log.length * 1000 })
      })
      return writer
    })
    for (const { writer: n, act, at, words } of steps) {
      const writer = writers[n]
      if (writer === undefined) continue
      if (act === "hear") Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(server), "server")
      else if (act === "reconnect") writer.connection += "'"
      else edit(writer.doc, { act, at, words })
    }
    return log.map(({ bytes, user, connection, clients, at }) => ({
      ...{ bytes, user, connection, clients, at },
    }))
  })

function edit(
  doc: Y.Doc,
  { act, at, words }: { readonly act: string; readonly at: number; readonly words: string },
): void {
  const fragment = doc.getXmlFragment("note")
  const block = fragment.get(at % (fragment.length + 1))
  if (act === "block" || !(block instanceof Y.XmlText)) {
    fragment.insert(at % (fragment.length + 1), [new Y.XmlText(words)])
    return
  }
  const from = at % (block.length + 1)
  const length = Math.min(3, block.length - from)
  if (act === "type") block.insert(from, words)
  else if (length === 0) fragment.delete(at % fragment.length, 1)
  else if (act === "delete") block.delete(from, length)
  else block.format(from, length, { chip: words })
}
