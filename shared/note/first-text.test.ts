import { expect, test } from "vitest"
import * as Y from "yjs"
import { blockElements, newElement, textsOf } from "./elements.ts"
import { giveText } from "./first-text.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

test("two who begin one block at once write in one text, in whichever order they hear of it", () => {
  for (const clients of [
    [10, 20],
    [20, 10],
  ] as const) {
    const [one, two] = clients.map(copyWith)
    if (one === undefined || two === undefined) throw new Error("There are no two documents")
    giveText(blockOf(one)).insert(0, "Brazil")
    giveText(blockOf(two)).insert(0, "Japan")
    meet(one, two)
    const lines = [one, two].map((doc) => textsOf(blockOf(doc)).map((text) => text.toString()))
    expect(lines[0]).toEqual(lines[1])
    expect(lines[0]).toHaveLength(1)
    expect(["BrazilJapan", "JapanBrazil"]).toContain(lines[0]?.[0])
    expect([one.clientID, two.clientID]).toEqual(clients)
  }
})

test("a text that was deleted is followed by another, again the same for both", () => {
  const [one, two] = [10, 20].map(copyWith)
  if (one === undefined || two === undefined) throw new Error("There are no two documents")
  giveText(blockOf(one))
  blockOf(one).delete(0, 1)
  meet(one, two)
  giveText(blockOf(one)).insert(0, "a")
  giveText(blockOf(two)).insert(0, "b")
  meet(one, two)
  expect(textsOf(blockOf(one)).map((text) => text.toString())).toEqual(["ab"])
  expect(textsOf(blockOf(two)).map((text) => text.toString())).toEqual(["ab"])
})

function copyWith(client: number): Y.Doc {
  const begun = new Y.Doc()
  begun.clientID = 1
  begun.getXmlFragment(NOTE_FRAGMENT).push([newElement("block", { id: "b0" })])
  const doc = new Y.Doc()
  doc.clientID = client
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(begun))
  return doc
}

function meet(one: Y.Doc, two: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
}

function blockOf(doc: Y.Doc): Y.XmlElement {
  const [block] = blockElements(doc.getXmlFragment(NOTE_FRAGMENT))
  if (block === undefined) throw new Error("There is no block")
  return block
}
