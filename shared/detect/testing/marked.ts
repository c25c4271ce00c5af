// Shows what is found in a text, for tests: each name in guillemets with whom it means.
import { type Meeting, namesOf, parseMeeting } from "../../meeting/meeting.ts"
import { type Detected, detectorOf } from "../detect.ts"

/** A meeting of these parts of a MEETING.json; without any, the built-in roster alone. */
export function meetingWith(parts: Readonly<Record<string, unknown>> = {}): Meeting {
  const parsed = parseMeeting({ id: "m", name: "Meeting", days: [], ...parts })
  if (!parsed.ok) throw new Error(parsed.faults.join("\n"))
  return parsed.meeting
}

export const detectIn = (meeting: Meeting = meetingWith()) => detectorOf(namesOf(meeting))

/** `«Korea=KOR?» spoke`: a question mark where the find is unsure. */
export function marked(text: string, { actors }: Detected): string {
  let from = 0
  const parts = actors.map(({ start, end, actor, unsure }) => {
    const part = `${text.slice(from, start)}«${text.slice(start, end)}=${actor}${unsure ? "?" : ""}»`
    from = end
    return part
  })
  return parts.join("") + text.slice(from)
}

/** `COM for african-states`. */
export const pairsIn = ({ onBehalfOf }: Detected) =>
  onBehalfOf.map(({ speaker, group }) => `${speaker} for ${group}`)
