// A topic while it is typed.
import type { Topic } from "../../shared/meeting/meeting.ts"
import { aliasesFrom, aliasText } from "../entries/aliases.ts"
import { Draft } from "../entries/draft.svelte.ts"
import { topicFrom } from "./topic.ts"

export class TopicDraft extends Draft<Topic> {
  name = $state("")
  aliases = $state("")
  parent = $state("")
  priority = $state<number | null>(null)
  positions = $state<{ id: string; label: string }[]>([])

  /** Null begins a new one. */
  constructor(seen: Topic | null) {
    super(seen)
    if (seen === null) return
    this.name = seen.name
    this.aliases = aliasText(seen.aliases)
    this.parent = seen.parent ?? ""
    this.priority = seen.priority ?? null
    this.positions = seen.positions.map(({ id, label }) => ({ id, label }))
  }

  /** What is typed now, with a new id among all topics where it is new. */
  entry(topics: readonly Topic[]): Topic {
    const { name, aliases, parent, priority, positions } = this
    const typed = { id: this.seen?.id, name, aliases, parent, priority, positions }
    return { ...topicFrom(typed, topics), aliases: aliasesFrom(aliases, this.seen?.aliases) }
  }
}
