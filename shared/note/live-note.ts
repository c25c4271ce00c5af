// The blocks of a document in use: a block is read again only when something in it changed.
import * as Y from "yjs"
import type { Block } from "../notation/notation.ts"
import { readBlock } from "./document.ts"
import { BLOCK, childrenNamed, namesIn } from "./elements.ts"

/** A block in its place; the same object as long as nothing in it changed. */
export interface LiveBlock {
  readonly block: Block
  readonly inTable: boolean
  readonly element: Y.XmlElement
}

/** Follows a document's fragment until it is closed. Reads the shared types only, and changes nothing in them. */
export class LiveNote {
  readonly #fragment: Y.XmlFragment
  readonly #follow: (events: readonly Y.YEvent<Y.XmlFragment | Y.XmlText>[]) => void
  readonly #changed = new Set<Y.XmlElement>()
  #places = new Map<Y.XmlElement, number>()
  #blocks: readonly LiveBlock[] = []
  #moved = true

  /** `onChange` is called after each transaction that changed the note; `blocks` is up to date from then on. */
  constructor(fragment: Y.XmlFragment, onChange: () => void = () => undefined) {
    this.#fragment = fragment
    this.#follow = (events) => {
      for (const { target } of events) this.#note(target)
      onChange()
    }
    fragment.observeDeep(this.#follow as Parameters<Y.XmlFragment["observeDeep"]>[0])
  }

  /** In document order, those of table cells among them; what the schema has no place for is left out. */
  get blocks(): readonly LiveBlock[] {
    if (this.#moved) this.#walk()
    else if (this.#changed.size > 0) this.#readChanged()
    this.#changed.clear()
    return this.#blocks
  }

  close(): void {
    this.#fragment.unobserveDeep(this.#follow as Parameters<Y.XmlFragment["observeDeep"]>[0])
  }

  #note(target: Y.XmlFragment | Y.XmlText): void {
    const block: unknown = target instanceof Y.XmlText ? target.parent : target
    if (block instanceof Y.XmlElement && block.nodeName === BLOCK) this.#changed.add(block)
    else this.#moved = true
  }

  #readChanged(): void {
    const blocks = [...this.#blocks]
    for (const element of this.#changed) {
      const n = this.#places.get(element)
      const old = n === undefined ? undefined : blocks[n]
      // One that is not in its place any more went with its parent.
      if (n !== undefined && old !== undefined) blocks[n] = { ...old, block: readBlock(element) }
    }
    this.#blocks = blocks
  }

  #walk(): void {
    const old = this.#places
    const blocks: LiveBlock[] = []
    const places = new Map<Y.XmlElement, number>()
    const walk = (parent: Y.XmlFragment, inTable: boolean): void => {
      for (const child of childrenNamed(parent, ...namesIn(parent))) {
        if (child.nodeName !== BLOCK) {
          walk(child, true)
          continue
        }
        const known = this.#changed.has(child) ? undefined : this.#blocks[old.get(child) ?? -1]
        places.set(child, blocks.length)
        blocks.push(known ?? { block: readBlock(child), inTable, element: child })
      }
    }
    walk(this.#fragment, false)
    this.#blocks = blocks
    this.#places = places
    this.#moved = false
  }
}
