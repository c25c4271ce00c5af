// What else was said, by topic in the order of the day: each position with its holders, then the quotations.
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import type { LineUpEntry } from "../views/views.ts"
import type { DayFacts } from "./day.ts"
import { holdersInList, inList } from "./holders.ts"
import { bold, bullet, heading, type Piece } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { type DayTopic, evidenceOf, type Place, placesWith, provisionsOf } from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** `isTold`: the entry stands elsewhere in the brief. A list that many hold is told whole, or not at all. */
export function alsoSaid(
  topics: readonly DayTopic[],
  isTold: (entry: LineUpEntry) => boolean,
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const lines = topics.flatMap((topic) => {
    if (topic.shape === "table") return []
    const untold = placesWith(topic, (entry) => !isTold(entry))
    const places = topic.shape === "list" && untold.length > 0 ? topic.places : untold
    const quoted = quotations.filter((quotation) => quotation.topic === topic.topic.id)
    if (places.length + quoted.length === 0) return []
    return [bullet(topicLine(topic, places, quoted, facts, words))]
  })
  const loose = quotationLines(
    quotations.filter((quotation) => quotation.topic === null),
    facts,
    words,
  )
  if (lines.length + loose.length === 0) return []
  return [heading(2, words.headings.also, "also"), ...lines, ...loose]
}

/** Who raised a topic, or stands for or against it as such; null where nobody does. */
export function raisedLine(topic: DayTopic, facts: DayFacts, words: BriefWords): Piece | null {
  const entries = topic.places.filter((place) => place.label === null).flatMap((p) => p.entries)
  if (entries.length === 0) return null
  return {
    piece: `topic:${topic.topic.id}:raised`,
    from: evidenceOf(entries),
    words: [raisedSentences(entries, facts, words).join(" ")],
  }
}

/** Quotations as lines of their own: "Brazil: “…”". */
export function quotationLines(
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  return quotations.map((quotation) =>
    bullet({
      piece: `quote:${quotation.note}:${quotation.block}:${quotation.text}`,
      from: [quotation],
      words: [attributed(quotation, facts, words)],
    }),
  )
}

function topicLine(
  { topic }: DayTopic,
  places: readonly Place[],
  quoted: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): Piece {
  const sentences = [
    ...places.flatMap((place) =>
      place.label === null
        ? raisedSentences(place.entries, facts, words)
        : [placeSentence(place, place.label, facts, words)],
    ),
    ...quoted.map((quotation) => attributed(quotation, facts, words)),
  ]
  return {
    piece: `topic:${topic.id}`,
    from: [...evidenceOf(places.flatMap((place) => place.entries)), ...quoted],
    words: [bold(`${words.upper(topic.name)}.`), ` ${sentences.join(" ")}`],
  }
}

/** "No “monitor”, rather “track” (Objective 22) – Australia, India, Japan." */
function placeSentence(place: Place, label: string, facts: DayFacts, words: BriefWords): string {
  const provisions = provisionsOf(place.entries, facts)
  const where = provisions.length === 0 ? "" : ` (${provisions.join(", ")})`
  const full = words.upper(place.against ? words.against(label) : label)
  return `${full.replace(/\.$/, "")}${where} – ${holdersInList(place.entries, facts, words)}.`
}

function raisedSentences(
  entries: readonly LineUpEntry[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  const byStance = groupBy(entries, (entry) => entry.stances[0] ?? "addresses")
  return [...byStance].map(([stance, held]) =>
    words.onTopic[stance](holdersInList(held, facts, words)),
  )
}

function attributed(quotation: Quotation, facts: DayFacts, words: BriefWords): string {
  const [speaker = ""] = inList([quotation.speaker], facts, words)
  const [group = ""] = inList([quotation.holder], facts, words)
  const who = quotation.holder === quotation.speaker ? speaker : `${group} (${speaker})`
  const doubt = quotation.unverified ? ` (${words.unverified})` : ""
  return `${who}: ${words.quoted(quotation.text)}${doubt}${doubt === "" ? "" : "."}`
}
