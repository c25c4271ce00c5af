// What a cell of the matrix, or a state on the map, says in words.
import type {
  ActorId,
  MeetingNames,
  PositionId,
  Topic,
  TopicId,
} from "../../shared/meeting/meeting.ts"
import type { Held, MatrixCell, Shown } from "../../shared/views/views.ts"
import { words } from "../ui/words.ts"
import { actorOf } from "./entry-text.ts"

/** "opposes", "supports In between, through its group EU-27, unsure"; "not heard" for nothing. */
export function shownWords(shown: Shown | null, names: MeetingNames): string {
  if (shown === null) return words.matrix.notHeard
  return [
    cellWords(shown.stand, names),
    ...shown.besides.map((cell) => cellWords(cell, names)),
  ].join("; ")
}

/** One stand, with what weakens it. */
export function cellWords(cell: MatrixCell, names: MeetingNames): string {
  const { through, unsure, apartFrom } = words.matrix
  const name = (id: ActorId) => actorOf(id, names).name
  const apart = cell.derived ? [] : cell.apartFrom
  return [
    cell.held.map((held) => heldWords(held, names.topicById(cell.topic))).join(", "),
    ...(cell.derived ? [through(name(cell.through))] : []),
    ...(cell.unsure ? [unsure] : []),
    ...(apart.length > 0 ? [apartFrom(apart.map(name).join(", "))] : []),
    ...(cell.private ? [words.matrix.private] : []),
  ].join(", ")
}

/** "opposes" on a topic of one position or none, else with the position: "supports In between". */
export function heldWords({ position, stance }: Held, topic: Topic | undefined): string {
  const word = stance === "addresses" ? words.matrix.only : words.stance[stance]
  if (position === null || !isScale(topic)) return word
  return `${word} ${labelOf(position, topic)}`
}

/** The position as the topic labels it; its id where the topic has lost it. */
export function labelOf(position: PositionId, topic: Topic | undefined): string {
  return topic?.positions.find(({ id }) => id === position)?.label ?? position
}

/** Whether positions are told apart on the topic, and not only for and against. */
export function isScale(topic: Topic | undefined): boolean {
  return (topic?.positions.length ?? 0) > 1
}

/** A topic's name as a heading has it. */
export function topicName(id: TopicId, names: MeetingNames): string {
  const name = names.topicById(id)?.name ?? id
  return name.charAt(0).toUpperCase() + name.slice(1)
}
