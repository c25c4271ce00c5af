// What a test and the serving process that it started say to each other.

export type Order =
  /** Serve with this environment. */
  | { readonly kind: "serve"; readonly env: Readonly<Record<string, string>> }
  /** Let the wall clock be so far ahead of the true one, milliseconds. */
  | { readonly kind: "clock"; readonly ahead: number }
  /** Say how the event loop fared since this was asked last. */
  | { readonly kind: "measure" }

export type Report =
  | { readonly kind: "serving"; readonly port: number }
  | {
      readonly kind: "measured"
      /** Longest that the event loop was kept, milliseconds. */
      readonly blocked: number
      /** Resident memory, bytes: now, and at its peak. */
      readonly memory: number
      readonly peak: number
    }
