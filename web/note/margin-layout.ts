// Where the margin's entries stand: level with their blocks, never over each other, and never moving the words.
import { toldApart } from "../../shared/note/note.ts"

/** Below this width the margin goes under each block, into room that the block keeps for it. */
export const narrow = "(max-width: 720px)"

interface PlacedEntry {
  /** The block's own id, escaped for a selector. */
  readonly id: string
  readonly element: HTMLElement
  readonly block: HTMLElement
}

/** Measures and writes only when something took another size or place: typing within a line costs nothing here. */
export class MarginLayout {
  readonly #column: HTMLElement
  readonly #text: HTMLElement
  readonly #entries = new Map<string, HTMLElement>()
  /** The blocks that are watched for their size. */
  #blocks: ReadonlySet<Element> = new Set()
  /** Where each entry was put last, in pixels. */
  readonly #places = new WeakMap<HTMLElement, number>()
  readonly #room = new CSSStyleSheet()
  readonly #narrow = matchMedia(narrow)
  readonly #sizes = new ResizeObserver(() => this.refresh())
  #rules = ""
  #frame: number | null = null

  /** `column` holds the entries; `text` is the editor's element. */
  constructor(column: HTMLElement, text: HTMLElement) {
    this.#column = column
    this.#text = text
    document.adoptedStyleSheets.push(this.#room)
    this.#sizes.observe(column)
    this.#sizes.observe(text)
    this.#narrow.addEventListener("change", this.refresh)
  }

  /** An entry's element, by the id of its block; the returned function takes it out. */
  add(block: string, element: HTMLElement): () => void {
    this.#entries.set(block, element)
    this.#sizes.observe(element)
    this.refresh()
    return () => {
      if (this.#entries.get(block) === element) this.#entries.delete(block)
      this.#sizes.unobserve(element)
      this.refresh()
    }
  }

  /** Places all entries in the next frame: blocks came, went or changed places. */
  readonly refresh = (): void => {
    this.#frame ??= requestAnimationFrame(() => this.place())
  }

  /** Places all entries now: reads all, then writes what is new. */
  place(): void {
    this.#frame = null
    const entries = this.#inOrder()
    const heights = entries.map(({ element }) => element.offsetHeight)
    this.#keepRoom(entries, heights)
    const isNarrow = this.#narrow.matches
    const { top: start } = this.#column.getBoundingClientRect()
    const blocks = entries.map(({ block }) => block.getBoundingClientRect())
    let free = 0
    for (const [n, { element }] of entries.entries()) {
      const { top = 0, bottom = 0 } = blocks[n] ?? {}
      const height = heights[n] ?? 0
      const at = isNarrow ? bottom - start - height : Math.max(top - start, free)
      free = at + height
      this.#put(element, Math.round(at))
    }
    // The page must reach as far as the last entry does.
    this.#column.style.minBlockSize = isNarrow ? "" : `${Math.ceil(free)}px`
  }

  close(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#sizes.disconnect()
    this.#narrow.removeEventListener("change", this.refresh)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#room)
  }

  #put(element: HTMLElement, at: number): void {
    if (this.#places.get(element) === at) return
    this.#places.set(element, at)
    element.style.transform = `translateY(${at}px)`
  }

  /** In the order of the blocks. */
  #inOrder(): PlacedEntry[] {
    const blocks = [...this.#text.querySelectorAll<HTMLElement>(".block[data-id]")]
    this.#watch(blocks)
    const ids = toldApart(blocks.map((block) => block.dataset.id ?? ""))
    return blocks.flatMap((block, n) => {
      const element = this.#entries.get(ids[n] ?? "")
      const id = CSS.escape(block.dataset.id ?? "")
      return element === undefined ? [] : [{ id, element, block }]
    })
  }

  #watch(blocks: readonly HTMLElement[]): void {
    const now = new Set<Element>(blocks)
    for (const block of this.#blocks) if (!now.has(block)) this.#sizes.unobserve(block)
    for (const block of now) if (!this.#blocks.has(block)) this.#sizes.observe(block)
    this.#blocks = now
  }

  /**
   * Room for the entries: under the block on a phone, else as tall a block as its entry. By a style sheet of its own: the
   * editor takes every attribute that changes in its text for an edit.
   */
  #keepRoom(entries: readonly PlacedEntry[], heights: readonly number[]): void {
    const property = this.#narrow.matches ? "padding-block-end" : "min-block-size"
    const rules = entries.map(
      ({ id }, n) => `.note-text .block[data-id="${id}"] { ${property}: ${heights[n] ?? 0}px }`,
    )
    const text = `@media screen {\n${rules.join("\n")}\n}`
    if (text === this.#rules) return
    this.#rules = text
    this.#room.replaceSync(text)
  }
}
