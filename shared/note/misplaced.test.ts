import { expect, test } from "vitest"
import * as Y from "yjs"
import { blockElements, newElement, plainText, textsOf } from "./elements.ts"
import { type Misplaced, moveBehind, stillMisplaced, watchMisplaced } from "./misplaced.ts"
import { NOTE_FRAGMENT } from "./schema.ts"

test("words that come after a long time offline are found, whichever side hears of the other first", () => {
  const { one, two } = pair("alpha beta", "gamma delta")
  split(one, 0, 6, "b0.x")
  split(one, 2, 6, "b1.x")
  type(two, 1, 11, " late")
  type(two, 0, 10, " later")
  meet(one, two)
  for (const { found } of [one, two]) {
    expect(found.map(({ block, text, belongsTo }) => [block, text, belongsTo]).sort()).toEqual([
      ["b0", " later", "b0.x"],
      ["b1", " late", "b1.x"],
    ])
  }
})

test("a split of blocks that are no family moves nothing", () => {
  const { one, two } = pair("alpha beta")
  split(one, 0, 6, "other")
  type(two, 0, 10, " more")
  meet(one, two)
  expect([...one.found, ...two.found]).toEqual([])
})

test("words that are deleted, while another has them typed behind, are no split", () => {
  const { one, two } = pair("alpha beta", "other")
  textOf(one, 0).delete(6, 4)
  type(two, 0, 10, " more")
  meet(one, two)
  expect([...one.found, ...two.found]).toEqual([])
})

test("letters of one's own that nobody has seen count at the end of a beginning that was parted off", () => {
  for (const acknowledged of [0, Number.POSITIVE_INFINITY]) {
    const { one, two } = pair("alpha beta")
    two.acknowledged = acknowledged
    one.doc.transact(() => {
      fragmentOf(one).insert(0, [blockWith("b0.x", "alpha ")])
      textOf(one, 1).delete(0, 6)
    })
    type(two, 0, 6, "and ")
    meet(one, two)
    expect(two.found.map(({ text }) => text)).toEqual(acknowledged === 0 ? ["and "] : [])
    expect(one.found.map(({ text }) => text)).toEqual(["and "])
  }
})

test("moved words stand behind those they were typed behind, and at the end where those have changed", () => {
  for (const [changed, line] of [
    [false, "beta more"],
    [true, "be!ta more"],
  ] as const) {
    const { one, two } = pair("alpha beta")
    split(one, 0, 6, "b0.x")
    type(two, 0, 10, " more")
    meet(one, two)
    if (changed) type(one, 1, 2, "!")
    const [words] = one.found
    if (words === undefined) throw new Error("nothing was found")
    moveBehind(fragmentOf(one), words)
    expect(lines(one)).toEqual(["alpha ", line])
    expect(stillMisplaced(fragmentOf(one), words)).toBeNull()
    moveBehind(fragmentOf(one), words)
    expect(lines(one)).toEqual(["alpha ", line])
  }
})

test("moved words never part a chip, and keep their own marks", () => {
  const { one, two } = pair("alpha beta")
  split(one, 0, 6, "b0.x")
  textOf(two, 0).insert(10, " Brazil", { chip: { ref: "@BRA" } })
  textOf(two, 0).insert(17, " too", { chip: null })
  meet(one, two)
  textOf(one, 1).delete(0, 4)
  textOf(one, 1).insert(0, "a beta b", { chip: { ref: "@JPN" } })
  const [words] = one.found
  if (words === undefined) throw new Error("nothing was found")
  moveBehind(fragmentOf(one), words)
  expect(textOf(one, 1).toDelta()).toEqual([
    { insert: "a beta b", attributes: { chip: { ref: "@JPN" } } },
    { insert: " Brazil", attributes: { chip: { ref: "@BRA" } } },
    { insert: " too" },
  ])
})

interface Side {
  readonly doc: Y.Doc
  readonly found: Misplaced[]
  acknowledged: number
}

function pair(...words: readonly string[]): { one: Side; two: Side } {
  const begun = new Y.Doc()
  begun.clientID = 1
  begun.getXmlFragment(NOTE_FRAGMENT).push(words.map((text, index) => blockWith(`b${index}`, text)))
  const [one, two] = [10, 20].map((client): Side => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(begun))
    const side: Side = { doc, found: [], acknowledged: Number.POSITIVE_INFINITY }
    watchMisplaced(doc, {
      found: (misplaced) => side.found.push(...misplaced),
      acknowledged: () => side.acknowledged,
    })
    return side
  })
  if (one === undefined || two === undefined) throw new Error("There are no two sides")
  return { one, two }
}

/** Each gets the whole of what the other has and it does not: the difference of their states. */
function meet(one: Side, two: Side): void {
  const forOne = Y.encodeStateAsUpdate(two.doc, Y.encodeStateVector(one.doc))
  Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(two.doc)))
  Y.applyUpdate(one.doc, forOne)
  expect(lines(one)).toEqual(lines(two))
}

function split(side: Side, block: number, index: number, id: string): void {
  const text = textOf(side, block)
  const tail = plainText(text).slice(index)
  side.doc.transact(() => {
    text.delete(index, tail.length)
    fragmentOf(side).insert(block + 1, [blockWith(id, tail)])
  })
}

function blockWith(id: string, words: string): Y.XmlElement {
  const block = newElement("block", { id })
  block.insert(0, [new Y.XmlText(words)])
  return block
}

function fragmentOf({ doc }: Side): Y.XmlFragment {
  return doc.getXmlFragment(NOTE_FRAGMENT)
}

function textOf(side: Side, block: number): Y.XmlText {
  const element = blockElements(fragmentOf(side))[block]
  const text = element && textsOf(element)[0]
  if (text === undefined) throw new Error(`block ${block} has no text`)
  return text
}

function type(side: Side, block: number, index: number, words: string): void {
  textOf(side, block).insert(index, words)
}

function lines(side: Side): string[] {
  return blockElements(fragmentOf(side)).map((block) => textsOf(block).map(plainText).join(""))
}
