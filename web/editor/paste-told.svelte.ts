// What there is to say after a paste: what was left out or refused, and names that may become chips.

export interface Offer {
  readonly count: number
  /** Makes them chips, in one step to undo. */
  readonly take: () => void
}

/** `too-large`, `file`: nothing was put in. `made`: so many names became chips. */
export type Told =
  | { readonly kind: "put"; readonly images: number; readonly offer: Offer | null }
  | { readonly kind: "too-large" }
  | { readonly kind: "file" }
  | { readonly kind: "made"; readonly count: number }

export class PasteTold {
  #told = $state.raw<Told | null>(null)

  get told(): Told | null {
    return this.#told
  }

  tell(told: Told): void {
    const isNothing = told.kind === "put" && told.images === 0 && told.offer === null
    this.#told = isNothing ? null : told
  }

  /** Adds the names that were found to what is told of the same paste. */
  offer(offer: Offer): void {
    const images = this.#told?.kind === "put" ? this.#told.images : 0
    this.tell({ kind: "put", images, offer })
  }

  /** What was pasted is no longer there: nor are its names. */
  withdraw(): void {
    if (this.#told?.kind === "put") this.tell({ ...this.#told, offer: null })
    if (this.#told?.kind === "made") this.dismiss()
  }

  dismiss(): void {
    this.#told = null
  }
}
