// What the chair, officials and others who stand in no line-up said.
import type { IndexedStatement, TopicId } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { countedOnce } from "../views/views.ts"
import type { DayFacts } from "./day.ts"
import { topicLine } from "./groups.ts"
import { inList } from "./holders.ts"
import { bold, bullet, heading } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { sentenceOf } from "./sentence.ts"
import type { BriefWords } from "./words.ts"

/** One after the other as they first spoke, a line for each topic; not what a key point tells. */
export function officialSections(
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const neutral = facts.said.filter(
    (row) => facts.names.actorById(row.holder)?.neutral === true && !facts.isKey(row),
  )
  const blocks = [...groupBy(neutral, (row) => row.holder)].flatMap(([holder, said]) => {
    const role = facts.names.actorById(holder)?.role
    const [name = ""] = inList([holder], facts, words)
    const byTopic = [...groupBy(said, (row) => row.topic)]
    const own = quotations.filter((quotation) => quotation.holder === holder)
    return [
      bullet({
        piece: `official:${holder}`,
        from: said,
        words: [bold(words.upper(name)), role === undefined ? ":" : `, ${role}:`],
      }),
      ...byTopic.map(([topic, rows], n) => {
        // What has no topic stands with the last one.
        const quoted = own.filter(
          (one) => one.topic === topic || (one.topic === null && n === byTopic.length - 1),
        )
        return bullet(
          {
            piece: `official:${holder}:${topic}`,
            from: [...rows, ...quoted],
            words: [officialLine(topic, rows, quoted, facts, words)],
          },
          1,
        )
      }),
    ]
  })
  return blocks.length === 0 ? [] : [heading(2, words.headings.officials, "officials"), ...blocks]
}

/** The positions by their labels; what names none in the words of the note. */
function officialLine(
  topic: TopicId,
  rows: readonly IndexedStatement[],
  quoted: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): string {
  const known = facts.names.topicById(topic)
  const labels = once(
    rows.flatMap((row) => {
      const label = known?.positions.find(({ id }) => id === row.position)?.label
      if (label === undefined) return []
      return [row.stance === "opposes" ? words.against(label) : label]
    }),
  )
  const sentences = once(
    countedOnce(rows.filter((row) => row.position === null)).map(({ sources: [row] }) =>
      sentenceOf(row, facts.labels, words),
    ),
  )
  const apart = quoted.filter(({ text }) => !sentences.some((sentence) => sentence.includes(text)))
  const said = labels.length === 0 ? [] : [words.stop(labels.join("; "))]
  return topicLine(known?.name ?? topic, [[...said, ...sentences].join(" ")], apart, words)
}
