// Depths of blocks from the columns at which their lines begin: the reader's rule, which the printer keeps in step with.

/** How deep a block may stand. */
export const deepest = 8

/** Walks the lines of a note in order; each call gives the depth that the line's column says. */
export class Indents {
  /** Columns at which the items of the open list and its nested lists begin. */
  #columns: number[] = []

  get inList(): boolean {
    return this.#columns.length > 0
  }

  item(column: number): number {
    while (this.#columns.length > 0 && (this.#columns.at(-1) as number) > column)
      this.#columns.pop()
    if (this.#columns.at(-1) !== column) this.#columns.push(column)
    return Math.min(deepest, this.#columns.length - 1)
  }

  /** Words indented under an item go on with it; elsewhere two spaces are one step. */
  words(column: number): number {
    while (this.#columns.length > 0 && (this.#columns.at(-1) as number) >= column)
      this.#columns.pop()
    return Math.min(deepest, this.#columns.length || Math.floor(column / 2))
  }

  table(): void {
    this.#columns = []
  }
}
