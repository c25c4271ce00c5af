// How a block is drawn: the same two elements for every kind, so that a toggle changes attributes and nothing else.
import type { Node } from "@tiptap/pm/model"
import type { Decoration, NodeView } from "@tiptap/pm/view"
import { numberIn } from "./numbers.ts"

export class BlockView implements NodeView {
  /** A list of one item for a list item, nothing to a screen reader for any other kind. */
  readonly dom = document.createElement("div")
  /** The item, heading, quote or paragraph with its words. */
  readonly contentDOM = document.createElement("div")

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.dom.className = "block"
    this.contentDOM.className = "words"
    this.contentDOM.dir = "auto"
    this.dom.append(this.contentDOM)
    this.#draw(node, decorations)
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== "block") return false
    this.#draw(node, decorations)
    return true
  }

  #draw({ attrs }: Node, decorations: readonly Decoration[]): void {
    const { id, kind, level, depth } = attrs
    const number = numberIn(decorations)
    const item = kind === "bullet" || kind === "ordered"
    set(this.dom, "data-id", id)
    set(this.dom, "data-kind", kind)
    set(this.dom, "data-level", kind === "heading" ? (level ?? 1) : null)
    set(this.dom, "data-depth", depth)
    set(this.dom, "data-number", kind === "ordered" && number ? number.at : null)
    set(this.dom, "role", item ? "list" : null)
    set(this.contentDOM, "role", item ? "listitem" : roleOf(kind))
    set(
      this.contentDOM,
      "aria-level",
      item ? (depth ?? 0) + 1 : kind === "heading" ? (level ?? 1) : null,
    )
    set(this.contentDOM, "aria-posinset", item && number ? number.at : null)
    set(this.contentDOM, "aria-setsize", item && number ? number.of : null)
  }
}

function roleOf(kind: unknown): string | null {
  return kind === "heading" ? "heading" : kind === "quote" ? "blockquote" : null
}

function set(element: HTMLElement, name: string, value: string | number | null | undefined): void {
  const wanted = value === null || value === undefined ? null : String(value)
  if (element.getAttribute(name) === wanted) return
  if (wanted === null) element.removeAttribute(name)
  else element.setAttribute(name, wanted)
}
