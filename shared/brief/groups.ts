// What groups said, in order of presentation: a line for the speaker, one below it for each topic.
import type { ActorId } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { once } from "../support/once.ts"
import { groupStatements } from "../views/views.ts"
import { type DayFacts, namedMembers } from "./day.ts"
import { inList, inSentence, limitsOf } from "./holders.ts"
import { type Passage, passageWords } from "./passages.ts"
import { bold, bullet, heading } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { sentenceOf } from "./sentence.ts"
import {
  type DayTopic,
  type Entry,
  evidenceOf,
  type Place,
  placesWith,
  provisionsOf,
} from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** A group that spoke, or was spoken for. */
export interface GroupThatSpoke {
  readonly group: ActorId
  readonly speakers: readonly ActorId[]
}

/**
 * In order of presentation; a key point that names them all does not set it. A camp, to which the team gave a name and
 * some members but no badge, speaks for nobody and is told by topic.
 */
export function groupsThatSpoke(facts: DayFacts): readonly GroupThatSpoke[] {
  const scope = { day: facts.day.date, withoutPrivate: true }
  const order = [
    ...facts.said.filter((row) => !facts.isKey(row)),
    ...facts.said.filter((row) => facts.isKey(row)),
  ].map((row) => row.holder)
  const place = new Map(once(order).map((holder, n) => [holder, n]))
  return groupStatements(facts.all, facts.names, scope)
    .filter(
      ({ group, evidence }) =>
        facts.names.actorById(group)?.badge !== undefined ||
        evidence.some((row) => row.onBehalfOf === group),
    )
    .sort((a, b) => (place.get(a.group) ?? 0) - (place.get(b.group) ?? 0))
}

/** What is to be told with the groups. */
export interface OfGroups {
  readonly passages: readonly Passage[]
  readonly topics: readonly DayTopic[]
  readonly quotations: readonly Quotation[]
}

/** What no key point told: the passages of each group, then the rest by topic. A group of which all is told elsewhere is left out. */
export function groupSections(
  groups: readonly GroupThatSpoke[],
  { passages, topics, quotations }: OfGroups,
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const blocks = groups.flatMap(({ group, speakers }) => {
    const quoted = quotations.filter((quotation) => quotation.holder === group)
    const own = passages.filter(({ holders }) => holders.includes(group))
    const members = namedMembers(group, facts).length > 0
    const lines = [
      ...own.map((passage) =>
        bullet(
          {
            piece: `group:${group}:${passage.note}:${passage.id}`,
            from: passage.evidence,
            words: passageWords(passage, facts, words, { holder: true, members }),
          },
          1,
        ),
      ),
      ...linesOf(group, topics, quoted, facts, words),
    ]
    if (lines.length === 0) return []
    const [name = ""] = inList([group], facts, words)
    return [
      bullet({
        piece: `group:${group}`,
        from: facts.said.filter((row) => row.holder === group),
        words: [bold(words.upper(name)), introduction(group, speakers, facts, words)],
      }),
      ...lines,
    ]
  })
  return blocks.length === 0 ? [] : [heading(2, words.headings.groups, "groups"), ...blocks]
}

function introduction(
  group: ActorId,
  speakers: readonly ActorId[],
  facts: DayFacts,
  words: BriefWords,
): string {
  const voices = speakers.filter((speaker) => speaker !== group)
  const members = namedMembers(group, facts).filter((member) => !voices.includes(member))
  return [
    ...(voices.length > 0 ? [`, ${words.representedBy(inSentence(voices, facts, words))}`] : []),
    members.length > 0 ? `. ${words.members(inList(members, facts, words))}` : words.colon,
  ].join("")
}

function linesOf(
  group: ActorId,
  topics: readonly DayTopic[],
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const lines = topics.flatMap((topic) => {
    const places = placesWith(topic, (entry) => entry.holder === group && !entry.isTold)
    const quoted = quotations.filter((quotation) => quotation.topic === topic.topic.id)
    if (places.length + quoted.length === 0) return []
    const said = places.flatMap((place) =>
      place.entries.map((entry) => placeWords(topic, place, entry, facts, words)),
    )
    return [
      bullet(
        {
          piece: `group:${group}:${topic.topic.id}`,
          from: [...evidenceOf(places.flatMap((place) => place.entries)), ...quoted],
          words: [topicLine(topic.topic.name, said, quoted, words)],
        },
        1,
      ),
    ]
  })
  const loose = quotations.filter((quotation) => quotation.topic === null)
  return [
    ...lines,
    ...loose.map((quotation) =>
      bullet(
        {
          piece: `group:${group}:quote:${quotation.text}`,
          from: [quotation],
          words: [words.quoted(quotation.text)],
        },
        1,
      ),
    ),
  ]
}

/** "Role of IOM: to lead and coordinate; to be clarified. “…”" */
export function topicLine(
  topic: string,
  said: readonly string[],
  quotations: readonly Quotation[],
  words: BriefWords,
): string {
  const positions = said.length === 0 ? [] : [words.stop(said.join(words.semicolon))]
  const quoted = quotations.map(({ text }) => words.quoted(text))
  return [`${words.upper(topic)}${words.colon}`, ...positions, ...quoted].join(" ")
}

/** One position with what limits it in brackets; without a position, the sentence of the note. */
function placeWords(
  topic: DayTopic,
  place: Place,
  entry: Entry,
  facts: DayFacts,
  words: BriefWords,
): string {
  if (place.label === null) {
    return entry.made.map(({ sources: [row] }) => sentenceOf(row, facts.labels, words)).join(" ")
  }
  const label = place.against ? words.against(place.label) : place.label.replace(/\.$/, "")
  const limits = [...provisionsOf(topic.topic, [entry], facts), ...limitsOf(entry, facts, words)]
  return limits.length === 0 ? label : `${label} (${limits.join(words.semicolon)})`
}
