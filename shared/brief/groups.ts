// What groups said, in order of presentation, and what officials did: a line for the speaker, one below it for each topic.
import type { ActorId } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { once } from "../support/once.ts"
import { groupStatements, type LineUpEntry } from "../views/views.ts"
import { type DayFacts, namedMembers } from "./day.ts"
import { inList, inSentence, nameOf } from "./holders.ts"
import { bold, bullet, heading, type Piece } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { type DayTopic, evidenceOf, placesWith, placeWords } from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** A group that spoke, or was spoken for. */
export interface GroupThatSpoke {
  readonly group: ActorId
  readonly speakers: readonly ActorId[]
}

export function groupsThatSpoke(facts: DayFacts): readonly GroupThatSpoke[] {
  const scope = { day: facts.day.date, withoutPrivate: true }
  return groupStatements(facts.all, facts.names, scope)
}

/** `isTold`: the entry stands elsewhere in the brief. A group of which all is told elsewhere is left out. */
export function groupSections(
  groups: readonly GroupThatSpoke[],
  topics: readonly DayTopic[],
  isTold: (entry: LineUpEntry) => boolean,
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const blocks = groups.flatMap(({ group, speakers }) => {
    const lines = topicLines(group, topics, isTold, quotations, facts, words)
    if (lines.length === 0) return []
    return [
      bullet({
        piece: `group:${group}`,
        from: facts.said.filter((row) => row.holder === group),
        words: [
          bold(words.upper(words.nameInList(nameOf(group, facts)))),
          introduction(group, speakers),
        ],
      }),
      ...lines,
    ]
  })
  return blocks.length === 0 ? [] : [heading(2, words.headings.groups, "groups"), ...blocks]

  function introduction(group: ActorId, speakers: readonly ActorId[]): string {
    const voices = speakers.filter((speaker) => speaker !== group)
    const members = namedMembers(group, facts).filter((member) => !voices.includes(member))
    return [
      ...(voices.length > 0 ? [`, ${words.representedBy(inSentence(voices, facts, words))}`] : []),
      members.length > 0 ? `. ${words.members(inList(members, facts, words))}` : ":",
    ].join("")
  }
}

/** What the chair, officials and others who stand in no line-up said; not what a key point tells. */
export function officialSections(
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const neutral = facts.said.filter(
    (row) => facts.names.actorById(row.holder)?.neutral === true && !facts.isKey(row),
  )
  const blocks = once(neutral.map((row) => row.holder)).flatMap((holder) => {
    const role = facts.names.actorById(holder)?.role
    const said = neutral.filter((row) => row.holder === holder)
    return [
      bullet({
        piece: `official:${holder}`,
        from: said,
        words: [bold(words.upper(nameOf(holder, facts))), role === undefined ? ":" : `, ${role}:`],
      }),
      ...once(said.map((row) => row.topic)).map((topic) => {
        const rows = said.filter((row) => row.topic === topic)
        const known = facts.names.topicById(topic)
        const labels = once(
          rows.flatMap((row) => {
            const position = known?.positions.find(({ id }) => id === row.position)
            return position === undefined ? [] : [position.label]
          }),
        )
        const quoted = quotations.filter((q) => q.holder === holder && q.topic === topic)
        return bullet(
          {
            piece: `official:${holder}:${topic}`,
            from: [...rows, ...quoted],
            words: [lineOf(known?.name ?? topic, labels, quoted, words)],
          },
          1,
        )
      }),
    ]
  })
  return blocks.length === 0 ? [] : [heading(2, words.headings.officials, "officials"), ...blocks]
}

function topicLines(
  group: ActorId,
  topics: readonly DayTopic[],
  isTold: (entry: LineUpEntry) => boolean,
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const own = quotations.filter((quotation) => quotation.holder === group)
  const lines = topics.flatMap((topic): readonly Piece[] => {
    const places = placesWith(topic, (entry) => entry.holder === group && !isTold(entry))
    const quoted = own.filter((q) => q.topic === topic.topic.id)
    if (places.length + quoted.length === 0) return []
    const labels = places.flatMap((place) =>
      place.entries.map((entry) => placeWords(place, entry, facts, words)),
    )
    return [
      {
        piece: `group:${group}:${topic.topic.id}`,
        from: [...evidenceOf(places.flatMap((place) => place.entries)), ...quoted],
        words: [lineOf(topic.topic.name, labels, quoted, words)],
      },
    ]
  })
  const loose = own
    .filter((quotation) => quotation.topic === null)
    .map((quotation) => ({
      piece: `group:${group}:quote:${quotation.text}`,
      from: [quotation],
      words: [words.quoted(quotation.text)],
    }))
  return [...lines, ...loose].map((piece) => bullet(piece, 1))
}

/** "Role of IOM: leads and coordinates; as hub. “…”" */
function lineOf(
  topic: string,
  labels: readonly string[],
  quoted: readonly Quotation[],
  words: BriefWords,
): string {
  const said = labels.length === 0 ? "" : `${labels.join("; ").replace(/\.$/, "")}.`
  return [`${words.upper(topic)}:`, said, ...quoted.map(({ text }) => words.quoted(text))]
    .filter((part) => part !== "")
    .join(" ")
}
