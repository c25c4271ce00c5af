// Pasted HTML of any making into flat blocks, before the editor's own parser sees it.
import { safeHref } from "../../shared/support/safe-href.ts"

/**
 * HTML as word processors and web pages put it on the clipboard, as a row of `p` elements with the block's attributes as
 * `data-` attributes, and tables of such. Nothing else is let through: no styles, no images, no script, no unsafe link.
 */
export function flattenHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  return flatten(body.childNodes, plain)
}

/** Where in its surroundings a piece of HTML stands. */
interface Context {
  readonly kind: "heading" | "bullet" | "ordered" | "quote" | null
  readonly level: number | null
  /** How many lists are around it; 0 outside of any. */
  readonly lists: number
  readonly inItem: boolean
  readonly inTable: boolean
  readonly marks: readonly string[]
}

interface Piece {
  kind: Context["kind"]
  readonly level: number | null
  readonly depth: number
  readonly id: string | null
  html: string
}

const plain: Context = {
  kind: null,
  level: null,
  lists: 0,
  inItem: false,
  inTable: false,
  marks: [],
}

const blockTags = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
)
const skippedTags = new Set(
  "AUDIO BUTTON CANVAS IFRAME INPUT LINK META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(
    " ",
  ),
)

function flatten(nodes: Iterable<ChildNode>, context: Context): string {
  const flattener = new Flattener()
  for (const node of nodes) flattener.walk(node, context)
  return flattener.html
}

class Flattener {
  readonly #out: (Piece | { readonly table: string })[] = []
  /** The block that takes the next words; null when those begin a new one. */
  #open: Piece | null = null
  /** Behind a line break in an item, words continue it. */
  #broken = false

  get html(): string {
    return this.#out
      .map((one) => ("table" in one ? one.table : one.html.trim() === "" ? "" : printPiece(one)))
      .join("")
  }

  walk(node: ChildNode, context: Context): void {
    if (node instanceof Text) this.#addWords(node.data, context)
    else if (node instanceof HTMLElement && !skippedTags.has(node.tagName)) {
      if (isTypedBullet(node)) this.#readTypedBullet(node)
      else if (node.tagName === "BR") this.#breakLine(context)
      else if (node.tagName === "TABLE" && !context.inTable) this.#addTable(node, context)
      else if (blockTags.has(node.tagName)) this.#walkBlock(node, context)
      else this.#walkAll(node, { ...context, marks: marksOf(node, context.marks) })
    }
  }

  #walkAll(element: HTMLElement, context: Context): void {
    for (const child of element.childNodes) this.walk(child, context)
  }

  #walkBlock(element: HTMLElement, around: Context): void {
    const context = contextOf(element, around)
    const { tagName } = element
    const first = this.#open !== null && this.#open.html.trim() === "" && around.inItem
    if (tagName === "PRE") {
      this.#addLines(element, context)
      return
    }
    if (tagName === "LI") this.#start(element, context)
    else if (isList(element)) this.#open = null
    else if (!first) this.#start(element, around.inItem ? continued(context) : context)
    this.#broken = false
    this.#walkAll(element, context)
    // What stands behind a paragraph or a list in an item continues the item.
    this.#open = null
    this.#broken = around.inItem
  }

  #start(element: HTMLElement, context: Context): void {
    const { kind, level } = context
    const told = Number(element.dataset.depth)
    const depth = depthOf(context) || (Number.isInteger(told) ? Math.min(8, Math.max(0, told)) : 0)
    this.#open = { kind, level, depth, id: element.dataset.id ?? null, html: "" }
    this.#out.push(this.#open)
  }

  #addWords(data: string, context: Context): void {
    const text = data.replace(/\s+/g, " ")
    if (this.#open === null && text.trim() === "") return
    if (this.#open === null) {
      const { kind, level, ...rest } = this.#broken ? continued(context) : context
      const depth = depthOf({ kind, level, ...rest })
      this.#open = { kind, level, depth, id: null, html: "" }
      this.#out.push(this.#open)
    }
    const start = this.#open.html === "" ? text.trimStart() : text
    if (start !== "") this.#open.html += wrap(escapeHtml(start), context.marks)
  }

  #addLines(element: HTMLElement, context: Context): void {
    for (const line of element.textContent.split("\n")) {
      this.#open = null
      this.#addWords(line, context)
    }
    this.#open = null
  }

  /** There are no line breaks within a block: what follows is one of its own. */
  #breakLine(context: Context): void {
    if (this.#open === null || this.#open.html.trim() === "") return
    this.#open = null
    this.#broken = context.inItem
  }

  #addTable(table: HTMLElement, context: Context): void {
    this.#open = null
    this.#out.push({ table: printTable(table, context) })
  }

  /** Word types the bullet or number into the paragraph and says so. */
  #readTypedBullet(element: HTMLElement): void {
    const sign = element.textContent.trim()
    if (this.#open && /^\(?(\d+|[a-z]|[ivxlc]+)[.)]/i.test(sign)) this.#open.kind = "ordered"
  }
}

