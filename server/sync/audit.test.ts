import fc from "fast-check"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { type Audit, audit, type Holding } from "./audit.ts"

/** A document as a server holds it, whose clients belong to the given users. */
function holding(doc: Y.Doc, authors: Record<number, string> = {}): Holding {
  return {
    clocks: Y.decodeStateVector(Y.encodeStateVector(doc)),
    authors: new Map(Object.entries(authors).map(([client, user]) => [Number(client), user])),
    presentAs: () => null,
    recovering: false,
  }
}

const empty = holding(new Y.Doc())

function docOf(client: number, words = "hello"): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getText("t").insert(0, words)
  return doc
}

/** The raw form of an update: blocks of structs, then delete ranges. */
function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const numbers = (encoder: encoding.Encoder, ...list: number[]) => {
  for (const number of list) encoding.writeVarUint(encoder, number)
}

function why(result: Audit): string {
  return result.ok ? "accepted" : result.text
}

test("accepts what a client types, and names the client id that it introduces", () => {
  const result = audit(Y.encodeStateAsUpdate(docOf(7)), empty, "u1")
  expect(result).toEqual({ ok: true, clocks: new Map([[7, 5]]), introduced: [7], deletes: [] })
})

test("refuses a client id under which somebody else is there", () => {
  const theirs = { ...empty, presentAs: (client: number) => (client === 7 ? "u2" : null) }
  expect(why(audit(Y.encodeStateAsUpdate(docOf(7)), theirs, "u1"))).toMatch(/in another's name/)
  expect(audit(Y.encodeStateAsUpdate(docOf(7)), theirs, "u2").ok).toBe(true)
  expect(audit(Y.encodeStateAsUpdate(docOf(8)), theirs, "u1").ok).toBe(true)
})

test("a server that was set back to a backup takes what others wrote since, as nobody's until their owner is there", () => {
  const theirs = docOf(7)
  const before = holding(theirs, { 7: "u2" })
  theirs.getText("t").insert(5, " again")
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(docOf(9)))
  const brought = Y.encodeStateAsUpdate(theirs)
  expect(why(audit(brought, before, "u1"))).toMatch(/in another's name/)
  expect(audit(brought, { ...before, recovering: true }, "u1")).toMatchObject({
    ...{ ok: true, introduced: [] },
    clocks: new Map([
      [7, 11],
      [9, 5],
    ]),
  })
  const relayed = docOf(9)
  const unclaimed = holding(relayed)
  const seen = Y.encodeStateVector(relayed)
  relayed.getText("t").insert(5, "!")
  const more = Y.encodeStateAsUpdate(relayed, seen)
  const owner = { ...unclaimed, presentAs: () => "u3" }
  expect(why(audit(more, unclaimed, "u1"))).toMatch(/in another's name/)
  expect(why(audit(more, owner, "u1"))).toMatch(/in another's name/)
  expect(audit(more, owner, "u3")).toMatchObject({ ok: true, introduced: [9] })
})

test("accepts the words of several own sessions that build on one another", () => {
  const first = docOf(7)
  const second = new Y.Doc()
  second.clientID = 8
  Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
  second.getText("t").insert(2, "XX")
  Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
  first.getText("t").insert(4, "YY")
  const result = audit(Y.encodeStateAsUpdate(first), empty, "u1")
  expect(result).toMatchObject({ ok: true, introduced: expect.arrayContaining([7, 8]) })
})

test("accepts another's words that the server holds already, as a returning client sends them", () => {
  const doc = docOf(7)
  const result = audit(Y.encodeStateAsUpdate(doc), holding(doc, { 7: "u1" }), "u2")
  expect(result).toMatchObject({ ok: true, introduced: [], clocks: new Map() })
})

test("refuses the poisoned clock: a collected range in another's name", () => {
  const doc = docOf(7)
  const poison = crafted((encoder) => {
    numbers(encoder, 1, 1, 7, 5)
    encoding.writeUint8(encoder, 0)
    numbers(encoder, 1e6, 0)
  })
  expect(why(audit(poison, holding(doc, { 7: "u1" }), "u2"))).toMatch(/another's name/)
})

test("refuses to go on with another's client id", () => {
  const doc = docOf(7)
  const copy = docOf(7)
  copy.getText("t").insert(5, "more")
  const update = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc))
  expect(audit(update, holding(doc, { 7: "u1" }), "u1").ok).toBe(true)
  expect(why(audit(update, holding(doc, { 7: "u1" }), "u2"))).toMatch(/another's name/)
})

test("refuses a delete of what nobody wrote yet, which would swallow the words to come", () => {
  const doc = docOf(7)
  const deletes = (clock: number, len: number) =>
    crafted((encoder) => numbers(encoder, 0, 1, 7, 1, clock, len))
  const held = holding(doc, { 7: "u1" })
  expect(audit(deletes(0, 5), held, "u2").ok).toBe(true)
  expect(why(audit(deletes(3, 3), held, "u2"))).toMatch(/deletes what is not there/)
  expect(why(audit(deletes(0, 4e15), held, "u2"))).toMatch(/deletes what is not there/)
  expect(why(audit(deletes(0, 0), held, "u2"))).toMatch(/deletes what is not there/)
})

test("calls a delete of one's own words that are still to come a gap: typed before the states were exchanged", () => {
  const doc = docOf(7)
  const deletes = (client: number, clock: number, len: number) =>
    crafted((encoder) => numbers(encoder, 0, 1, client, 1, clock, len))
  const held = holding(doc, { 7: "u1" })
  expect(audit(deletes(7, 3, 3), held, "u1")).toMatchObject({ ok: false, gap: true })
  expect(audit(deletes(8, 0, 1), held, "u1")).toMatchObject({ ok: false, gap: true })
  expect(audit(deletes(7, 3, 3), held, "u2")).toMatchObject({ ok: false, gap: false })
  expect(audit(deletes(7, 3, 4e15), held, "u1")).toMatchObject({ ok: false, gap: false })
})

test("calls a gap a gap, which a fresh exchange of states can mend", () => {
  const doc = docOf(7)
  doc.getText("t").insert(5, "more")
  const tail = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(docOf(7)))
  expect(audit(tail, empty, "u1")).toMatchObject({ ok: false, gap: true })
  const other = new Y.Doc()
  other.clientID = 8
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.getText("t").insert(1, "X")
  const builds = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc))
  expect(audit(builds, empty, "u1")).toMatchObject({ ok: false, gap: true })
})

