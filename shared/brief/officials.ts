// What the chair, officials and others who stand in no line-up said, with the questions that they answered.
import type { ActorId, IndexedStatement, TopicId } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { countedOnce } from "../views/views.ts"
import type { DayFacts } from "./day.ts"
import { topicLine } from "./groups.ts"
import { inList } from "./holders.ts"
import { type Passage, passageWords } from "./passages.ts"
import { bold, bullet, heading } from "./piece.ts"
import type { Quotation } from "./quotes.ts"
import { sentenceOf } from "./sentence.ts"
import type { BriefWords } from "./words.ts"

/**
 * Their passages and the questions to them in the order of the day; then what no passage and no key point tells,
 * one after the other as they first spoke, a line for each topic.
 */
export function officialSections(
  passages: readonly Passage[],
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const blocks = [...spokenBlocks(passages, facts, words), ...byOfficial(quotations, facts, words)]
  return blocks.length === 0 ? [] : [heading(2, words.headings.officials, "officials"), ...blocks]
}

function spokenBlocks(
  passages: readonly Passage[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  return passages.map((passage) =>
    bullet({
      piece: `official:${passage.holders[0]}:${passage.note}:${passage.id}`,
      from: passage.evidence,
      words: passageWords(passage, facts, words),
    }),
  )
}

function byOfficial(
  quotations: readonly Quotation[],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  const neutral = facts.said.filter((row) => isOfficial(row.holder, facts) && !facts.isTold(row))
  return [...groupBy(neutral, (row) => row.holder)].flatMap(([holder, said]) => {
    const role = facts.names.actorById(holder)?.role
    const [name = ""] = inList([holder], facts, words)
    const byTopic = [...groupBy(said, (row) => row.topic)]
    const own = quotations.filter((quotation) => quotation.holder === holder)
    return [
      bullet({
        piece: `official:${holder}`,
        from: said,
        words: [
          bold(words.upper(name)),
          role === undefined ? words.colon : `, ${role}${words.colon}`,
        ],
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
}

export function isOfficial(actor: ActorId, facts: DayFacts): boolean {
  return facts.names.actorById(actor)?.neutral === true
}

/**
 * Whether an official takes the floor here, or is reported ("by the chair's account, some states would …"): others whom
 * it goes on to name are so through the official.
 */
export function isByOfficial({ block, holders }: Passage, facts: DayFacts): boolean {
  const [named] = actorsIn(block, facts)
  if (named?.cited === true && facts.names.actorById(named.actor)?.kind === "person") {
    return isOfficial(named.actor, facts)
  }
  const first = actorsIn(block, facts).find(({ cited }) => !cited)
  return first === undefined
    ? holders.every((holder) => isOfficial(holder, facts))
    : isOfficial(first.actor, facts)
}

/** Whether delegations speak here to an official who answers them next. */
export function isQuestion(
  { block }: Passage,
  next: Passage | undefined,
  facts: DayFacts,
): boolean {
  if (next === undefined || !isByOfficial(next, facts)) return false
  return actorsIn(block, facts).some(({ actor, cited }) => cited && isOfficial(actor, facts))
}

function actorsIn(block: Block, { names }: DayFacts) {
  return block.inlines.flatMap((inline) => {
    if (inline.kind !== "chip" || inline.chip.kind !== "actor") return []
    const found = names.actor(inline.chip.name)
    return found.found === "one" ? [{ actor: found.value.id, cited: inline.chip.cited }] : []
  })
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
  const said = labels.length === 0 ? [] : [words.stop(labels.join(words.semicolon))]
  return topicLine(known?.name ?? topic, [[...said, ...sentences].join(" ")], apart, words)
}
