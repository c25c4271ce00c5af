// Which rows, or which columns, of a long list stand in sight: only those are drawn.
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from "@tanstack/virtual-core"

export interface Extent {
  readonly count: number
  /** Pixels of each. */
  readonly size: (index: number) => number
  /** Pixels that the fixed heading takes before the first. */
  readonly head: number
  /** Drawn though out of sight: what has the focus. */
  readonly keep: number | null
}

interface Item {
  readonly index: number
  /** Pixels from the beginning of what scrolls, the heading included. */
  readonly start: number
  readonly size: number
}

/** One direction of a scrolled element. */
export class Visible {
  items: readonly Item[] = $state.raw([])
  /** Pixels of all, the heading included. */
  total = $state(0)
  #extent: Extent = { count: 0, size: () => 0, head: 0, keep: null }
  #scroller: HTMLElement | null = null
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>
  readonly #horizontal: boolean

  constructor({ horizontal }: { readonly horizontal: boolean }) {
    this.#horizontal = horizontal
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options())
  }

  /** Follows the element that scrolls until the returned function is called. */
  mount(scroller: HTMLElement): () => void {
    this.#scroller = scroller
    this.#virtualizer.setOptions(this.#options())
    const unmount = this.#virtualizer._didMount()
    this.#virtualizer._willUpdate()
    this.#show()
    return unmount
  }

  update(extent: Extent): void {
    this.#extent = extent
    this.#virtualizer.setOptions(this.#options())
    this.#virtualizer.measure()
    this.#show()
  }

  /** Brings one into sight, beside the fixed heading. */
  scrollTo(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: "auto" })
  }

  #options() {
    const { count, size, head, keep } = this.#extent
    const scroller = this.#scroller
    return {
      count,
      estimateSize: size,
      paddingStart: head,
      scrollPaddingStart: head,
      overscan: this.#horizontal ? 3 : 10,
      horizontal: this.#horizontal,
      isRtl: scroller !== null && getComputedStyle(scroller).direction === "rtl",
      getScrollElement: () => this.#scroller,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const inSight = defaultRangeExtractor(range)
        if (keep === null || keep >= count || inSight.includes(keep)) return inSight
        return [...inSight, keep].sort((a, b) => a - b)
      },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#show(),
    }
  }

  #show(): void {
    this.items = this.#virtualizer.getVirtualItems()
    this.total = this.#virtualizer.getTotalSize()
  }
}
