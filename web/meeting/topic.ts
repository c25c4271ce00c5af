// A topic from what was typed in its form.
import {
  formerPosition,
  type PositionId,
  type Topic,
  type TopicId,
  takenIds,
} from "../../shared/meeting/meeting.ts"
import { commaList, slug } from "../ui/slug.ts"

export interface TypedTopic {
  /** Undefined makes an id from the name. */
  readonly id: string | undefined
  readonly name: string
  /** Separated by commas. */
  readonly aliases: string
  /** Empty: none. */
  readonly parent: string
  readonly priority: number | null
  /** An empty id makes one from the label; an empty label leaves the position out. */
  readonly positions: readonly { readonly id: string; readonly label: string }[]
}

/** Ids stay as they are once given, and are new among all topics of the meeting; the server checks the rest. */
export function topicFrom(typed: TypedTopic, topics: readonly Topic[]): Topic {
  const id = typed.id ?? slug(typed.name, "topic", takenIds(topics))
  // New ids are made here from letters, digits and dashes, which is what the ids' schema asks for.
  return {
    id: id as TopicId,
    name: typed.name,
    aliases: commaList(typed.aliases),
    ...(typed.parent === "" ? {} : { parent: typed.parent as TopicId }),
    ...(typed.priority === null ? {} : { priority: typed.priority }),
    positions: positionsFrom(typed.positions, topics),
  }
}

function positionsFrom(
  typed: TypedTopic["positions"],
  topics: readonly Topic[],
): Topic["positions"] {
  // What a position was called before, here or elsewhere, means that one.
  const former = topics.flatMap(({ positions }) => positions.flatMap(({ was = [] }) => was))
  const taken = new Set([
    ...typed.map((position) => position.id),
    ...former.map((was) => formerPosition(was).name),
  ])
  return typed
    .filter((position) => position.label.trim() !== "")
    .map(({ id, label }) => {
      const own = id === "" ? slug(label, "position", taken) : id
      taken.add(own)
      return { id: own as PositionId, label: label.trim() }
    })
}