test("refuses structs that wait for one another for ever", () => {
  const item = (encoder: encoding.Encoder, client: number, origin: number) => {
    numbers(encoder, 1, client, 0)
    encoding.writeUint8(encoder, 0x84)
    numbers(encoder, origin, 0)
    encoding.writeVarString(encoder, "x")
  }
  const circle = crafted((encoder) => {
    numbers(encoder, 2)
    item(encoder, 7, 8)
    item(encoder, 8, 7)
    numbers(encoder, 0)
  })
  expect(audit(circle, empty, "u1").ok).toBe(false)
  const itself = crafted((encoder) => {
    numbers(encoder, 1)
    item(encoder, 7, 7)
    numbers(encoder, 0)
  })
  expect(audit(itself, empty, "u1").ok).toBe(false)
})

test("refuses two blocks of one client, of which applying would keep the last alone", () => {
  const doc = docOf(7)
  const one = Y.encodeStateAsUpdate(doc)
  const decoder = decoding.createDecoder(one)
  decoding.readVarUint(decoder)
  const block = one.slice(decoder.pos, -1)
  const doubled = crafted((encoder) => {
    numbers(encoder, 2)
    encoding.writeUint8Array(encoder, block)
    encoding.writeUint8Array(encoder, block)
    numbers(encoder, 0)
  })
  expect(audit(doubled, empty, "u1").ok).toBe(false)
})

test("refuses names that would become a prototype, and documents within the document", () => {
  for (const key of ["__proto__", "constructor", "prototype"]) {
    const map = new Y.Doc()
    map.getMap("m").set(key, { polluted: 1 })
    expect(why(audit(Y.encodeStateAsUpdate(map), empty, "u1"))).toMatch(key)
    const text = new Y.Doc()
    text.getText("t").insert(0, "x", { [key]: {} })
    expect(why(audit(Y.encodeStateAsUpdate(text), empty, "u1"))).toMatch(key)
  }
  const nested = new Y.Doc()
  nested.getMap("m").set("d", new Y.Doc())
  expect(why(audit(Y.encodeStateAsUpdate(nested), empty, "u1"))).toMatch(/another document/)
})

test("refuses bytes that are no update", () => {
  const second = Buffer.from("00010000000001000100010200001602000001fdffffffff7f0000", "hex")
  const deep = crafted((encoder) => {
    numbers(encoder, 1, 1, 77, 0)
    encoding.writeUint8(encoder, 8)
    numbers(encoder, 1)
    encoding.writeVarString(encoder, "a")
    numbers(encoder, 1)
    for (let i = 0; i < 200_000; i++) {
      encoding.writeUint8(encoder, 117)
      numbers(encoder, 1)
    }
    encoding.writeUint8(encoder, 126)
    numbers(encoder, 0)
  })
  for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), second, deep]) {
    expect(audit(bytes, empty, "u1").ok).toBe(false)
  }
})

test("whatever is accepted can be applied at once and leaves nothing waiting", () => {
  const base = docOf(7, "the words of the first author")
  const writer = new Y.Doc()
  writer.clientID = 8
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(base))
  writer.getText("t").insert(4, "own ")
  writer.getText("t").delete(0, 3)
  writer.getMap("m").set("k", [1, { a: "b" }])
  const honest = Y.encodeStateAsUpdate(writer)
  const held = holding(base, { 7: "u1" })
  const mutation = fc.record({ at: fc.nat(honest.length - 1), to: fc.nat(255) })
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 6 }), fc.nat(honest.length), (changes, cut) => {
      const bytes = honest.slice(0, changes.length % 2 === 0 ? honest.length : cut)
      for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to
      if (!audit(bytes, held, "u2").ok) return
      const server = new Y.Doc()
      Y.applyUpdate(server, Y.encodeStateAsUpdate(base))
      Y.applyUpdate(server, bytes)
      expect(server.store.pendingStructs).toBeNull()
      expect(server.store.pendingDs).toBeNull()
      // The first author goes on, and is heard.
      const author = docOf(7, "the words of the first author")
      author.getText("t").insert(29, "!")
      Y.applyUpdate(server, Y.encodeStateAsUpdate(author))
      expect(Y.getState(server.store, 7)).toBe(30)
    }),
    { numRuns: 1000 },
  )
})