function contextOf(element: HTMLElement, around: Context): Context {
  const { tagName } = element
  const heading = /^H([1-6])$/.exec(tagName)
  const word = /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute("style") ?? "")
  if (heading) return { ...around, kind: "heading", level: Number(heading[1]) }
  if (word) return { ...around, kind: "bullet", level: null, lists: Number(word[1]) }
  if (isList(element)) {
    const kind = tagName === "UL" ? "bullet" : "ordered"
    return { ...around, kind, level: null, lists: around.lists + 1, inItem: false }
  }
  if (tagName === "LI")
    return {
      ...around,
      inItem: true,
      lists: Math.max(1, around.lists),
      kind: around.kind ?? "bullet",
    }
  if (tagName === "BLOCKQUOTE") return { ...around, kind: "quote", level: null }
  return around
}

/** A second paragraph of a list item: plain, one deeper than the item. */
function continued(context: Context): Context {
  const item = context.kind === "bullet" || context.kind === "ordered"
  return { ...context, kind: item ? null : context.kind, lists: context.lists + 1 }
}

function depthOf({ kind, lists }: Context): number {
  return kind === "heading" ? 0 : Math.min(8, Math.max(0, lists - 1))
}

function isList({ tagName }: HTMLElement): boolean {
  return tagName === "UL" || tagName === "OL"
}

function isTypedBullet(element: HTMLElement): boolean {
  return /mso-list:\s*Ignore/i.test(element.getAttribute("style") ?? "")
}

/** Marks as opening tags, outermost first. Google wraps all it copies in a `b` of normal weight. */
function marksOf(element: HTMLElement, around: readonly string[]): string[] {
  const { tagName, style } = element
  const weight = style.fontWeight
  const bold =
    tagName === "B" || tagName === "STRONG"
      ? weight !== "normal" && weight !== "400"
      : /^(bold|[6-9]00)$/.test(weight)
  const italic =
    tagName === "I" || tagName === "EM"
      ? style.fontStyle !== "normal"
      : style.fontStyle === "italic"
  const href = tagName === "A" ? safeHref(element.getAttribute("href") ?? "") : null
  const { ref } = element.dataset
  const added = [
    ...(ref === undefined ? [] : [`<span data-ref="${escapeHtml(ref)}">`]),
    ...(href === null ? [] : [`<a href="${escapeHtml(href)}">`]),
    ...(tagName === "CODE" || tagName === "KBD" || tagName === "SAMP" ? ["<code>"] : []),
    ...(bold ? ["<strong>"] : []),
    ...(italic ? ["<em>"] : []),
  ]
  return [...around, ...added.filter((mark) => !around.includes(mark))]
}

function wrap(html: string, marks: readonly string[]): string {
  return marks.reduceRight((inner, tag) => `${tag}${inner}</${/^<(\w+)/.exec(tag)?.[1]}>`, html)
}

function printPiece({ kind, level, depth, id, html }: Piece): string {
  const attributes = [
    ...(id === null ? [] : [` data-id="${escapeHtml(id)}"`]),
    ...(kind === null ? [] : [` data-kind="${kind}"`]),
    ...(level === null ? [] : [` data-level="${level}"`]),
    ...(depth === 0 ? [] : [` data-depth="${depth}"`]),
  ]
  return `<p${attributes.join("")}>${html.trimEnd()}</p>`
}

/** A table within a table is read as its words. Spans and missing cells are spelt out as empty cells. */
function printTable(table: HTMLElement, { marks }: Context): string {
  const rows = [...table.querySelectorAll("tr")]
    .filter((row) => row.closest("table") === table)
    .map((row) =>
      [...row.cells].flatMap((cell) => printCell(cell, { ...plain, marks, inTable: true })),
    )
    .filter((cells) => cells.length > 0)
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const lines = rows.map((cells) => {
    const missing = Array.from({ length: width - cells.length }, () => "<td><p></p></td>")
    return `<tr>${[...cells, ...missing].join("")}</tr>`
  })
  return lines.length === 0 ? "" : `<table><tbody>${lines.join("")}</tbody></table>`
}

function printCell(cell: HTMLTableCellElement, context: Context): string[] {
  const tag = cell.tagName === "TH" ? "th" : "td"
  const words = flatten(cell.childNodes, context) || "<p></p>"
  const spanned = Array.from({ length: cell.colSpan - 1 }, () => `<${tag}><p></p></${tag}>`)
  return [`<${tag}>${words}</${tag}>`, ...spanned.slice(0, 20)]
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}
