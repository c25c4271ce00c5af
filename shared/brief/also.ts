// What else was said, by topic in the order of the day: each position with its holders, then the quotations.
import type { ActorId, Topic } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import type { DayFacts } from "./day.ts"
import { holdersInList, inList, limitsOf, nameOf, voiceOf } from "./holders.ts"
import { type Passage, passageWords } from "./passages.ts"
import { bold, bullet, heading, type Piece } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { sentenceOf } from "./sentence.ts"
import { type DayTopic, type Entry, evidenceOf, type Place, provisionsOf } from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** From so many topics on they stand under the topics above them. */
const MANY_TOPICS = 9
/** Up to so many who raised a topic each with their sentence; more are only named. */
const FEW_VOICES = 2

/** Columns of so many holders are named in place of their holders. */
const WORTH_NAMING = 6

/** What is to be told of one topic here. */
export interface Rest {
  readonly topic: DayTopic
  readonly passages: readonly Passage[]
  readonly places: readonly Place[]
  readonly quotations: readonly Quotation[]
}

/** `columns` are those of the line-ups; `loose` the quotations that belong to no topic. */
export function alsoSaid(
  rests: readonly Rest[],
  loose: readonly Quotation[],
  columns: readonly Place[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const told = rests.filter(
    ({ passages, places, quotations }) => passages.length + places.length + quotations.length > 0,
  )
  const line = (rest: Rest) => bullet(topicLine(rest, columns, facts, words))
  const byRoot = groupBy(told, ({ topic }) => rootOf(topic.topic, facts))
  const lines =
    told.length < MANY_TOPICS
      ? told.map(line)
      : [...byRoot].flatMap(([root, rest]) => [
          heading(3, words.upper(root.name), `also:${root.id}`),
          ...rest.map(line),
        ])
  const quoted = quotationLines(loose, facts, words)
  if (lines.length + quoted.length === 0) return []
  return [heading(2, words.headings.also, "also"), ...lines, ...quoted]
}

/** Quotations as lines of their own, those of one speaker together: "Brazil: “…”". */
export function quotationLines(
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  return [...groupBy(quotations, speakerOf)].map(([speaker, [first, ...more]]) =>
    bullet({
      piece: `quote:${speaker}:${first.note}:${first.block}:${first.text}`,
      from: [first, ...more],
      words: [attributed([first, ...more], facts, words)],
    }),
  )
}

/** Who raised a topic, or stands for or against it as such: in the words of the notes where they are few. */
export function raisedSentences(
  entries: readonly Entry[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  if (entries.length <= FEW_VOICES) {
    return entries.flatMap(({ holder, made }) =>
      made.map(({ sources }) => {
        const [row] = sources
        const sentence = sentenceOf(row, facts.labels, words)
        const isNamed = [holder, row.speaker].some((id) => sentence.includes(nameOf(id, facts)))
        const isDoubtful = sources.every(({ tags }) => tags.includes("check"))
        const doubt = isDoubtful ? ` (${words.unverified})` : ""
        const [who = ""] = inList([holder], facts, words)
        return words.upper(isNamed ? sentence : `${who}${words.colon} ${sentence}`) + doubt
      }),
    )
  }
  return [...groupBy(entries, (entry) => entry.stances[0] ?? "addresses")].map(([stance, held]) =>
    words.onTopic[stance](holdersInList(held, facts, words, { stance: false })),
  )
}

/** "No monitoring (Objective 22) – Australia, India, Japan." */
function placeSentence(
  topic: Topic,
  place: Place,
  label: string,
  columns: readonly Place[],
  facts: DayFacts,
  words: BriefWords,
): string {
  const untold = place.entries.filter((entry) => !entry.isTold)
  const provisions = provisionsOf(topic, untold, facts)
  const where = provisions.length === 0 ? "" : ` (${provisions.join(", ")})`
  const full = words.upper(place.against ? words.against(label) : label.replace(/\.$/, ""))
  const holders = holdersOrColumn(untold, columns, facts, words)
  const also = untold.length < place.entries.length ? words.alsoHeld(holders) : holders
  return `${full}${where} – ${also}.`
}

/** The holders by name; where all of a column further up are among them, the column in their place. */
function holdersOrColumn(
  entries: readonly Entry[],
  columns: readonly Place[],
  facts: DayFacts,
  words: BriefWords,
): string {
  const sayingOf = (entry: Entry) => `${entry.holder}|${limitsOf(entry, facts, words).join("|")}`
  const here = new Set(entries.map(sayingOf))
  const column = columns.find(
    (one) =>
      one.entries.length >= WORTH_NAMING && one.entries.every((entry) => here.has(sayingOf(entry))),
  )
  if (column?.label == null) return holdersInList(entries, facts, words)
  const inColumn = new Set(column.entries.map((entry) => entry.holder))
  const others = entries.filter((entry) => !inColumn.has(entry.holder))
  return [
    words.asInColumn(words.upper(column.label)),
    ...(others.length > 0 ? [holdersInList(others, facts, words)] : []),
  ].join(words.semicolon)
}

function topicLine(
  { topic: { topic }, passages, places, quotations }: Rest,
  columns: readonly Place[],
  facts: DayFacts,
  words: BriefWords,
): Piece {
  const sentences = [
    ...places.flatMap((place) =>
      place.label === null
        ? raisedSentences(place.entries, facts, words)
        : [placeSentence(topic, place, place.label, columns, facts, words)],
    ),
    ...[...groupBy(quotations, speakerOf)].map(([, spoken]) => attributed(spoken, facts, words)),
  ]
  return {
    piece: `topic:${topic.id}`,
    from: [
      ...passages.flatMap(({ evidence }) => evidence),
      ...evidenceOf(places.flatMap((place) => place.entries)),
      ...quotations,
    ],
    words: [
      bold(words.stop(words.upper(topic.name))),
      ...passages.flatMap((passage) => {
        const said = passageWords(passage, facts, words)
        // The doubt is of this passage and not of those behind it.
        return passage.tags.includes("check") ? [" (", ...said, ")"] : [" ", ...said]
      }),
      ...sentences.map((sentence) => ` ${sentence}`),
    ],
  }
}

function attributed(
  quotations: readonly [Quotation, ...Quotation[]],
  facts: DayFacts,
  words: BriefWords,
): string {
  const who = words.upper(voiceOf(quotations[0], facts, words))
  const quoted = quotations.map(
    ({ text, unverified }) => words.quoted(text) + (unverified ? ` (${words.unverified})` : ""),
  )
  return words.stop(`${who}${words.colon} ${quoted.join(words.semicolon)}`)
}

function speakerOf({ speaker, holder }: Quotation): `${ActorId}|${ActorId}` {
  return `${holder}|${speaker}`
}

/** The topic at the top of those above it; of topics that are above each other, the one asked for. */
function rootOf(topic: Topic, { names }: DayFacts): Topic {
  const above = [topic]
  for (const one of above) {
    const parent = one.parent === undefined ? undefined : names.topicById(one.parent)
    if (parent === undefined) return one
    if (above.includes(parent)) return topic
    above.push(parent)
  }
  return topic
}
