// Whether what was typed behind a name shows that it was none: `Jordan` of `Jordan Peterson`, `Turkey` of `Turkey sandwich`.
import type { ResolvedPos } from "@tiptap/pm/model"
import { detect } from "../../shared/detect/detect.ts"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { spokenText } from "./chip-runs.ts"

/** A chip that was made by itself. Positions are the document's. */
export interface TakenName {
  readonly from: number
  readonly to: number
  /** As they were typed, and the chip they became. */
  readonly words: string
  readonly ref: string
}

/** So much text before a name may matter for it. */
const reach = 200

/** Null while the word behind the name goes on: then nobody can tell. `ended`: it ends at the caret. */
export function isRefuted(
  $caret: ResolvedPos,
  { from, to, words }: TakenName,
  names: MeetingNames,
  { ended }: { readonly ended: boolean },
): boolean | null {
  const start = $caret.start()
  const text = spokenText($caret.parent)
  const behind = text.slice(to - start, $caret.parentOffset)
  const word = /^[^\p{L}]{0,3}\p{L}[\p{L}\p{M}'’-]*/u.exec(behind)?.[0] ?? behind
  if (word === behind && !ended) return behind.length < 60 ? null : false
  const before = text.slice(Math.max(0, from - start - reach), from - start)
  const { actors } = detect(before + words + behind, names)
  return !actors.some((it) => it.start <= before.length && before.length < it.end)
}
