// A name that is being typed: a sign, and what follows it up to the caret.
import type { ResolvedPos } from "@tiptap/pm/model"
import { type ChipRun, chipsIn, plainText } from "./chip-runs.ts"

export type MentionKind = "actor" | "topic" | "provision"

/** Positions are the document's; `from` is before the sign (and the `~`), `to` is the caret. */
export interface Mention {
  readonly kind: MentionKind
  readonly cited: boolean
  readonly from: number
  readonly to: number
  /** What was typed behind the sign. */
  readonly query: string
}

/** `=` and what follows it, directly behind a topic chip. */
export interface PositionMention {
  readonly run: ChipRun
  readonly from: number
  readonly to: number
  readonly query: string
}

const longest = 80
const kinds = { "@": "actor", "#": "topic", "§": "provision" } as const
// Not in the middle of a word, an e-mail address or a URL, and not behind the backslash that makes the sign plain.
const sign = /(?<![\p{L}\p{N}\p{M}_\\/.:@#§&=?~-])(~?@|#|§)([^@#§\uFFFC\n]*)$/u
const address = /(?:\p{L}[\p{L}\p{N}+.-]*:\/\/|www\.)\S*$/iu

/** The mention that the caret ends, or null: then a sign before it is a plain character. */
export function mentionBefore($pos: ResolvedPos): Mention | null {
  if (!$pos.parent.isTextblock) return null
  const before = plainText($pos.parent).slice(0, $pos.parentOffset)
  const match = sign.exec(before)
  const [all, mark, query] = match ?? []
  if (all === undefined || mark === undefined || query === undefined) return null
  if (query.length > longest || /^\s/.test(query)) return null
  if (address.test(before.slice(0, match?.index))) return null
  const cited = mark.startsWith("~")
  const kind = kinds[(cited ? mark.slice(1) : mark) as keyof typeof kinds]
  return { kind, cited, from: $pos.pos - all.length, to: $pos.pos, query }
}

/** The choice of a position that the caret ends, or null. */
export function positionBefore($pos: ResolvedPos): PositionMention | null {
  const run = chipBehind($pos)
  if (run === null || !run.ref.startsWith("#")) return null
  const tail = tailOf($pos, run)
  if (!tail.startsWith("=") || tail.length > longest) return null
  return { run, from: run.to, to: $pos.pos, query: tail.slice(1).replace(/^\[/, "") }
}

/** The last chip before the caret in its block. */
export function chipBehind($pos: ResolvedPos): ChipRun | null {
  if (!$pos.parent.isTextblock) return null
  return chipsIn($pos.parent, $pos.start()).findLast((run) => run.to <= $pos.pos) ?? null
}

/** The words from the chip's end to the caret, with stand-ins for code and links. */
export function tailOf($pos: ResolvedPos, run: ChipRun): string {
  return plainText($pos.parent).slice(run.to - $pos.start(), $pos.parentOffset)
}
