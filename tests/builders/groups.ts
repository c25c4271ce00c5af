// Groups with dated members, for tests: a meeting of one topic and a neutral chair.
import { type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import { meeting } from "./meeting.ts"

/** The members of each group: who, from when and until when. */
export type Members = Readonly<
  Record<string, readonly (readonly [actor: string, from?: string | undefined, until?: string])[]>
>

/** A meeting with these groups ("wide", "narrow" and "third" in any case), a neutral "chair", and the topic "labour". */
export function namesWith(members: Members): MeetingNames {
  const groups = Object.entries(members).map(([id, all]) => ({
    ...state(id),
    kind: "group",
    members: all.map(([actor, from, until]) => ({
      actor,
      ...(from && { from }),
      ...(until && { until }),
    })),
  }))
  const known = new Set(groups.map((group) => group.id))
  const others = ["wide", "narrow", "third"].filter((id) => !known.has(id))
  return namesOf(
    meeting({
      actors: [
        ...groups,
        ...others.map((id) => ({ ...state(id), kind: "group" })),
        { ...state("chair"), kind: "person", neutral: true },
      ],
      topics: [
        {
          id: "labour",
          name: "Labour",
          aliases: [],
          priority: 1,
          positions: [
            { id: "protect", label: "Protect" },
            { id: "weaken", label: "Weaken" },
          ],
        },
      ],
    }),
  )
}

/** An actor that is named like its id. */
export function state(id: string) {
  return { id, kind: "state", name: id, aliases: [] }
}
