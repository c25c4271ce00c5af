// The notes that open on this device without a network.
import type { NoteSummary } from "../../shared/wire/wire.ts"
import { keptMeetings } from "../api/kept-meeting.ts"
import { localNotes, NotKept } from "../local/local.ts"

/** A note with a copy on this device. */
export interface KeptNote {
  readonly note: NoteSummary
  readonly meeting: string
  /** Changes that the server does not have yet. */
  readonly waiting: number
}

/** The notes of a user that this device holds, by meeting, the last day first; none where nothing can be kept. */
export async function keptNotes(user: string): Promise<readonly KeptNote[]> {
  try {
    const copies = new Map((await localNotes(user)).map((copy) => [copy.doc, copy]))
    return (await keptMeetings(user)).flatMap(({ meeting, notes }) =>
      notes
        .toSorted((a, b) => b.date.localeCompare(a.date))
        .flatMap((note) => {
          const copy = copies.get(note.doc)
          if (copy === undefined) return []
          return [{ note, meeting: meeting.name, waiting: copy.waiting }]
        }),
    )
  } catch (fault) {
    if (!(fault instanceof NotKept)) throw fault
    return []
  }
}
