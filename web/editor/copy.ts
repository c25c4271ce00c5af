// What is copied leaves as the nested HTML that other programs know: lists, headings, quotes.
import { DOMSerializer, type Fragment, type Node, type Schema } from "@tiptap/pm/model"
import type { BlockKind } from "../../shared/notation/notation.ts"
import { BLOCK, type Nested, type NestedList, nest } from "../../shared/note/note.ts"

type Options = Parameters<DOMSerializer["serializeFragment"]>[1]
type Target = HTMLElement | DocumentFragment

interface CopiedBlock {
  readonly kind: BlockKind | null
  readonly depth: number
  readonly node: Node
}

/** Serialises blocks as lists, headings and quotes, each with its id, and all else as the schema says. */
export class NestingSerializer extends DOMSerializer {
  static of(schema: Schema): NestingSerializer {
    return new NestingSerializer(
      DOMSerializer.nodesFromSchema(schema),
      DOMSerializer.marksFromSchema(schema),
    )
  }

  override serializeFragment(fragment: Fragment, options: Options = {}, target?: Target): Target {
    if (!hasBlocks(fragment)) return super.serializeFragment(fragment, options, target)
    const into = target ?? document.createDocumentFragment()
    let run: CopiedBlock[] = []
    const flush = (): void => {
      into.append(...this.#draw(nest(run), options))
      run = []
    }
    fragment.forEach((node) => {
      if (node.type.name === BLOCK) {
        run.push({ kind: node.attrs.kind, depth: node.attrs.depth ?? 0, node })
        return
      }
      flush()
      into.append(this.serializeNode(node, options))
    })
    flush()
    return into
  }

  #draw(content: readonly Nested<CopiedBlock>[], options: Options): HTMLElement[] {
    return content.map((part) =>
      part.kind === "list" ? this.#drawList(part, options) : this.#drawBlock(part.block, options),
    )
  }

  #drawList({ ordered, items }: NestedList<CopiedBlock>, options: Options): HTMLElement {
    const list = document.createElement(ordered ? "ol" : "ul")
    for (const { block, content } of items) {
      const item = this.#fill(document.createElement("li"), block, options)
      item.append(...this.#draw(content, options))
      list.append(item)
    }
    return list
  }

  #drawBlock(block: CopiedBlock, options: Options): HTMLElement {
    const { kind, depth, node } = block
    const tag = kind === "heading" ? `h${node.attrs.level ?? 1}` : "p"
    const element = this.#fill(document.createElement(tag), block, options)
    if (depth > 0 && kind !== "heading") element.dataset.depth = String(depth)
    if (kind !== "quote") return element
    const quote = document.createElement("blockquote")
    quote.append(element)
    return quote
  }

  #fill(element: HTMLElement, { node }: CopiedBlock, options: Options): HTMLElement {
    if (node.attrs.id) element.dataset.id = node.attrs.id
    super.serializeFragment(node.content, options, element)
    return element
  }
}

function hasBlocks(fragment: Fragment): boolean {
  return Array.from({ length: fragment.childCount }, (_, index) => fragment.child(index)).some(
    ({ type }) => type.name === BLOCK,
  )
}
