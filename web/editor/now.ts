// [now]: the time of day in the meeting's zone, put at the start of a block.
import type { Transaction } from "@tiptap/pm/state"

/** "10:42" in a time zone (IANA name). */
export function timeOfDay(now: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(now)
}

/** Puts `[10:42] ` at the start of the block around the caret; a block that has a time keeps it. */
export function putTime(tr: Transaction, time: string): boolean {
  const { $from } = tr.selection
  if (!$from.parent.isTextblock) return false
  const words = $from.parent.textBetween(0, $from.parent.content.size, "", "\ufffc")
  if (/^(\s*\[[a-z]+\])*\s*\[\d{1,2}:\d{2}\]/.test(words)) return true
  // Plain text, whatever marks the words behind it have.
  tr.insert($from.start(), tr.doc.type.schema.text(`[${time}] `))
  return true
}
