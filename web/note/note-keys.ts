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
].map(([key = "", does = ""]) => ({ keys: key, does, where: words.shortcuts.note }))
