// Names that the meeting does not know yet, made in passing while someone types.
import { type Actor, type Provision, type Topic, takenIds } from "../../shared/meeting/meeting.ts"
import { printChip } from "../../shared/notation/notation.ts"
import * as api from "../api/api.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import type { NewEntry } from "../editor/chips.ts"
import { slug } from "../ui/slug.ts"

/** The chip for a new name at once, and the promise that the server has it. */
export interface Made {
  readonly ref: string
  readonly stored: Promise<void>
}

/** Adds a name to the meeting. The chip stands before the server answers; when it says no, the chip stays unknown. */
export function makeName(meeting: MeetingState, { kind, name, delegation }: NewEntry): Made {
  const { names } = meeting
  if (kind === "topic") {
    const id = slug(name, kind, takenIds(names.meeting.topics))
    const topic = { id, name, aliases: [], positions: [] } as unknown as Topic
    return made(meeting, printChip({ kind, name: id, position: null, stance: null }), () =>
      api.writeTopic(meeting.id, topic),
    )
  }
  if (kind === "provision") {
    const id = slug(name, kind, takenIds(names.meeting.provisions))
    const provision = { id, name, aliases: [] } as unknown as Provision
    return made(meeting, printChip({ kind, name: id, edits: [] }), () =>
      api.writeProvision(meeting.id, provision),
    )
  }
  const id = slug(name, kind, takenIds(names.actors))
  const role = delegation === undefined ? {} : { role: delegation.name }
  const actor = { id, kind, name, aliases: [], ...role } as unknown as Actor
  const chip = { kind: "actor", name: id, cited: false, agreement: null, unsure: false } as const
  return made(meeting, printChip(chip), () => api.writeActor(meeting.id, actor))
}

function made(meeting: MeetingState, ref: string, store: () => Promise<void>): Made {
  return { ref, stored: store().then(() => meeting.refresh()) }
}
