// Several authors of one note, each with a copy of its own: whatever an editor does to a note, done at random.
import * as fc from "fast-check"
import * as Y from "yjs"
import { parseNote } from "../../shared/notation/notation.ts"
import {
  BLOCK,
  blockElements,
  CELL,
  chipMark,
  NOTE_FRAGMENT,
  newElement,
  ROW,
  TABLE,
  writeNote,
} from "../../shared/note/note.ts"

const words = [
  "Fine. ",
  " for the ",
  " on behalf of ",
  ", and ",
  " (",
  ") ",
  "[private] ",
  "[10:42] ",
  "[ours] ",
  "; ",
  "“exact words” ",
  " except ",
  " spoke about ",
]
const chips = [
  "@BRA",
  "@Japan",
  "@[EU-27]",
  "~@JPN(+)",
  "@Atlantisia",
  "@Hungary(?)",
  "#labour",
  "#labour=full-access(-)",
  "#climate(+)",
  "#unknown",
  '§13{+"new words"}',
]
const kinds = ["heading", "bullet", "ordered", "quote", null] as const
const edit = fc.constantFrom(
  ...([
    "type",
    "type",
    "type",
    "chip",
    "chip",
    "erase",
    "split",
    "keepTail",
    "join",
    "move",
  ] as const),
  ...([
    "kind",
    "depth",
    "level",
    "paste",
    "remove",
    "table",
    "undo",
    "redo",
    "sync",
    "sync",
  ] as const),
)

/** A note in which nearly every block hands something down or is handed something. */
const beginning = `## Migration, @BRA and @Fiji

#climate

#labour(+) was the point.

Those who want #labour=full-access:

- @Japan
- @Hungary, on §13
  - #climate(-)
  - #labour(+)
- @[EU-27] spoke.

# [private] §13

@Mexico had two points. #climate(~)

1. #labour
2. “That is all.”

Nobody takes #climate up.

| @Fiji | #labour |
| --- | --- |
| #climate | @BRA on #labour |`

