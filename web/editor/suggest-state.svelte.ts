// What the popup shows now, and which row Tab would take.
import type { Choice } from "./name-search.ts"

let made = 0

export class SuggestState {
  readonly id = `suggest-${made++}`
  #choices = $state.raw<readonly Choice[]>([])
  #at = $state(0)
  #take: (choice: Choice) => void = () => {}

  get choices(): readonly Choice[] {
    return this.#choices
  }
  /** The row that Tab takes. */
  get at(): number {
    return this.#at
  }

  rowId(row: number): string {
    return `${this.id}-${row}`
  }

  show(choices: readonly Choice[], take: (choice: Choice) => void): void {
    this.#choices = choices
    this.#at = 0
    this.#take = take
  }

  move(by: 1 | -1): void {
    const { length } = this.#choices
    if (length > 0) this.#at = (this.#at + by + length) % length
  }

  /** The first row that makes something new; -1 for none. */
  get firstNew(): number {
    return this.#choices.findIndex(({ kind }) => kind === "new")
  }

  /** False where there is no such row. */
  take(row: number): boolean {
    const choice = this.#choices[row]
    if (choice !== undefined) this.#take(choice)
    return choice !== undefined
  }
}
