// Where the app is and how a screen leads elsewhere in code; a link in the page needs nothing of this.
import { createContext } from "svelte"

export interface Way {
  /** The path's variable parts. Reactive. */
  readonly params: {
    readonly meeting?: string
    readonly note?: string
    readonly date?: string
    readonly code?: string
    readonly token?: string
  }
  /** Goes to a path of this app, with its query if it has one. */
  go(path: string, how?: { readonly replace: boolean }): void
}

/** The way of the app around a component; throws outside of it. */
export const [useWay, provideWay] = createContext<Way>()
