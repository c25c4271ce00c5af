// Which sentence of a block its quotes count with.
import type { Quoted, Sentence } from "./block.ts"

export interface QuotedIn extends Quoted {
  /** The number of the sentence that it stands in. */
  readonly sentence: number
}

/** A sentence without any chip gives its quotes to the last one before it that had one. */
export function quotesBySentence(
  sentences: readonly Sentence[],
): ReadonlyMap<Sentence, readonly QuotedIn[]> {
  const quotes = new Map<Sentence, QuotedIn[]>()
  let lastWithChip: Sentence | null = null
  for (const sentence of sentences) {
    if (sentence.hasChip) lastWithChip = sentence
    if (sentence.quotes.length === 0) continue
    const own = sentence.quotes.map((it) => ({ ...it, sentence: sentence.number }))
    const to = lastWithChip ?? sentence
    const there = quotes.get(to)
    if (there === undefined) quotes.set(to, own)
    else for (const it of own) there.push(it)
  }
  return quotes
}
