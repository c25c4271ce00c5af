// A change of a name says which wording it saw; one that saw another than stands there is refused, and shown what stands.
import {
  type Entry,
  type EntryKind,
  entryOf,
  type Meeting,
  versionOf,
} from "../../shared/meeting/meeting.ts"
import type { EntryAnswer } from "../../shared/wire/wire.ts"
import { Problem } from "./problem.ts"

export function answerOf(entry: Entry): EntryAnswer {
  return { ...entry, version: versionOf(entry) }
}

/**
 * Throws a `stale` problem with the present entry where it is not the one of that version, or is one of the meeting's own
 * and the change saw none.
 */
export function mustBeSeen(
  meeting: Meeting,
  kind: EntryKind,
  id: string,
  version: string | undefined,
): void {
  const stands = entryOf(meeting, kind, id)
  if (version === undefined) {
    const isOwn = stands !== undefined && (meeting[kind] as readonly Entry[]).includes(stands)
    if (!isOwn) return
    const detail = `“${stands.name}” is there already. Send the version that you saw with the change.`
    throw new Problem("stale", detail, { current: answerOf(stands) })
  }
  if (stands === undefined) {
    const detail = `“${id}” was taken out meanwhile. Nothing was changed.`
    throw new Problem("stale", detail, { current: null })
  }
  if (versionOf(stands) === version) return
  const detail = `“${stands.name}” was changed meanwhile. Nothing of that was lost, and your change waits.`
  throw new Problem("stale", detail, { current: answerOf(stands) })
}
