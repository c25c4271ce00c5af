import { expect, test } from "vitest"
import * as Y from "yjs"
import { blockElements, newElement, plainText, textsOf } from "./elements.ts"
import { applyAndFindLost, type LostText, putBack, stillHeld } from "./lost.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

test("words typed in a block that someone deletes meanwhile are found, with what stood around them", () => {
  const { mine, theirs } = pair("one", "alpha beta gamma", "three")
  type(mine, 1, 6, "XY ")
  const lost = receive(
    mine,
    change(theirs, () => fragmentOf(theirs).delete(1, 1)),
  )
  expect(lost).toMatchObject([{ text: "XY ", left: "alpha ", right: "beta gamma" }])
})

test("words that the deleter saw are not lost", () => {
  const { mine, theirs } = pair("one", "alpha")
  Y.applyUpdate(
    theirs,
    change(mine, () => type(mine, 1, 5, " seen")),
  )
  expect(
    receive(
      mine,
      change(theirs, () => fragmentOf(theirs).delete(1, 1)),
    ),
  ).toEqual([])
})

test("words of others are not reported to me", () => {
  const { mine, theirs } = pair("one", "alpha")
  const third = copyOf(mine, 3)
  Y.applyUpdate(
    mine,
    change(third, () => type(third, 1, 0, "third ")),
  )
  expect(
    receive(
      mine,
      change(theirs, () => fragmentOf(theirs).delete(1, 1)),
    ),
  ).toEqual([])
})

test("a difference of states names my unacknowledged words, yet nobody chose to delete them", () => {
  const { mine, theirs } = pair("one", "alpha beta")
  const server = copyOf(mine, 9)
  const acknowledged = clockOf(mine)
  Y.applyUpdate(
    server,
    change(mine, () => type(mine, 1, 6, "late ")),
  )
  Y.applyUpdate(
    server,
    change(theirs, () => fragmentOf(theirs).delete(1, 1)),
  )
  const difference = Y.encodeStateAsUpdate(server, Y.encodeStateVector(mine))
  expect(receive(copyOf(mine, 1), difference)).toEqual([])
  expect(receive(mine, difference, acknowledged)).toMatchObject([{ text: "late " }])
})

test("two runs in one block are two losses", () => {
  const { mine, theirs } = pair("alpha beta")
  type(mine, 0, 0, "A ")
  type(mine, 0, 12, " Z")
  const lost = receive(
    mine,
    change(theirs, () => fragmentOf(theirs).delete(0, 1)),
  )
  expect(lost.map(({ text, left, right }) => [left, text, right])).toEqual([
    ["", "A ", "alpha beta"],
    ["alpha beta", " Z", ""],
  ])
})

test("words go back between the words they stood between, where those are once in the note", () => {
  const { mine, theirs } = pair("one ", "alpha beta")
  type(mine, 1, 6, "lost ")
  const lost = receive(
    mine,
    change(theirs, () => {
      textOf(theirs, 0).insert(4, "alpha beta")
      fragmentOf(theirs).delete(1, 1)
    }),
  )
  putBack(fragmentOf(mine), first(lost), () => "new")
  expect(lines(mine)).toEqual(["one alpha lost beta"])
})

test("words go back as a block where theirs was, when the place in the words is not certain", () => {
  const { mine, theirs } = pair("one", "alpha beta", "three", "alpha beta", "alpha beta")
  type(mine, 1, 6, "lost ")
  const lost = first(
    receive(
      mine,
      change(theirs, () => fragmentOf(theirs).delete(1, 1)),
    ),
  )
  fragmentOf(mine).insert(0, [newElement("block", { id: "above" })])
  putBack(fragmentOf(mine), lost, () => "new")
  expect(lines(mine)).toEqual(["", "one", "lost ", "three", "alpha beta", "alpha beta"])
  expect(blockElements(fragmentOf(mine))[2]?.getAttribute("id")).toBe("new")
})

