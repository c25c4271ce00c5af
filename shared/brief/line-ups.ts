// Who stood where: a table for each topic on which several actors took different positions.
import type { TopicId } from "../meeting/meeting.ts"
import type { NoteItem } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { quotationLines, raisedSentences } from "./also.ts"
import type { DayFacts } from "./day.ts"
import { holdersInList } from "./holders.ts"
import { type Passage, passageWords } from "./passages.ts"
import { bullet, type Column, columns, heading, type Piece } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { type DayTopic, evidenceOf, type Place } from "./topics.ts"
import type { BriefWords } from "./words.ts"

/** More columns than a page holds become lines. */
const MOST_COLUMNS = 4

/** The line-up of each such topic; behind it the passages on it, who only raised the topic, and the quotations. */
export function lineUpSections(
  topics: readonly DayTopic[],
  passages: ReadonlyMap<TopicId, readonly Passage[]>,
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly NoteItem[] {
  return topics
    .filter((topic) => topic.shape === "table")
    .flatMap((topic) => {
      const { id, name } = topic.topic
      const raised = topic.places
        .filter((place) => place.label === null)
        .flatMap((place) => place.entries.filter((entry) => !entry.isTold))
      const quoted = quotations.filter((quotation) => quotation.topic === id)
      return [
        heading(2, words.headings.lineUp(name), `line-up:${id}`),
        ...placeItems(topic, facts, words),
        ...(passages.get(id) ?? []).map((passage) =>
          bullet({
            piece: `line-up:${id}:said:${passage.note}:${passage.id}`,
            from: passage.evidence,
            words: passageWords(passage, facts, words),
          }),
        ),
        ...raisedSentences(raised, facts, words).map((sentence, n) =>
          bullet({
            piece: `line-up:${id}:raised:${n}`,
            from: evidenceOf(raised),
            words: [sentence],
          }),
        ),
        ...quotationLines(quoted, facts, words),
      ]
    })
}

function placeItems(topic: DayTopic, facts: DayFacts, words: BriefWords): readonly NoteItem[] {
  const positions = topic.places.filter((place) => place.label !== null)
  const byLabel = [...groupBy(positions, (place) => place.label ?? "")].map(
    ([label, [first, ...more]]): Column => ({
      heading: words.upper(label),
      pieces: [
        placePiece(topic, first, facts, words),
        ...more.map((place) => placePiece(topic, place, facts, words)),
      ],
    }),
  )
  if (byLabel.length <= MOST_COLUMNS) return [columns(byLabel)]
  return byLabel.flatMap(({ heading: label, pieces }) =>
    pieces.map((piece) => bullet({ ...piece, words: [`${label} – `, ...piece.words] })),
  )
}

/** The holders of one place; who is against it says so first. */
function placePiece(topic: DayTopic, place: Place, facts: DayFacts, words: BriefWords): Piece {
  const position = place.entries[0]?.position ?? ""
  const holders = holdersInList(place.entries, facts, words)
  return {
    piece: `line-up:${topic.topic.id}:${position}${place.against ? ":against" : ""}`,
    from: evidenceOf(place.entries),
    words: [place.against ? words.opposed(holders) : words.upper(holders)],
  }
}
