// What a suggestion and each of its choices mean, in the interface's words.
import type { Decision, Suggestion } from "../../shared/intake/intake.ts"
import type { ActorId, MeetingNames, TopicId } from "../../shared/meeting/meeting.ts"
import { words } from "../ui/words.ts"

const said = words.intake

/** One phrase for each choice, in their order. */
export function choicesOf(
  suggestion: Suggestion,
  names: MeetingNames,
  find: (id: string) => Suggestion | undefined,
): readonly string[] {
  switch (suggestion.kind) {
    case "actor":
      return suggestion.choices.map(({ actor, cited }) =>
        (cited ? said.about : said.speaks)(actorName(actor, names)),
      )
    case "topic":
      return suggestion.choices.map(({ topic, position }) => topicChoice(topic, position, names))
    case "pair":
      return [said.pairIs(actorName(suggestion.speaker, names), actorName(suggestion.group, names))]
    case "stance":
      return suggestion.choices.map(({ on, sign }) =>
        said.stanceIs(said.stanceOn[sign], find(on)?.words ?? ""),
      )
  }
}

/** What it means as it stands: what was accepted, else the likeliest. */
export function meaningOf(
  suggestion: Suggestion,
  decision: Decision | undefined,
  names: MeetingNames,
  find: (id: string) => Suggestion | undefined,
): string {
  const choices = choicesOf(suggestion, names, find)
  if (typeof decision !== "number" && !suggestion.sure && suggestion.kind !== "stance")
    return `${said.groups.question}, ${choices[0] ?? ""}`
  return choices[typeof decision === "number" ? decision : 0] ?? ""
}

export function stateOf(decision: Decision | undefined): "open" | "accepted" | "rejected" {
  if (decision === undefined) return "open"
  return decision === "rejected" ? "rejected" : "accepted"
}

function actorName(id: ActorId, names: MeetingNames): string {
  return names.actorById(id)?.name ?? id
}

function topicChoice(topic: TopicId, position: string | null, names: MeetingNames): string {
  const found = names.topicById(topic)
  const name = found?.name ?? topic
  if (position === null) return found?.positions.length === 0 ? name : said.topicAlone(name)
  const label = found?.positions.find(({ id }) => id === position)?.label ?? position
  return said.position(name, label)
}
