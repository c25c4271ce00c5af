// The body of a Word file into blocks: paragraphs by style and numbering, tables, text boxes, and what hangs on them.
import {
  type Draft,
  type DraftCell,
  Drafts,
  type Look,
  paragraph,
  type Run,
  type Tally,
} from "../../shared/import/import.ts"
import type { Numbering } from "./docx-numbering.ts"
import { type Inlay, isHint, type Piece, RunReader } from "./docx-runs.ts"
import { isOn, outlineLevel, type Styles } from "./docx-styles.ts"
import { child, childrenOf, valOf, within, type XmlElement } from "./xml.ts"

/** What the body refers to. */
export interface Surroundings {
  readonly styles: Styles
  readonly numbering: Numbering
  /** Addresses, by relationship id. */
  readonly links: ReadonlyMap<string, string>
  /** `w:comment` by id. */
  readonly comments: ReadonlyMap<string, XmlElement>
  /** The number of a footnote or endnote in the text, counted as they come. */
  readonly numberOf: (note: "footnote" | "endnote", id: string) => number
  readonly tally: Tally
}

/** Elements around rows and cells that say nothing of them. */
const holders = new Set("w:customXml w:ins w:moveTo w:sdtContent w:smartTag w:body".split(" "))

export class BodyReader {
  readonly drafts: Drafts
  readonly #around: Surroundings
  readonly #runs: RunReader
  /** The content of paragraphs whose ends were deleted: it goes on in the next. */
  #carried: XmlElement[] = []

  constructor(around: Surroundings, drafts = new Drafts()) {
    this.#around = around
    this.drafts = drafts
    this.#runs = new RunReader(around.styles, around.links, around.tally)
  }

  /** Reads the blocks in an element. */
  read(element: XmlElement): void {
    this.#walkAll(element)
    this.#endCarried()
  }

  /** What would go on in a paragraph ends where none comes. */
  #endCarried(): void {
    if (this.#carried.length > 0) this.#put(this.#taken([]), paragraph)
  }

