// Where actors stand, as rows of data: a line for each actor, topic and position held.
import type { ActorId, MeetingNames } from "../../shared/meeting/meeting.ts"
import { csvOf } from "../../shared/support/csv.ts"
import type { MatrixCell, MatrixRow } from "../../shared/views/views.ts"
import { words } from "../ui/words.ts"
import { actorOf } from "./entry-text.ts"
import { labelOf } from "./view-text.ts"

/** The cells of these topics as CSV; of a row that stands twice only one. */
export function standsCsv(
  rows: readonly MatrixRow[],
  topics: readonly string[],
  names: MeetingNames,
): string {
  const once = [...new Map(rows.map((row) => [row.actor, row])).values()]
  const lines = once.flatMap(({ actor, cells }) =>
    cells
      .filter(({ topic }) => topics.includes(topic))
      .flatMap((cell) => linesOf(actor, cell, names)),
  )
  return csvOf([words.copies.columns, ...lines])
}

function linesOf(actor: ActorId, cell: MatrixCell, names: MeetingNames): readonly string[][] {
  const topic = names.topicById(cell.topic)
  const yes = (is: boolean) => (is ? "yes" : "no")
  return cell.held.map(({ position, stance }) => {
    const made = cell.made.findLast(
      ({ sources: [s] }) => s.position === position && s.stance === stance,
    )
    const [source] = (made ?? cell.latest).sources
    return [
      actor,
      actorOf(actor, names).name,
      cell.topic,
      topic?.name ?? cell.topic,
      position ?? "",
      position === null ? "" : labelOf(position, topic),
      stance,
      cell.derived ? cell.through : "",
      yes(cell.unsure),
      yes(cell.private),
      cell.derived ? "" : cell.apartFrom.join(" "),
      source.day,
      source.time ?? "",
      source.speaker,
      source.text,
      source.note,
      source.block,
    ]
  })
}
