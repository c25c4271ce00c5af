// The day's quotations with their speakers, each once, under the topic it was said on.
import type { ActorId, TopicId } from "../meeting/meeting.ts"
import type { DayFacts } from "./day.ts"
import type { Support } from "./piece.ts"

export interface Quotation extends Support {
  readonly text: string
  /** The group spoken for, else the speaker. */
  readonly holder: ActorId
  readonly speaker: ActorId
  /** Null where the speaker took no topic up in that block. */
  readonly topic: TopicId | null
  /** The sentence stands in a block tagged `[check]`. */
  readonly unverified: boolean
}

/** All that somebody is known to have said, in the order of the day; not those inside a key point. */
export function quotationsOf(facts: DayFacts): readonly Quotation[] {
  const seen = new Set<string>()
  return facts.quotes.flatMap((quote) => {
    if (quote.speaker === null || facts.isKey(quote)) return []
    const key = `${quote.speaker}|${quote.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`
    if (seen.has(key)) return []
    seen.add(key)
    const { note, block, sentence, text, speaker } = quote
    return [
      {
        note,
        block,
        sentence,
        text,
        speaker,
        holder: quote.onBehalfOf ?? speaker,
        topic: topicOf(quote, facts),
        unverified: quote.tags.includes("check"),
      },
    ]
  })
}

/** That of the speaker's last statement up to the quotation's sentence in the block, else of its first there. */
function topicOf(
  quote: { note: string; block: string; sentence: number; speaker: ActorId | null },
  facts: DayFacts,
): TopicId | null {
  const said = facts.said.filter(
    (row) => row.note === quote.note && row.block === quote.block && row.speaker === quote.speaker,
  )
  const upTo = said.filter((row) => row.sentence <= quote.sentence)
  return (upTo.at(-1) ?? said[0])?.topic ?? null
}