/** What one author does next; the numbers choose where and what. */
export const step = fc.record({
  author: fc.nat({ max: 2 }),
  edit,
  at: fc.nat({ max: 1000 }),
  what: fc.nat({ max: 1000 }),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Three authors with copies that exchange what they did only now and then. */
export class Authors {
  readonly docs: readonly Y.Doc[]
  readonly #undo: readonly Y.UndoManager[]
  #ids = 0

  constructor() {
    this.docs = [1, 2, 3].map((client) => {
      const doc = new Y.Doc()
      doc.clientID = client
      return doc
    })
    const first = fragmentOf(this.#doc(0))
    const label = ({ ref }: { readonly ref: string }) => ref.replace(/[^\p{L}]/gu, "")
    writeNote(first, parseNote(beginning), { label, newId: () => this.#newId() })
    this.exchange(0, 1)
    this.exchange(0, 2)
    this.#undo = this.docs.map((doc) => new Y.UndoManager(fragmentOf(doc), { captureTimeout: 0 }))
  }

  do({ author, edit, at, what }: Step): void {
    const doc = this.#doc(author)
    if (edit === "sync") this.exchange(author, (author + 1 + (what % 2)) % 3)
    else if (edit === "undo") this.#undo[author]?.undo()
    else if (edit === "redo") this.#undo[author]?.redo()
    else doc.transact(() => this.#change(doc, edit, at, what))
  }

  /** Both get what the other has. */
  exchange(one: number, other: number): void {
    const [a, b] = [this.#doc(one), this.#doc(other)]
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  }

  #doc(author: number): Y.Doc {
    const doc = this.docs[author]
    if (doc === undefined) throw new Error(`There is no author ${author}`)
    return doc
  }

  #change(doc: Y.Doc, edit: Step["edit"], at: number, what: number): void {
    const fragment = fragmentOf(doc)
    const blocks = blockElements(fragment)
    const block = blocks[at % Math.max(blocks.length, 1)]
    if (block === undefined) {
      fragment.insert(0, [this.#block("")])
      return
    }
    const text = this.#textOf(block)
    const place = what % (text.length + 1)
    if (edit === "type") text.insert(place, words[what % words.length] ?? "", {})
    else if (edit === "chip") {
      const ref = chips[what % chips.length] ?? ""
      text.insert(place, ref.replace(/[^\p{L}]/gu, ""), { [chipMark]: { ref } })
    } else if (edit === "erase") text.delete(place, Math.min(what % 7, text.length - place))
    else if (edit === "split" || edit === "keepTail") this.#split(block, place, edit)
    else if (edit === "kind") setOrRemove(block, "kind", kinds[what % kinds.length] ?? null)
    else if (edit === "depth") setOrRemove(block, "depth", (what % 4) - 1)
    else if (edit === "level") setOrRemove(block, "level", what % 4)
    else this.#arrange(block, edit, what)
  }

  #arrange(block: Y.XmlElement, edit: Step["edit"], what: number): void {
    const parent = block.parent
    if (!(parent instanceof Y.XmlFragment)) return
    const n = parent.toArray().indexOf(block)
    const below = parent.get(n + 1)
    if (edit === "join" && below instanceof Y.XmlElement && below.nodeName === BLOCK) {
      const text = this.#textOf(block)
      text.applyDelta([{ retain: text.length }, ...this.#textOf(below).toDelta()])
      parent.delete(n + 1, 1)
    } else if (edit === "move" && n > 0) {
      const copy = block.clone()
      parent.delete(n, 1)
      parent.insert(n - 1, [copy])
    } else if (edit === "paste") {
      parent.insert(n, [this.#block("[key] Pasted. "), block.clone(), this.#block("")])
    } else if (edit === "remove") parent.delete(n, 1)
    else if (edit === "table" && !(parent instanceof Y.XmlElement)) {
      parent.insert(n, [this.#table(1 + (what % 3))])
    }
  }

  #split(block: Y.XmlElement, place: number, how: "split" | "keepTail"): void {
    const parent = block.parent
    if (!(parent instanceof Y.XmlFragment)) return
    const text = this.#textOf(block)
    const other = block.clone()
    const n = parent.toArray().indexOf(block)
    parent.insert(how === "split" ? n + 1 : n, [other])
    const [base] = (block.getAttribute("id") ?? "").split(".", 1)
    other.setAttribute("id", `${base}.${this.#newId()}`)
    const copy = this.#textOf(other)
    if (how === "split") {
      copy.delete(0, place)
      text.delete(place, text.length - place)
    } else {
      copy.delete(place, copy.length - place)
      text.delete(0, place)
    }
  }

  #textOf(block: Y.XmlElement): Y.XmlText {
    const there = block.toArray().find((child) => child instanceof Y.XmlText)
    if (there instanceof Y.XmlText) return there
    const text = new Y.XmlText()
    block.insert(0, [text])
    return text
  }

  #block(words: string): Y.XmlElement {
    const block = newElement(BLOCK, { id: this.#newId() })
    if (words !== "") block.insert(0, [new Y.XmlText(words)])
    return block
  }

  #table(rows: number): Y.XmlElement {
    const table = newElement(TABLE)
    const cell = () => {
      const made = newElement(CELL)
      made.insert(0, [this.#block("")])
      return made
    }
    const row = () => {
      const made = newElement(ROW)
      made.insert(0, [cell(), cell()])
      return made
    }
    table.insert(0, Array.from({ length: rows }, row))
    return table
  }

  #newId(): string {
    this.#ids += 1
    return `n${this.#ids}`
  }
}

export function fragmentOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(NOTE_FRAGMENT)
}

function setOrRemove(block: Y.XmlElement, name: string, value: string | number | null): void {
  if (value === null || value === -1) block.removeAttribute(name)
  // Yjs's types know attributes of text only; the editor's binding stores numbers too.
  else block.setAttribute(name, value as string)
}
