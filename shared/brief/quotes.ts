// The day's quotations with their speakers, each once, beside the statement that they were made with.
import type { ActorId, IndexedStatement, Quote, TopicId } from "../meeting/meeting.ts"
import { groupBy } from "../support/group-by.ts"
import type { Support } from "./piece.ts"

export interface Quotation extends Support {
  readonly text: string
  /** The group spoken for, else the speaker. */
  readonly holder: ActorId
  readonly speaker: ActorId
  /** Null where the speaker took no topic up in that block. */
  readonly topic: TopicId | null
  /** Id of the statement in whose sentence it stands; null where there is none. */
  readonly statement: string | null
  /** A term or a formula, as a proof of wording; else it is a sentence that can stand alone. */
  readonly isFragment: boolean
  /** It stands in a block tagged `[check]`. */
  readonly unverified: boolean
}

/** All that somebody is known to have said, in the order given; a quotation that two notes hold counts once. */
export function quotationsOf(
  quotes: readonly (Quote & { readonly note: string })[],
  said: readonly IndexedStatement[],
): readonly Quotation[] {
  const seen = new Set<string>()
  const bySpeaker = groupBy(said, placeOf)
  return quotes.flatMap((quote) => {
    if (quote.speaker === null) return []
    const key = `${quote.speaker}|${quote.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`
    if (seen.has(key)) return []
    seen.add(key)
    const { note, block, sentence, text, speaker } = quote
    const row = rowOf(quote, bySpeaker.get(placeOf(quote)) ?? [])
    return [
      {
        note,
        block,
        sentence,
        text,
        speaker,
        holder: quote.onBehalfOf ?? speaker,
        topic: row?.topic ?? null,
        statement: row?.sentence === sentence ? row.id : null,
        isFragment: !/^\P{L}*\p{Lu}/u.test(text) && text.split(/\s+/).length < SENTENCE_WORDS,
        unverified: quote.tags.includes("check"),
      },
    ]
  })
}

const SENTENCE_WORDS = 7

/** Of the speaker's statements in the block: the last of the quotation's sentence, as a chip mostly stands behind its words; else the last before it; else the first. */
function rowOf(quote: Quote, own: readonly IndexedStatement[]): IndexedStatement | undefined {
  return (
    own.findLast((row) => row.sentence === quote.sentence && row.quotes.includes(quote.text)) ??
    own.findLast((row) => row.sentence <= quote.sentence) ??
    own[0]
  )
}

function placeOf({
  note,
  block,
  speaker,
}: Pick<Quotation, "note" | "block"> & { readonly speaker: ActorId | null }): string {
  return `${note}|${block}|${speaker}`
}