  #walkAll({ children }: XmlElement): void {
    for (const one of children) if (typeof one !== "string") this.#walk(one)
  }

  #walk(element: XmlElement): void {
    const { name } = element
    if (name === "w:p") this.#paragraph(element)
    else if (name === "w:tbl") {
      this.#endCarried()
      this.drafts.table(this.#rows(element))
    } else if (name === "w:sdt") {
      const content = child(element, "w:sdtContent")
      if (content !== null && !isContents(element) && !isHint(element)) this.#walkAll(content)
    } else if (name === "mc:AlternateContent") {
      const choice = child(element, "mc:Choice") ?? child(element, "mc:Fallback")
      if (choice !== null) this.#walkAll(choice)
    } else if (name !== "w:del" && name !== "w:moveFrom") this.#walkAll(element)
  }

  #paragraph(element: XmlElement): void {
    const properties = child(element, "w:pPr")
    const style = valOf(properties, "w:pStyle")
    if (this.#around.styles.isContents(style)) return
    const content = element.children.filter((one): one is XmlElement => typeof one !== "string")
    const mark = child(properties, "w:rPr")
    if (child(mark, "w:del") !== null || child(mark, "w:moveFrom") !== null) {
      this.#carried.push(...content)
      return
    }
    this.#put(this.#taken(content), this.#look(properties, style))
  }

  #taken(content: readonly XmlElement[]): Piece[] {
    const all = [...this.#carried, ...content]
    this.#carried = []
    return this.#runs.read(all)
  }

  #look(properties: XmlElement | null, style: string | null): Look {
    const { styles, numbering } = this.#around
    const own = outlineLevel(properties)
    const level = own === "unsaid" ? styles.heading(style) : own
    if (level !== null) return { kind: "heading", level, depth: 0 }
    const place = numbering.place(properties, style)
    if (place !== null) return { ...place, level: null }
    const before = this.drafts.last?.look
    const depth = before === undefined ? 0 : continuing(before)
    if (depth > 0 && (isIndented(properties) || styles.continuesList(style)))
      return { ...paragraph, depth }
    return styles.isQuote(style) ? { ...paragraph, kind: "quote" } : paragraph
  }

  /** There are no line breaks within a block: what follows is one of its own; a heading stays one. */
  #put(pieces: readonly Piece[], look: Look): void {
    const goesOn = isItem(look) ? { ...paragraph, depth: look.depth + 1 } : look
    const boxes: XmlElement[] = []
    let draft = this.drafts.open(look)
    for (const piece of pieces) {
      if ("text" in piece) draft.runs.push(piece)
      else if (piece.kind === "box") boxes.push(piece.content)
      else if (piece.kind !== "break") this.#putInlay(piece, draft)
      else if (look.kind === "heading") draft.runs.push({ text: " ", marks: {} })
      else if (hasWords(draft)) draft = this.drafts.open(goesOn)
    }
    for (const box of boxes) new BodyReader(this.#around, this.drafts).read(box)
  }

  #putInlay(inlay: Exclude<Inlay, { kind: "break" | "box" }>, draft: Draft): void {
    if (inlay.kind === "note") {
      const number = this.#around.numberOf(inlay.note, inlay.id)
      draft.runs.push({ text: `[${number}]`, marks: {} })
      return
    }
    const comment = this.#around.comments.get(inlay.id)
    if (comment === undefined) return
    this.#around.tally.comments += 1
    const author = comment.attributes.get("w:author")?.trim() || null
    const words = runsWithin(comment, this.#around).map(({ text }) => text)
    draft.remarks.push({ author, words: words.join("") })
  }

  #rows(table: XmlElement): DraftCell[][] {
    return found(table, "w:tr", holders)
      .filter((row) => child(child(row, "w:trPr"), "w:del") === null)
      .map((row) => {
        const properties = child(row, "w:trPr")
        const header = isOn(properties, "w:tblHeader") === true
        const before = columns(valOf(properties, "w:gridBefore") ?? "0")
        const cells = found(row, "w:tc", holders).flatMap((cell) => this.#cell(cell, header))
        return cells.length === 0 ? [] : [...emptyCells(before, header), ...cells]
      })
      .filter((row) => row.length > 0)
  }

  /** Spans are spelt out as empty cells; what goes on from the row above stands there. */
  #cell(cell: XmlElement, header: boolean): DraftCell[] {
    const properties = child(cell, "w:tcPr")
    if (child(properties, "w:cellDel") !== null) return []
    const reader = new BodyReader(this.#around)
    reader.read(cell)
    const span = columns(valOf(properties, "w:gridSpan") ?? "1")
    return [{ header, drafts: reader.drafts }, ...emptyCells(span - 1, header)]
  }
}

function columns(said: string): number {
  return Math.min(20, Number.parseInt(said, 10) || 0)
}

function emptyCells(count: number, header: boolean): DraftCell[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ header, drafts: new Drafts() }))
}

/** The words of a comment or of a note: its paragraphs in one, without what hangs on them. */
export function runsWithin(element: XmlElement, around: Surroundings): Run[] {
  const runs = new RunReader(around.styles, around.links, around.tally)
  return within(element, "w:p").flatMap((one) => {
    const content = one.children.filter((it): it is XmlElement => typeof it !== "string")
    const words = runs.read(content).filter((piece): piece is Run => "text" in piece)
    return [...words, { text: " ", marks: {} }]
  })
}

/** The depth at which a paragraph goes on with the item before it; 0 where there is none. */
function continuing(before: Look): number {
  return isItem(before) ? before.depth + 1 : before.kind === null ? before.depth : 0
}

function isItem({ kind }: Look): boolean {
  return kind === "bullet" || kind === "ordered"
}

function isIndented(properties: XmlElement | null): boolean {
  const indent = child(properties, "w:ind")?.attributes
  return Number(indent?.get("w:start") ?? indent?.get("w:left") ?? 0) > 0
}

function hasWords({ runs }: Draft): boolean {
  return runs.some(({ text }) => text.trim() !== "")
}

function isContents(sdt: XmlElement): boolean {
  const gallery = valOf(child(child(sdt, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery")
  return gallery === "Table of Contents"
}

/** Elements of a name in another, whatever of no meaning stands around them. */
function found(element: XmlElement, name: string, through: ReadonlySet<string>): XmlElement[] {
  return childrenOf(element, name, "w:sdt", ...through).flatMap((one) =>
    one.name === name ? [one] : found(one, name, through),
  )
}
