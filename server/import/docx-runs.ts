// The words of one Word paragraph, with their emphasis and links: changes taken as accepted, fields as what they show.

import type { Run, Tally } from "../../shared/import/import.ts"
import type { Marks } from "../../shared/notation/notation.ts"
import { safeHref } from "../../shared/support/safe-href.ts"
import { isOn, type Styles } from "./docx-styles.ts"
import { child, valOf, within, type XmlElement } from "./xml.ts"

/** What stands in a paragraph besides its words. */
export type Inlay =
  | { readonly kind: "break" }
  | { readonly kind: "comment"; readonly id: string }
  | { readonly kind: "note"; readonly note: "footnote" | "endnote"; readonly id: string }
  /** A text box: blocks of its own. */
  | { readonly kind: "box"; readonly content: XmlElement }

export type Piece = Run | Inlay

/** Fields run over paragraphs; what one file's fields have begun and not ended stands here. */
interface Field {
  instruction: string
  isShown: boolean
}

/** Elements that only hold others. */
const holders = new Set(
  "w:customXml w:dir w:bdo w:moveTo w:smartTag w:sdtContent w:rubyBase m:oMath m:oMathPara".split(
    " ",
  ),
)
const ignored = new Set(
  "w:pPr w:rPr w:sdtPr w:sdtEndPr w:rt w:rubyPr w:delText w:delInstrText w:softHyphen m:rPr m:ctrlPr".split(
    " ",
  ),
)

export class RunReader {
  readonly #styles: Styles
  readonly #links: ReadonlyMap<string, string>
  readonly #tally: Tally
  #fields: Field[] = []
  #pieces: Piece[] = []

  constructor(styles: Styles, links: ReadonlyMap<string, string>, tally: Tally) {
    this.#styles = styles
    this.#links = links
    this.#tally = tally
  }

  read(elements: readonly XmlElement[]): Piece[] {
    this.#pieces = []
    // One that shows nothing by the end of its paragraph never will: it must not swallow the rest.
    this.#fields = this.#fields.filter(({ isShown }) => isShown)
    for (const element of elements) this.#walk(element, {})
    return this.#pieces
  }

