// What a review shows of the index that would result: a row for each statement, and the problems.
import type { ActorId, MeetingNames, Stance } from "../../shared/meeting/meeting.ts"
import type { BlockReading } from "../../shared/reading/reading.ts"
import { words } from "../ui/words.ts"

export interface IndexRow {
  readonly key: string
  readonly block: number
  readonly speaker: ActorId
  readonly group: ActorId | null
  readonly without: readonly ActorId[]
  readonly topic: string
  readonly position: string | null
  readonly stance: Stance
  readonly unsure: boolean
  readonly text: string
}

export interface IndexProblem {
  readonly key: string
  readonly block: number
  readonly said: string
}

export interface BlockRowsShown {
  readonly rows: readonly IndexRow[]
  readonly problems: readonly IndexProblem[]
  readonly interventions: number
}

/** What was read of the `block`-th block, in the meeting's words. */
export function shownOf(reading: BlockReading, block: number, names: MeetingNames): BlockRowsShown {
  const { statements, problems, interventions } = reading.rows
  return {
    interventions: interventions.length,
    rows: statements.map(({ row }, n) => {
      const topic = names.topicById(row.topic)
      const position = topic?.positions.find(({ id }) => id === row.position)
      return {
        ...{ key: `${block} ${n}`, block, speaker: row.speaker, group: row.onBehalfOf },
        ...{ without: row.except, topic: topic?.name ?? row.topic },
        ...{ position: position?.label ?? row.position, stance: row.stance, unsure: row.unsure },
        text: row.text,
      }
    }),
    problems: problems.map(({ row }, n) => ({
      ...{ key: `${block} ${n}`, block },
      said: words.intake.problem(words.margin.problems[row.code], row.text),
    })),
  }
}
