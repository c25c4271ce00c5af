// Any edits by two who do not know what a newer client wrote: all of it stays as it was, unless someone selected and deleted it.
import { NodeSelection, TextSelection } from "@tiptap/pm/state"
import * as fc from "fast-check"
import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"
import { newElement } from "../../shared/note/note.ts"
import { namesTyped } from "./testing/chip-stage.ts"
import { brokenPieces, fragmentOf, newerBlock, poll, unknownIn } from "./testing/newer.ts"
import { closeAll, editorOn, exchange, type Peer } from "./testing/pair.ts"

afterEach(closeAll)

const runs = Number(import.meta.env.FUZZ_RUNS || 300)

/** Names that lie near: of the editor's own nodes, of what every object has, of anything. */
const names = fc.oneof(
  fc.constantFrom("poll", "doc", "text", "keptBlock", "keptInline", "tableRow", "constructor"),
  fc.string({ minLength: 1, maxLength: 8 }),
)
const attributes = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 6 }).filter((name) => name !== "__proto__"),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
)
const item = fc.oneof(
  fc.record({ kind: fc.constant("plain" as const), words: fc.string({ maxLength: 12 }) }),
  fc.record({ kind: fc.constant("newer" as const) }),
  fc.record({ kind: fc.constant("poll" as const), name: names, attributes }),
  fc.record({ kind: fc.constant("table" as const), name: names }),
)

const keys = [
  "Enter",
  "Backspace",
  "Delete",
  "Tab",
  "ArrowUp",
  "ArrowDown",
  "undo",
  "redo",
] as const
const typedNames = ["Brazil ", "the AG, Korea", "Jordan Peterson ", "Austria for the EU-27 "]
const edit = fc.record({
  by: fc.constantFrom(0, 1),
  block: fc.nat(40),
  offset: fc.nat(40),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(6) }),
  act: fc.constantFrom(
    "type",
    "type",
    "name",
    "name",
    "bold",
    "kind",
    "indent",
    "paste",
    "exchange",
    ...keys,
  ),
})

test("random edits touch nothing of it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { minLength: 1, maxLength: 6 }),
      fc.array(edit, { maxLength: 14 }),
      async (items, edits) => {
        const doc = written(items)
        const all = [10, 20].map((client) => opened(doc, client))
        const pieces = unknownIn(fragmentOf(doc))
        for (const one of edits) {
          const peer = all[one.by]
          if (one.act === "exchange") await exchange(all)
          else if (peer !== undefined) act(peer, one)
          // A name becomes a chip a moment after its word.
          await Promise.resolve()
        }
        await exchange(all)
        for (const peer of all) expect(brokenPieces(peer.doc, pieces)).toEqual([])
        const [a, b] = all
        expect(a?.editor.getJSON()).toEqual(b?.editor.getJSON())
        expect(a?.fragment.toString()).toBe(b?.fragment.toString())
        closeAll()
      },
    ),
    { numRuns: runs },
  )
}, 600_000)

type Item = typeof item extends fc.Arbitrary<infer T> ? T : never
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never

function written(items: readonly Item[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 7
  fragmentOf(doc).push(items.map(elementOf))
  return doc
}

function elementOf(one: Item, index: number): Y.XmlElement {
  if (one.kind === "newer") return newerBlock(`n${index}`)
  if (one.kind === "poll") return poll(one.name, one.attributes)
  const block = newElement("block", { id: `b${index}` })
  block.insert(0, [new Y.XmlText(one.kind === "plain" ? one.words : "cell")])
  if (one.kind === "plain") return block
  const cell = newElement("tableCell", { colspan: 1, rowspan: 1 })
  cell.insert(0, [block, poll(one.name)])
  const row = newElement("tableRow")
  row.insert(0, [cell])
  const table = newElement("table")
  table.insert(0, [row])
  return table
}

function opened(doc: Y.Doc, client: number): Peer {
  const copy = new Y.Doc()
  copy.clientID = client
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), "net")
  return editorOn(copy, { extensions: namesTyped() })
}

function act(peer: Peer, { block, offset, length, act: what }: Edit): void {
  const { editor } = peer
  stand(peer, block, offset, length)
  // On purpose: where there is nothing else to stand in.
  const selected = editor.state.selection instanceof NodeSelection
  if (selected && (what === "Backspace" || what === "Delete")) return
  if (what === "type") peer.typeOn("xy")
  else if (what === "name") peer.typeOn(` ${typedNames[length % typedNames.length]}`)
  else if (what === "bold") editor.commands.toggleBold()
  else if (what === "kind") editor.commands.setKind("bullet")
  else if (what === "indent") editor.commands.indent(1)
  else if (what === "paste") editor.view.pasteHTML("<p>one</p><p>two</p>")
  else if (what === "undo" || what === "redo") editor.commands[what]()
  else peer.press(what, what.startsWith("Arrow") ? { altKey: true, shiftKey: true } : {})
}

/** A caret in some block, or a selection of some words in it that holds no placeholder: that would be on purpose. */
function stand({ editor }: Peer, block: number, offset: number, length: number): void {
  const { doc, tr } = editor.state
  const starts: { start: number; size: number }[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) starts.push({ start: pos + 1, size: node.content.size })
    return !node.isTextblock
  })
  const at = starts[block % Math.max(1, starts.length)]
  if (at === undefined) {
    if (doc.firstChild?.isAtom) editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, 0)))
    return
  }
  const from = at.start + Math.min(offset, at.size)
  const to = Math.min(from + length, at.start + at.size)
  const clear = !doc.textBetween(from, to).includes("\ufffc")
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, clear ? to : from)))
}
