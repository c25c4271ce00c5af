// HTML of any making into flat blocks: what word processors and web pages write, as files and on the clipboard.
import type { BlockKind, Marks } from "../notation/notation.ts"
import { type Draft, type DraftCell, Drafts, type Look } from "./drafts.ts"
import {
  type Classes,
  classesOf,
  isHidden,
  isTypedBullet,
  listsSaid,
  marksIn,
} from "./html-look.ts"
import { findIn, type HtmlElement, type HtmlNode, wordsIn } from "./html-node.ts"
import { emptyTally, type Imported, type Tally } from "./imported.ts"

/** Reads what stands in a page, or in a part of one. Nothing of it becomes a chip; no script, style or image stays. */
export function readHtml(nodes: readonly HtmlNode[]): Imported {
  const page: HtmlElement = { tag: "html", attributes: new Map(), children: nodes }
  const sheets = findIn(page, ({ tag }) => tag === "style").map(wordsIn)
  const tally = emptyTally()
  const reader = new HtmlReader(classesOf(sheets.join("\n")), tally)
  for (const node of nodes) reader.walk(node, outside)
  return { items: reader.drafts.finish(), tally }
}

/** Where in its surroundings a piece of HTML stands. */
interface Context {
  readonly kind: BlockKind | null
  readonly level: number | null
  /** How many lists are around it; 0 outside of any. */
  readonly lists: number
  readonly inItem: boolean
  readonly isPre: boolean
  readonly marks: Marks
}

const outside: Context = {
  ...{ kind: null, level: null, lists: 0 },
  ...{ inItem: false, isPre: false, marks: {} },
}

const blockTags = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
)
const skippedTags = new Set(
  "area audio base button canvas datalist del head iframe input link map math meta noscript object optgroup option param script select source style svg template textarea title track video".split(
    " ",
  ),
)
const imageTags = new Set("audio canvas img object svg v:imagedata video".split(" "))

class HtmlReader {
  readonly drafts = new Drafts()
  readonly #classes: Classes
  readonly #tally: Tally
  /** The blocks that Google's comments hang on, by the comments' ids. */
  readonly #remarked: Map<string, Draft>
  /** The block that takes the next words; null when those begin a new one. */
  #open: Draft | null = null
  /** Behind a line break in an item, words continue it. */
  #broken = false

  constructor(classes: Classes, tally: Tally, remarked = new Map<string, Draft>()) {
    this.#classes = classes
    this.#tally = tally
    this.#remarked = remarked
  }

  walk(node: HtmlNode, context: Context): void {
    if (typeof node === "string") this.#addWords(node, context)
    else this.#walkElement(node, context)
  }

  #walkElement(node: HtmlElement, context: Context): void {
    const { tag } = node
    if (imageTags.has(tag)) this.#tally.images += 1
    if (tag === "del") this.#tally.deletions += 1
    if (tag === "ins") this.#tally.insertions += 1
    if (skippedTags.has(tag) || isHidden(node) || isContents(node)) return
    const sign = signOfNote(node)
    if (sign !== null) this.#addWords(sign, context)
    else if (isTypedBullet(node)) this.#readTypedBullet(node)
    else if (tag === "br") this.#breakLine(context)
    else if (tag === "table") this.#addTable(node, context)
    else if (this.#isRemark(node)) this.#addRemark(node)
    else if (blockTags.has(tag)) this.#walkBlock(node, context)
    else this.#walkAll(node, { ...context, marks: marksIn(node, context.marks, this.#classes) })
  }

  #walkAll(element: HtmlElement, context: Context): void {
    if (this.#refersToRemark(element)) return
    for (const child of element.children) this.walk(child, context)
  }

  #walkBlock(element: HtmlElement, around: Context): void {
    const context = { ...contextOf(element, around), marks: this.#marksOfBlock(element, around) }
    const first = this.#open !== null && isEmpty(this.#open) && around.inItem
    if (element.tag === "li") this.#start(context)
    else if (isList(element)) this.#open = null
    else if (!first) this.#start(around.inItem ? continued(context) : context)
    this.#broken = false
    this.#walkAll(element, context)
    // What stands behind a paragraph or a list in an item continues the item.
    this.#open = null
    this.#broken = around.inItem
  }

  #marksOfBlock(element: HtmlElement, { marks }: Context): Marks {
    return marksIn(element, marks, this.#classes)
  }

