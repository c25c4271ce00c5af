// Where the margin's entries stand: level with their blocks, never over each other, and never moving the words.

/** Below this width the margin goes under each block, into room that the block keeps for it. */
export const narrow = "(max-width: 720px)"

/** Measures in one go and writes in one go, at most once a frame. */
export class MarginLayout {
  readonly #column: HTMLElement
  readonly #text: HTMLElement
  readonly #entries = new Map<string, HTMLElement>()
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

  /** Places all entries in the next frame. */
  readonly refresh = (): void => {
    this.#frame ??= requestAnimationFrame(() => this.place())
  }

  /** Places all entries now. */
  place(): void {
    this.#frame = null
    const entries = this.#inOrder()
    const heights = entries.map(({ element }) => element.offsetHeight)
    this.#keepRoom(entries.map(({ id }, n) => ({ id, height: heights[n] ?? 0 })))
    const { top: start } = this.#column.getBoundingClientRect()
    const blocks = entries.map(({ block }) => block.getBoundingClientRect())
    let free = 0
    const places = blocks.map(({ top, bottom }, n) => {
      const height = heights[n] ?? 0
      const at = this.#narrow.matches ? bottom - start - height : Math.max(top - start, free)
      free = at + height
      return at
    })
    for (const [n, { element }] of entries.entries()) {
      element.style.transform = `translateY(${Math.round(places[n] ?? 0)}px)`
    }
    // The page must reach as far as the last entry does.
    this.#column.style.minBlockSize = this.#narrow.matches ? "" : `${Math.ceil(free)}px`
  }

  close(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
    this.#sizes.disconnect()
    this.#narrow.removeEventListener("change", this.refresh)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#room)
  }

  /** In the order of the blocks; `id` is the block's own, escaped for a selector. */
  #inOrder(): { id: string; element: HTMLElement; block: HTMLElement }[] {
    const times = new Map<string, number>()
    return [...this.#text.querySelectorAll<HTMLElement>(".block[data-id]")].flatMap((block) => {
      const name = block.dataset.id ?? ""
      const n = (times.get(name) ?? 0) + 1
      times.set(name, n)
      const id = n === 1 ? name : `${name}~${n}`
      const element = this.#entries.get(id)
      return element === undefined ? [] : [{ id: CSS.escape(name), element, block }]
    })
  }

  /**
   * Room for the entries: under the block on a phone, else as tall a block as its entry. By a style sheet of its own: the
   * editor takes every attribute that changes in its text for an edit.
   */
  #keepRoom(entries: readonly { id: string; height: number }[]): void {
    const property = this.#narrow.matches ? "padding-block-end" : "min-block-size"
    const rules = entries.map(
      ({ id, height }) => `.note-text .block[data-id="${id}"] { ${property}: ${height}px }`,
    )
    const text = `@media screen {\n${rules.join("\n")}\n}`
    if (text === this.#rules) return
    this.#rules = text
    this.#room.replaceSync(text)
  }
}