  #walkAll({ children }: XmlElement, marks: Marks): void {
    for (const one of children) if (typeof one !== "string") this.#walk(one, marks)
  }

  #walk(element: XmlElement, marks: Marks): void {
    const { name } = element
    if (ignored.has(name)) return
    if (holders.has(name)) this.#walkAll(element, marks)
    else if (name === "w:sdt" && isHint(element)) return
    else if (name === "w:r") this.#walkRun(element, marks)
    else if (name === "w:hyperlink") this.#walkAll(element, linked(marks, this.#hrefOf(element)))
    else if (name === "w:fldSimple") {
      const instruction = element.attributes.get("w:instr") ?? ""
      this.#walkAll(element, linked(marks, hrefIn(instruction)))
    } else if (name === "w:ins") {
      this.#tally.insertions += 1
      this.#walkAll(element, marks)
    } else if (name === "w:del" || name === "w:moveFrom") this.#drop(element)
    else if (name === "mc:AlternateContent") this.#walkAlternative(element, marks)
    else if (!this.#readMark(element)) this.#readContent(element, marks)
  }

  #walkRun(run: XmlElement, around: Marks): void {
    const properties = child(run, "w:rPr")
    const chain = this.#styles.runProperties(valOf(properties, "w:rStyle"))
    const all = properties === null ? chain : [properties, ...chain]
    // What Word does not show is not taken for words.
    if (firstSaid(all, "w:vanish")) return
    const isComplex = isOn(properties, "w:rtl") === true || isOn(properties, "w:cs") === true
    const [b, i] = isComplex ? ["w:bCs", "w:iCs"] : ["w:b", "w:i"]
    const link = around.link ?? this.#hrefOfField()
    this.#walkAll(run, {
      ...(firstSaid(all, b) ? { bold: true } : {}),
      ...(firstSaid(all, i) ? { italic: true } : {}),
      ...(link === undefined ? {} : { link }),
    })
  }

  /** What Word drew is in the choice; the fallback says the same for programs that cannot. */
  #walkAlternative(element: XmlElement, marks: Marks): void {
    const count = this.#pieces.length
    const images = this.#tally.images
    const choice = child(element, "mc:Choice")
    if (choice !== null) this.#walkAll(choice, marks)
    const fallback = child(element, "mc:Fallback")
    const found = this.#pieces.length > count || this.#tally.images > images
    if (!found && fallback !== null) this.#walkAll(fallback, marks)
  }

  /** Deleted words go; a comment on them stays. */
  #drop(element: XmlElement): void {
    if (element.name === "w:del") this.#tally.deletions += 1
    for (const comment of within(element, "w:commentReference")) this.#readMark(comment)
  }

  /** True of what stands for something that is not in the paragraph. */
  #readMark({ name, attributes }: XmlElement): boolean {
    const id = attributes.get("w:id") ?? ""
    if (name === "w:commentReference") this.#pieces.push({ kind: "comment", id })
    else if (name === "w:footnoteReference") this.#putNote("footnote", id)
    else if (name === "w:endnoteReference") this.#putNote("endnote", id)
    else return false
    return true
  }

  #putNote(note: "footnote" | "endnote", id: string): void {
    this.#pieces.push({ kind: "note", note, id })
  }

  #readContent(element: XmlElement, marks: Marks): void {
    switch (element.name) {
      case "w:t":
      case "m:t":
        this.#words(element.children.filter((it) => typeof it === "string").join(""), marks)
        break
      case "w:tab":
      case "w:ptab":
        this.#words(" ", marks)
        break
      case "w:noBreakHyphen":
        this.#words("-", marks)
        break
      case "w:sym":
        this.#words(symbolOf(element), marks)
        break
      case "w:br":
      case "w:cr":
        this.#pieces.push({ kind: "break" })
        break
      case "w:fldChar":
        this.#turnField(element.attributes.get("w:fldCharType") ?? "")
        break
      case "w:instrText":
        this.#addInstruction(element)
        break
      case "w:drawing":
      case "w:pict":
      case "w:object":
        this.#readDrawing(element)
        break
      default:
        // Of an element that this reader does not know, the words are kept.
        this.#walkAll(element, marks)
    }
  }

  #words(text: string, marks: Marks): void {
    if (this.#fields.every(({ isShown }) => isShown)) this.#pieces.push({ text, marks })
  }

  #readDrawing(element: XmlElement): void {
    const boxes = boxesIn(element)
    for (const content of boxes) this.#pieces.push({ kind: "box", content })
    if (boxes.length === 0) this.#tally.images += 1
  }

  #turnField(type: string): void {
    if (type === "begin") this.#fields.push({ instruction: "", isShown: false })
    const field = this.#fields.at(-1)
    if (type === "separate" && field !== undefined) field.isShown = true
    if (type === "end") this.#fields.pop()
  }

  #addInstruction({ children }: XmlElement): void {
    const field = this.#fields.at(-1)
    if (field !== undefined)
      field.instruction += children.filter((it) => typeof it === "string").join("")
  }

  #hrefOfField(): string | undefined {
    for (const { instruction } of this.#fields) {
      const href = hrefIn(instruction)
      if (href !== null) return href
    }
    return undefined
  }

  #hrefOf({ attributes }: XmlElement): string | null {
    const target = this.#links.get(attributes.get("r:id") ?? "")
    const anchor = attributes.get("w:anchor")
    if (target === undefined) return null
    return safeHref(anchor === undefined ? target : `${target.replace(/#.*$/, "")}#${anchor}`)
  }
}

/** The address of a field that is a link out of the document. */
function hrefIn(instruction: string): string | null {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))/i.exec(instruction)
  return found === null ? null : safeHref(found[1] ?? found[2] ?? "")
}

function linked(marks: Marks, link: string | null): Marks {
  return link === null ? marks : { ...marks, link }
}

function firstSaid(properties: readonly XmlElement[], name: string): boolean {
  for (const one of properties) {
    const said = isOn(one, name)
    if (said !== null) return said
  }
  return false
}

/** The outermost text boxes in a drawing; a part of it may be drawn twice, for programs that know less. */
function boxesIn(element: XmlElement): XmlElement[] {
  const choice = child(element, "mc:Choice")
  const parts = choice === null ? element.children : [choice]
  return parts.flatMap((one) => {
    if (typeof one === "string") return []
    return one.name === "w:txbxContent" ? [one] : boxesIn(one)
  })
}

/** A field to fill in that nobody filled: what it shows is a hint. */
export function isHint(sdt: XmlElement): boolean {
  return isOn(child(sdt, "w:sdtPr"), "w:showingPlcHdr") === true
}

/** The letters among the pictures of the font Wingdings: Word makes the arrows of `-->` and the like. */
const wingdings: ReadonlyMap<number, string> = new Map([
  [0xf0df, "←"],
  [0xf0e0, "→"],
  [0xf0e8, "→"],
  [0xf0f3, "↔"],
  [0xf0fb, "✗"],
  [0xf0fc, "✓"],
])

/** Fonts of pictures use places of their own, which no other font has: what stands there is no letter. */
function symbolOf({ attributes }: XmlElement): string {
  const code = Number.parseInt(attributes.get("w:char") ?? "", 16)
  const letter = attributes.get("w:font") === "Wingdings" ? wingdings.get(code) : undefined
  if (letter !== undefined) return letter
  if (Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) || code > 0x10ffff) return ""
  return String.fromCodePoint(code)
}