test("words of a deleted table row go back behind the table", () => {
  const { mine, theirs } = pair("one", "two")
  const table = newElement("table")
  const rows = [0, 1].map(() => {
    const row = newElement("tableRow")
    const cell = newElement("tableCell", { colspan: 1, rowspan: 1 })
    const block = newElement("block")
    block.insert(0, [new Y.XmlText("cell")])
    cell.insert(0, [block])
    row.insert(0, [cell])
    return row
  })
  table.insert(0, rows)
  Y.applyUpdate(
    theirs,
    change(mine, () => fragmentOf(mine).insert(1, [table])),
  )
  type(mine, 2, 4, " lost")
  const lost = receive(
    mine,
    change(theirs, () => (fragmentOf(theirs).get(1) as Y.XmlElement).delete(1, 1)),
  )
  putBack(fragmentOf(mine), first(lost), () => "new")
  expect(lines(mine)).toEqual(["one", "cell lost", "two"])
})

test("put-back words never part a chip nor take its mark", () => {
  const { mine } = pair("ask ")
  textOf(mine, 0).insert(4, "Brazil", { chip: { ref: "@BRA" } })
  const lost: LostText = {
    client: 1,
    clock: 0,
    text: "lost",
    left: "ask Bra",
    right: "zil",
    place: null,
  }
  putBack(fragmentOf(mine), lost, () => "new")
  expect(textOf(mine, 0).toDelta()).toEqual([
    { insert: "ask " },
    { insert: "Brazil", attributes: { chip: { ref: "@BRA" } } },
    { insert: "lost" },
  ])
})

test("words that stand in another copy of their block are still held", () => {
  const { mine } = pair("one", "alpha lost beta")
  const lost = { client: 1, clock: 0, text: "lost ", place: null }
  expect(stillHeld(fragmentOf(mine), { ...lost, left: "alpha ", right: "beta" })).toBe(true)
  expect(stillHeld(fragmentOf(mine), { ...lost, left: "gamma ", right: "beta" })).toBe(false)
  expect(stillHeld(fragmentOf(mine), { ...lost, text: "one", left: "", right: "" })).toBe(true)
  expect(stillHeld(fragmentOf(mine), { ...lost, text: "on", left: "", right: "" })).toBe(false)
})

test("an update that cannot be read fails as applying it would, and the document goes on", () => {
  const { mine, theirs } = pair("alpha")
  expect(() => receive(mine, Uint8Array.of(9, 9, 9))).toThrow()
  type(mine, 0, 0, "XY")
  expect(
    receive(
      mine,
      change(theirs, () => fragmentOf(theirs).delete(0, 1)),
    ),
  ).toHaveLength(1)
})

function pair(...words: readonly string[]): { mine: Y.Doc; theirs: Y.Doc } {
  const mine = new Y.Doc()
  fragmentOf(mine).push(
    words.map((text, index) => {
      const block = newElement("block", { id: `b${index}` })
      block.insert(0, [new Y.XmlText(text)])
      return block
    }),
  )
  return { mine, theirs: copyOf(mine, 2) }
}

function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientID
  return copy
}

function fragmentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(NOTE_FRAGMENT)
}

function textOf(doc: Y.Doc, block: number): Y.XmlText {
  const text = blockElements(fragmentOf(doc))[block]?.get(0)
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${block} has no text`)
  return text
}

function type(doc: Y.Doc, block: number, index: number, words: string): void {
  textOf(doc, block).insert(index, words)
}

function lines(doc: Y.Doc): string[] {
  return blockElements(fragmentOf(doc)).map((block) => textsOf(block).map(plainText).join(""))
}

/** What a change sends to the others. */
function change(doc: Y.Doc, make: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on("update", collect)
  doc.transact(make)
  doc.off("update", collect)
  return Y.mergeUpdates(updates)
}

function receive(
  doc: Y.Doc,
  update: Uint8Array,
  acknowledged = Number.POSITIVE_INFINITY,
): LostText[] {
  const author = { client: doc.clientID, acknowledged }
  return applyAndFindLost(doc, update, () => Y.applyUpdate(doc, update, "net"), author)
}

function clockOf(doc: Y.Doc): number {
  return Y.getState(doc.store, doc.clientID)
}

function first(lost: readonly LostText[]): LostText {
  if (lost[0] === undefined) throw new Error("nothing was found lost")
  return lost[0]
}
