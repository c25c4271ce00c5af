// What a recoding of topics is about, and what it will do, in words.
import type { Meeting, Position, Topic } from "../../shared/meeting/meeting.ts"
import { printChip } from "../../shared/notation/notation.ts"
import type { TouchedCounts } from "../entries/touched.svelte.ts"
import { words } from "../ui/words.ts"

/** What the lead has asked for: a topic into another, a position into another of its topic, or to another topic. */
export type Recoding =
  | { readonly kind: "topic"; readonly topic: Topic }
  | { readonly kind: "position" | "move"; readonly topic: Topic; readonly position: Position }

interface Choice {
  readonly id: string
  readonly name: string
}

/** Where it can go. */
export function choicesFor(recoding: Recoding, { topics }: Meeting): readonly Choice[] {
  const { topic } = recoding
  if (recoding.kind === "position") {
    const others = topic.positions.filter(({ id }) => id !== recoding.position.id)
    return others.map(({ id, label }) => ({ id, name: label }))
  }
  return topics.filter(({ id }) => id !== topic.id).map(({ id, name }) => ({ id, name }))
}

/** What will happen, a line each. */
export function linesFor(
  recoding: Recoding,
  into: Choice,
  counts: TouchedCounts,
): readonly string[] {
  const { kind, topic } = recoding
  const now = kind === "position" ? `${topic.name}: ${into.name}` : into.name
  const chip = chipOf(topic, kind === "topic" ? null : recoding.position)
  const means = kind === "move" ? `${into.name}: ${recoding.position.label}` : now
  const said =
    kind === "topic"
      ? counts.of("topics", topic.id)
      : counts.of("positions", `${topic.id}=${recoding.position.id}`)
  return [
    words.recode.notesStay(chip, means),
    said === null ? counts.text(said) : words.recode.statements(said, now),
    kind === "move" ? words.recode.canGoBack : words.recode.forGood(chip),
  ]
}

function chipOf({ id }: Topic, position: Position | null): string {
  return printChip({ kind: "topic", name: id, position: position?.id ?? null, stance: null })
}
