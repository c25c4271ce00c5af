// What crosses the network of reviews: what people say of statements, and how a statement came to its words.
import * as v from "valibot"
import type { IndexedStatement } from "../meeting/meeting.ts"
import type { ReviewEvent } from "../views/views.ts"

const key = v.pipe(
  v.string(),
  v.minLength(16, "has at least 16 characters"),
  v.maxLength(100, "has at most 100 characters"),
)
const words = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(2000, "has at most 2000 characters"),
)
const statement = v.pipe(v.string(), v.minLength(1), v.maxLength(600))
const about = v.pipe(v.number(), v.integer(), v.minValue(1))
/** The statement as the reviewer saw it: the row as the server gave it will do. */
const seen = v.object({
  text: v.string(),
  stance: v.string(),
  position: v.nullable(v.string()),
  qualifier: v.nullable(v.string()),
  onBehalfOf: v.nullable(v.string()),
  unsure: v.boolean(),
})
const source = v.object({
  kind: v.picklist(["webcast", "written"]),
  url: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(2000, "has at most 2000 characters"),
    v.url("an address begins with https://"),
    v.regex(/^https?:/i, "an address begins with https://"),
  ),
  place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120)), ""),
})

/**
 * POST /api/meetings/:meeting/reviews. `statement` is a statement's id, `about` the version of the event that it is
 * about. Sent again with the same key it adds nothing: draw a new one for each, and keep it until the answer has come.
 */
export const reviewRequest = v.variant("kind", [
  v.object({ kind: v.literal("confirm"), key, statement, seen }),
  v.object({ kind: v.literal("query"), key, statement, text: words }),
  v.object({ kind: v.literal("link"), key, statement, source }),
  v.object({ kind: v.literal("answer"), key, about, text: words }),
  v.object({ kind: v.literal("resolve"), key, about }),
  v.object({ kind: v.literal("reopen"), key, about }),
  v.object({ kind: v.literal("withdraw"), key, about }),
  /** `statement` is the one that was compared with the link's source. */
  v.object({ kind: v.literal("check"), key, about, statement, seen }),
])
export type ReviewRequest = v.InferOutput<typeof reviewRequest>

/** GET /api/meetings/:meeting/reviews?since=VERSION */
export interface ReviewsAnswer {
  /** The last version given: ask again with since=version. */
  readonly version: number
  /** In the order of their versions. */
  readonly events: readonly ReviewEvent[]
  /** There are more already. */
  readonly more: boolean
}

/** POST /api/meetings/:meeting/reviews: 201, or 200 where the key had added it before. */
export interface ReviewAnswer {
  readonly event: ReviewEvent
}

/** GET /api/meetings/:meeting/statements/:statement/history */
export interface HistoryAnswer {
  /** As it stands now; null: its row is gone. */
  readonly statement: IndexedStatement | null
  /** Its words as they were written, oldest first, as today's rules and names read them. */
  readonly versions: readonly WordsVersion[]
  /** What was said of it, in order. */
  readonly reviews: readonly ReviewEvent[]
}

export interface WordsVersion {
  /** When these words stood first, milliseconds since 1970 UTC. */
  readonly at: number
  /** Who wrote last in its block before. */
  readonly by: { readonly id: string; readonly name: string }
  /** Null: the row was gone from here on. */
  readonly said: Pick<
    IndexedStatement,
    "text" | "position" | "stance" | "qualifier" | "unsure" | "onBehalfOf"
  > | null
}
