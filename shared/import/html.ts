// HTML of any making into flat blocks: what word processors and web pages write, as files and on the clipboard.
import { type Draft, type DraftCell, Drafts } from "./drafts.ts"
import { type Context, contextOf, continued, isList, lookOf, outside } from "./html-context.ts"
import { type Classes, classesOf, isHidden, isTypedBullet, marksIn } from "./html-look.ts"
import { findIn, type HtmlElement, type HtmlNode, wordsIn } from "./html-node.ts"
import {
  type FoundRemark,
  isContents,
  remarkIn,
  remarkReferredTo,
  signOfNote,
} from "./html-notes.ts"
import { captionsOf, gridOf, headRowsOf, rowsOf } from "./html-table.ts"
import { emptyTally, type Imported, type Tally } from "./imported.ts"

/**
 * Reads what stands in a page, or in a part of one. No script, style or image stays. Nothing becomes a chip, save what was
 * one in a copy of our own: `own` takes such copies for what they are, and the blocks keep their ids.
 */
export function readHtml(nodes: readonly HtmlNode[], { own } = { own: false }): Imported {
  const page: HtmlElement = { tag: "html", attributes: new Map(), children: nodes }
  const sheets = findIn(page, ({ tag }) => tag === "style").map(wordsIn)
  const tally = emptyTally()
  const classes = classesOf(sheets.join("\n"))
  const reader = new HtmlReader({ own, classes, tally, remarked: new Map() })
  for (const node of nodes) reader.walk(node, outside)
  return { items: reader.drafts.finish({ own }), tally }
}

interface Page {
  readonly own: boolean
  readonly classes: Classes
  readonly tally: Tally
  /** The blocks that comments hang on, by the comments' ids. */
  readonly remarked: Map<string, Draft>
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
  readonly #page: Page
  /** The block that takes the next words; null when those begin a new one. */
  #open: Draft | null = null
  /** Behind a line break in an item, words continue it. */
  #broken = false

  constructor(page: Page) {
    this.#page = page
  }

  walk(node: HtmlNode, context: Context): void {
    if (typeof node === "string") this.#addWords(node, context)
    else this.#walkElement(node, context)
  }

  #walkElement(node: HtmlElement, context: Context): void {
    const { tag } = node
    this.#count(tag)
    if (skippedTags.has(tag) || isHidden(node) || isContents(node)) return
    const sign = signOfNote(node)
    const remark = remarkIn(node)
    if (sign !== null) this.#addWords(sign, context)
    else if (remark !== null) this.#addRemark(remark)
    else if (isTypedBullet(node)) this.#readTypedBullet(node)
    else if (tag === "br") this.#breakLine(context)
    else if (tag === "table") this.#addTable(node, context)
    else if (blockTags.has(tag)) this.#walkBlock(node, context)
    else this.#walkInline(node, context)
  }

  #count(tag: string): void {
    const { tally } = this.#page
    if (imageTags.has(tag)) tally.images += 1
    if (tag === "del") tally.deletions += 1
    if (tag === "ins") tally.insertions += 1
  }

  #walkAll({ children }: HtmlElement, context: Context): void {
    for (const child of children) this.walk(child, context)
  }

  #walkInline(element: HtmlElement, around: Context): void {
    const id = remarkReferredTo(element)
    if (id !== null) {
      if (this.#open !== null) this.#page.remarked.set(id, this.#open)
      return
    }
    const context = this.#withMarks(element, around)
    // A browser draws these marks, and they tell that somebody's own words are given.
    if (element.tag === "q") this.#addWords("“", context)
    this.#walkAll(element, context)
    if (element.tag === "q") this.#addWords("”", context)
  }

  #withMarks(element: HtmlElement, context: Context): Context {
    const ref = this.#page.own ? element.attributes.get("data-ref") : undefined
    const marks = marksIn(element, context.marks, this.#page.classes)
    return { ...context, marks, ref: ref ?? context.ref }
  }

  #walkBlock(element: HtmlElement, around: Context): void {
    const context = this.#deepAsTold(element, this.#withMarks(element, contextOf(element, around)))
    const first = this.#open !== null && isEmpty(this.#open) && around.inItem
    if (element.tag === "li") this.#start(context, element)
    else if (isList(element)) this.#open = null
    else if (!first) this.#start(around.inItem ? continued(context) : context, element)
    this.#broken = false
    this.#walkAll(element, context)
    // What stands behind a paragraph or a list in an item continues the item.
    this.#open = null
    this.#broken = around.inItem
  }

  /** How deep a block outside of any list was, our own copies say. */
  #deepAsTold({ attributes }: HtmlElement, context: Context): Context {
    const told = Number(this.#page.own ? attributes.get("data-depth") : 0)
    return Number.isInteger(told) && told > 0 && context.lists === 0
      ? { ...context, lists: told + 1 }
      : context
  }

  #start(context: Context, element: HtmlElement | null = null): void {
    const id = this.#page.own ? (element?.attributes.get("data-id") ?? "") : ""
    this.#open = this.drafts.open(lookOf(context), /^[\w.-]{1,60}$/.test(id) ? id : null)
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
    const { marks, ref } = context
    this.#open?.runs.push({ text, marks, ...(ref === null ? {} : { ref }) })
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
  #addTable(table: HtmlElement, { marks, inItem }: Context): void {
    this.#open = null
    for (const caption of captionsOf(table)) this.#walkBlock(caption, outside)
    const [rows, heads] = [rowsOf(table), headRowsOf(table)]
    const grid = gridOf(rows).map(({ row, cells }) =>
      cells.map((cell) => this.#cell(cell, { ...outside, marks }, heads.has(row))),
    )
    this.drafts.table(grid)
    this.#broken = inItem
  }

  #cell(cell: HtmlElement | null, context: Context, inHead: boolean): DraftCell {
    const reader = new HtmlReader(this.#page)
    if (cell !== null) reader.#walkAll(cell, this.#withMarks(cell, context))
    return { header: inHead || cell?.tag === "th", drafts: reader.drafts }
  }

  #readTypedBullet(element: HtmlElement): void {
    const sign = wordsIn(element).trim()
    const isNumber = /^\(?(\p{Nd}+|\p{L}{1,2}|[ivxlc]+)[.)]/iu.test(sign)
    if (this.#open?.look.kind === "bullet" && isNumber)
      this.#open.look = { ...this.#open.look, kind: "ordered" }
  }

  #addRemark({ id, author, words }: FoundRemark): void {
    this.#page.tally.comments += 1
    const on = this.#page.remarked.get(id) ?? this.drafts.last
    const draft = on ?? this.drafts.open(lookOf(outside))
    draft.remarks.push({ author, words })
  }
}

function isEmpty({ runs }: Draft): boolean {
  return runs.every(({ text }) => text.trim() === "")
}