  #start(context: Context): void {
    this.#open = this.drafts.open(lookOf(context))
  }

  #addWords(text: string, context: Context): void {
    if (context.isPre && text.includes("\n")) {
      const [first = "", ...lines] = text.split("\n")
      this.#addWords(first, context)
      for (const line of lines) {
        this.#breakLine(context)
        this.#addWords(line, context)
      }
      return
    }
    if (this.#open === null && text.trim() === "") return
    if (this.#open === null) this.#start(this.#broken ? continued(context) : context)
    this.#open?.runs.push({ text, marks: context.marks })
  }

  /** There are no line breaks within a block: what follows is one of its own; a heading stays one. */
  #breakLine(context: Context): void {
    if (this.#open === null || isEmpty(this.#open)) return
    if (context.kind === "heading") {
      this.#open.runs.push({ text: " ", marks: {} })
      return
    }
    this.#open = null
    this.#broken = context.inItem
  }

  /** Spans are spelt out as empty cells. */
  #addTable(table: HtmlElement, { marks }: Context): void {
    this.#open = null
    const caption = findIn(table, ({ tag }) => tag === "caption" || tag === "table")
    for (const one of caption) if (one.tag === "caption") this.#walkBlock(one, outside)
    const heads = findIn(table, ({ tag }) => tag === "thead" || tag === "table")
    const inHead = new Set(heads.filter(({ tag }) => tag === "thead").flatMap(rowsOf))
    const rows = rowsOf(table).map((row) =>
      findIn(row, ({ tag }) => tag === "td" || tag === "th").flatMap((cell) =>
        this.#cell(cell, marks, inHead.has(row)),
      ),
    )
    this.drafts.table(rows.filter((cells) => cells.length > 0))
  }

  #cell(cell: HtmlElement, marks: Marks, inHead: boolean): DraftCell[] {
    const reader = new HtmlReader(this.#classes, this.#tally, this.#remarked)
    reader.#walkAll(cell, { ...outside, marks: marksIn(cell, marks, this.#classes) })
    const header = inHead || cell.tag === "th"
    const span = Math.min(20, Number.parseInt(cell.attributes.get("colspan") ?? "1", 10) || 1)
    const empty = Array.from({ length: span - 1 }, () => ({ header, drafts: new Drafts() }))
    return [{ header, drafts: reader.drafts }, ...empty]
  }

  #readTypedBullet(element: HtmlElement): void {
    const sign = wordsIn(element).trim()
    if (this.#open !== null && /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign)) {
      this.#open.look = { ...this.#open.look, kind: "ordered" }
    }
  }

  /** Google puts `[a]` at the words, and the comment at the end of the page. */
  #refersToRemark({ tag, attributes }: HtmlElement): boolean {
    const id = tag === "a" ? /^cmnt_ref(\d+)$/.exec(attributes.get("id") ?? "")?.[1] : undefined
    if (id !== undefined && this.#open !== null) this.#remarked.set(id, this.#open)
    return id !== undefined
  }

  #isRemark(element: HtmlElement): boolean {
    return element.tag === "div" && remarkIn(element) !== null
  }

  #addRemark(element: HtmlElement): void {
    const remark = remarkIn(element)
    const on = this.#remarked.get(remark?.id ?? "") ?? this.drafts.last
    if (remark === null) return
    this.#tally.comments += 1
    const draft = on ?? this.drafts.open(lookOf(outside))
    draft.remarks.push({ author: null, words: remark.words })
  }
}

function remarkIn(element: HtmlElement): { id: string; words: string } | null {
  const [sign] = findIn(element, ({ tag }) => tag === "a")
  const id = /^cmnt(\d+)$/.exec(sign?.attributes.get("id") ?? "")?.[1]
  if (sign === undefined || id === undefined) return null
  return { id, words: wordsIn(element).replace(wordsIn(sign), "") }
}

/** The rows of a table, or of a part of one, without those of tables in it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return findIn(table, ({ tag }) => tag === "tr" || tag === "table").filter(
    ({ tag }) => tag === "tr",
  )
}

/** LibreOffice writes a bare number at the words and before the note, right beside them. */
function signOfNote(element: HtmlElement): string | null {
  const kind = /^sd(?:foot|end)note(anc|sym)$/.exec(element.attributes.get("class") ?? "")?.[1]
  return kind === undefined ? null : `[${wordsIn(element).trim()}]${kind === "sym" ? " " : ""}`
}

/** A table of contents as Word and LibreOffice write it: the headings stand in it once more. */
function isContents({ attributes }: HtmlElement): boolean {
  const [id = "", name = ""] = [attributes.get("id"), attributes.get("class")]
  return /^Table of Contents\d/.test(id) || /^MsoToc(\d|Heading)/.test(name)
}

function contextOf(element: HtmlElement, around: Context): Context {
  const { tag } = element
  const heading = /^h([1-6])$/.exec(tag)
  const lists = listsSaid(element)
  if (heading) return { ...around, kind: "heading", level: Number(heading[1]) }
  if (isList(element)) {
    const kind = tag === "ul" ? "bullet" : "ordered"
    return { ...around, kind, level: null, lists: lists ?? around.lists + 1, inItem: false }
  }
  if (lists !== null) return { ...around, kind: "bullet", level: null, lists }
  if (tag === "li") {
    const kind = around.kind === "ordered" ? "ordered" : "bullet"
    return { ...around, inItem: true, lists: Math.max(1, around.lists), kind }
  }
  if (tag === "blockquote") return { ...around, kind: "quote", level: null }
  return tag === "pre" ? { ...around, isPre: true } : around
}

/** A second paragraph of a list item: plain, one deeper than the item. */
function continued(context: Context): Context {
  const item = context.kind === "bullet" || context.kind === "ordered"
  return { ...context, kind: item ? null : context.kind, lists: context.lists + 1 }
}

function lookOf({ kind, level, lists }: Context): Look {
  return { kind, level, depth: kind === "heading" ? 0 : Math.max(0, lists - 1) }
}

function isList({ tag }: HtmlElement): boolean {
  return tag === "ul" || tag === "ol"
}

function isEmpty({ runs }: Draft): boolean {
  return runs.every(({ text }) => text.trim() === "")
}
