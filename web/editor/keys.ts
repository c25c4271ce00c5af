// The keys of the note's editor.
import { type Editor, Extension } from "@tiptap/core"
import { baseKeymap } from "@tiptap/pm/commands"
import { keymap } from "@tiptap/pm/keymap"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { isInTable } from "@tiptap/pm/tables"
import { toNextCell, toPreviousCell } from "./table.ts"

const levels = [1, 2, 3, 4, 5, 6] as const

export const Keys = Extension.create<object, { leaving: boolean }>({
  name: "keys",
  priority: 1000,
  addStorage: () => ({ leaving: false }),

  addKeyboardShortcuts() {
    const { editor } = this
    // Asked for anew each time: a set of commands belongs to the state it was made in.
    const enter = () => editor.commands.splitFlat()
    const backspace = () => editor.commands.undoInputRule() || editor.commands.joinBack()
    const remove = () => editor.commands.joinAhead()
    // After Escape Tab leaves the text, so that nobody who has only keys is caught in it.
    const tab = (by: 1 | -1) => () => !this.storage.leaving && onTab(editor, by)
    return {
      Enter: enter,
      "Shift-Enter": enter,
      "Mod-Enter": enter,
      Backspace: backspace,
      "Mod-Backspace": backspace,
      "Shift-Backspace": backspace,
      Delete: remove,
      "Mod-Delete": remove,
      Tab: tab(1),
      "Shift-Tab": tab(-1),
      "Alt-Shift-ArrowUp": () => editor.commands.moveFlat(-1),
      "Alt-Shift-ArrowDown": () => editor.commands.moveFlat(1),
      "Alt-Enter": () => editor.commands.takeBack(),
      "Mod-Shift-.": () => editor.commands.putTime(),
      "Mod-Shift-7": () => editor.commands.setKind("ordered"),
      "Mod-Shift-8": () => editor.commands.setKind("bullet"),
      "Mod-Shift-9": () => editor.commands.setKind("quote"),
      "Mod-Alt-0": () => editor.commands.setKind(null),
      ...Object.fromEntries(
        levels.map((level) => [
          `Mod-Alt-${level}`,
          () => editor.commands.setKind("heading", level),
        ]),
      ),
    }
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("leaving"),
        props: {
          handleKeyDown: (_view, { key }) => {
            if (key !== "Tab" && key !== "Shift") this.storage.leaving = key === "Escape"
            return false
          },
        },
      }),
    ]
  },
})

/** What every editor's keys do, where nothing above took the key. */
export const PlainKeys = Extension.create({
  name: "plainKeys",
  priority: 1,
  addProseMirrorPlugins: () => [keymap(baseKeymap)],
})

function onTab(editor: Editor, by: 1 | -1): boolean {
  if (!isInTable(editor.state)) return editor.commands.indent(by)
  return by > 0 ? toNextCell(editor) : toPreviousCell(editor)
}
