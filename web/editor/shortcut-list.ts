// The editor's keys as the list under `?` shows them.
import type { Shortcut } from "../ui/shortcuts.ts"
import { words } from "../ui/words.ts"

const { keys } = words.editor

export const editorShortcuts: readonly Shortcut[] = [
  ["Enter", keys.split],
  ["Ctrl+Alt+1 … 6", keys.heading],
  ["Ctrl+Alt+0", keys.plain],
  ["Ctrl+Shift+8", keys.bullet],
  ["Ctrl+Shift+7", keys.ordered],
  ["Ctrl+Shift+9", keys.quote],
  ["Tab", keys.indent],
  ["Shift+Tab", keys.outdent],
  ["Tab", keys.takeName],
  ["Backspace", keys.unmakeName],
  ["Esc, Tab", keys.leave],
  ["Alt+Shift+↑  Alt+Shift+↓", keys.move],
  ["Ctrl+Shift+.", keys.now],
  ["Ctrl+B", keys.bold],
  ["Ctrl+I", keys.italic],
  ["Ctrl+E", keys.code],
  ["Ctrl+Z", keys.undo],
  ["Ctrl+Shift+Z", keys.redo],
  ["Alt+Enter", keys.takeBack],
].map(([key = "", does = ""]) => ({ keys: key, does, where: words.shortcuts.note }))
