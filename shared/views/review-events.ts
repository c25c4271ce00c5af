// What people say of statements: the events of review, which are only ever added to.
import type { IndexedStatement } from "../meeting/meeting.ts"

/** A statement as it stood when somebody reviewed it. */
export interface SeenRow
  extends Pick<
    IndexedStatement,
    | "id"
    | "note"
    | "day"
    | "block"
    | "speaker"
    | "onBehalfOf"
    | "topic"
    | "position"
    | "stance"
    | "qualifier"
    | "unsure"
    | "text"
    | "typed"
  > {
  /** What else the same speaker said on the topic in the block then: these rows never take its place. */
  readonly beside: readonly BesideRow[]
}

export interface BesideRow extends Pick<IndexedStatement, "id" | "block" | "position" | "typed"> {}

/** Where the words can be heard or read outside of the notes. */
export interface SourceLink {
  readonly kind: "webcast" | "written"
  readonly url: string
  /** "1:02:30", "page 2"; empty where the address says it all. */
  readonly place: string
}

interface Said {
  /** Its number in the meeting, from 1; events count in this order. */
  readonly version: number
  /** By the server's clock, milliseconds since 1970 UTC. */
  readonly at: number
  readonly by: { readonly id: string; readonly name: string }
}

/** What is said of a statement by itself. */
export type ReviewBegun = Said & { readonly of: SeenRow } & (
    | { readonly kind: "confirm" }
    | { readonly kind: "query"; readonly text: string }
    | { readonly kind: "link"; readonly source: SourceLink }
  )

/** What is said of an earlier event, by its version. */
export type ReviewReply = Said & { readonly about: number } & (
    | { readonly kind: "answer"; readonly text: string }
    | { readonly kind: "resolve" | "reopen" | "withdraw" }
    /** The words were compared with the source and fit. */
    | { readonly kind: "check"; readonly of: SeenRow }
  )

export type ReviewEvent = ReviewBegun | ReviewReply
export type ReviewKind = ReviewEvent["kind"]

/** Which events each kind of reply may be about. */
export const repliesTo: Readonly<Record<ReviewReply["kind"], readonly ReviewKind[]>> = {
  answer: ["query"],
  resolve: ["query"],
  reopen: ["query"],
  check: ["link"],
  withdraw: ["confirm", "query", "link", "check"],
}
