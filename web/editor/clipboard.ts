// What other programs put on the clipboard, as the flat blocks that the editor's schema reads.
import {
  type HtmlElement,
  type HtmlNode,
  type Imported,
  readHtml,
} from "../../shared/import/import.ts"
import type { Block, Cell, Inline, NoteItem } from "../../shared/notation/notation.ts"

/** How long the browser may take to read HTML, milliseconds; how much is given to it at once, in characters; how deep it goes. */
const BOUNDS = { patience: 2_000, piece: 16_000, depth: 600 }

/**
 * Reads HTML of any making, by the reader that files go through. Nothing in it runs or is fetched: the document that it
 * becomes is never shown. Null where it is nested beyond measure, or made to hold up whoever reads it.
 */
export function readClipboard(html: string): Imported | null {
  const page = parsed(html)
  const root = page === null ? null : elementOf(page.documentElement, 0)
  return root === null ? null : readHtml([root], { own: true })
}

/** What nests without end takes a browser a time that grows with the square: so it is given piece by piece. */
function parsed(html: string): Document | null {
  const page = document.implementation.createHTMLDocument("")
  const begun = performance.now()
  page.open()
  for (let at = 0; at < html.length; at += BOUNDS.piece) {
    if (performance.now() - begun > BOUNDS.patience) return null
    page.write(html.slice(at, at + BOUNDS.piece))
  }
  page.close()
  return page
}

export interface Flatten {
  /** Whether the blocks have ids of their own, or only numbers in their order. */
  readonly ids: boolean
  /** The words of a chip; null: those that it came with. */
  readonly label: ((ref: string) => string) | null
}

/** Blocks and tables as `p` and `table` elements, the blocks' attributes as `data-` attributes. */
export function flatOf(items: readonly NoteItem[], how: Flatten): HTMLElement {
  return new Flat(how).body(items)
}

/** Null: it is too deep. */
function elementOf(element: Element, depth: number): HtmlElement | null {
  if (depth > BOUNDS.depth) return null
  const children: HtmlNode[] = []
  for (const node of element.childNodes) {
    const child = node instanceof Element ? elementOf(node, depth + 1) : wordsOf(node)
    if (child === null) return null
    children.push(child)
  }
  const attributes = new Map<string, string>()
  for (const { name, value } of element.attributes) attributes.set(name, value)
  return { tag: element.localName.toLowerCase(), attributes, children }
}

/** Comments have none. */
function wordsOf(node: ChildNode): string {
  return node instanceof Text ? node.data : ""
}

class Flat {
  /** A document that nobody sees. */
  readonly #document = document.implementation.createHTMLDocument("")
  readonly #how: Flatten

  constructor(how: Flatten) {
    this.#how = how
  }

  body(items: readonly NoteItem[]): HTMLElement {
    const { body } = this.#document
    body.append(...items.map((item) => ("rows" in item ? this.#table(item) : this.#block(item))))
    return body
  }

  #table({ rows }: { readonly rows: readonly (readonly Cell[])[] }): HTMLElement {
    const body = this.#element(
      "tbody",
      rows.map((row) =>
        this.#element(
          "tr",
          row.map(({ header, blocks }) =>
            this.#element(
              header ? "th" : "td",
              blocks.map((block) => this.#block(block)),
            ),
          ),
        ),
      ),
    )
    return this.#element("table", [body])
  }

  #block({ id, kind, level, depth, inlines }: Block): HTMLElement {
    const block = this.#element(
      "p",
      inlines.map((inline) => this.#inline(inline)),
    )
    if (this.#how.ids && id !== "") block.dataset.id = id
    if (kind !== null) block.dataset.kind = kind
    if (level !== null) block.dataset.level = String(level)
    if (depth > 0) block.dataset.depth = String(depth)
    return block
  }

  #inline(inline: Inline): Node {
    const { bold, italic, code, link } = inline.marks
    const { label } = this.#how
    const isChip = inline.kind === "chip"
    const words = isChip && label !== null ? label(inline.ref) : inline.text
    let node: Node = this.#document.createTextNode(words)
    if (italic) node = this.#element("em", [node])
    if (bold) node = this.#element("strong", [node])
    if (code) node = this.#element("code", [node])
    if (link !== undefined) node = this.#linked(link, node)
    if (!isChip) return node
    const chip = this.#element("span", [node])
    chip.dataset.ref = inline.ref
    return chip
  }

  #linked(href: string, words: Node): HTMLElement {
    const link = this.#element("a", [words])
    link.setAttribute("href", href)
    return link
  }

  #element(name: string, children: readonly Node[]): HTMLElement {
    const element = this.#document.createElement(name)
    element.append(...children)
    return element
  }
}
