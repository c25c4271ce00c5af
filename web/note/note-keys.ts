// The keys of the note screen besides those of the editor, as the list under `?` shows them.
import type { Shortcut } from "../ui/shortcuts.ts"
import { words } from "../ui/words.ts"

const { keys } = words.dayNote

export const noteShortcuts: readonly Shortcut[] = [
  ["@  #  §", keys.popup],
  ["~@", keys.cite],
  ["Tab", keys.take],
  ["Esc", keys.keepText],
  ["(+)  (-)  (~)  (?)", keys.sign],
  ["=", keys.position],
  ["Alt+↓", keys.nextProblem],
  ["Ctrl+.", keys.fix],
  ["Alt+.", keys.margin],
  ["↑  ↓", keys.marginLines],
  ["+  -  ~  ?", keys.marginStance],
  ["p", keys.marginPosition],
  ["f", keys.marginFor],
  ["c", keys.marginCited],
  ["u", keys.marginUnsure],
].map(([key = "", does = ""]) => ({ keys: key, does, where: words.shortcuts.note }))

/** Takes the first offer of the problem at the caret. Where a full stop needs Shift, as on French keyboards, so does this. */
export function isFix({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "." && (ctrlKey || metaKey) && !altKey
}

/** Goes to the margin. With Alt the key of the full stop writes another sign on a Mac. */
export function isMargin(event: KeyboardEvent): boolean {
  const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event
  const isStop = key === "." || (code === "Period" && !shiftKey)
  return isStop && altKey && !ctrlKey && !metaKey
}

/** Goes to the next problem. */
export function isNext({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key === "ArrowDown" && altKey && !shiftKey && !ctrlKey && !metaKey
}
