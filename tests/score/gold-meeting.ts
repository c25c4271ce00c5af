// The meeting that a gold annotation is about, from its roster and topics.
import { type Meeting, parseMeeting } from "../../shared/meeting/meeting.ts"

/** A row of roster.json; what an actor is beside its kind: an unnamed collective, an observers' camp. */
export interface ActorRow {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly construct?: string
  readonly members?: readonly string[]
  /** By the number of the day. */
  readonly spokesperson?: Readonly<Record<string, string>>
}

interface TopicRow {
  readonly id: string
  readonly name: string
  readonly parent?: string
  readonly aliases: readonly string[]
}

/** Throws with every fault when the rows make no meeting. */
export function meetingOf(roster: readonly ActorRow[], topics: readonly TopicRow[]): Meeting {
  const actors = roster.map(({ id, kind, name, aliases, members = [], spokesperson = {} }) => {
    const [speaker, ...others] = new Set(Object.values(spokesperson))
    const speaks = speaker === undefined || others.length > 0 ? {} : { spokesperson: speaker }
    return { id, kind, name, aliases, ...(members.length > 0 ? { members } : {}), ...speaks }
  })
  const parsed = parseMeeting({
    id: "gold",
    name: "Gold",
    days: [],
    actors,
    topics: topics.map(({ id, name, parent, aliases }) => ({
      id,
      name,
      aliases,
      ...(parent ? { parent } : {}),
    })),
  })
  if (!parsed.ok) throw new Error(`The gold makes no meeting:\n${parsed.faults.join("\n")}`)
  return parsed.meeting
}
