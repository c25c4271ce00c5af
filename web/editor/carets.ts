// The others' carets in the text, with their names. Colours come from our palette only, never from what was sent.
import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { DecorationAttrs } from "@tiptap/pm/view"
import { setMeta, yCursorPlugin, yCursorPluginKey } from "@tiptap/y-tiptap"
import type { Awareness } from "y-protocols/awareness"
import { presenceOf } from "../sync/presence.ts"
import { hasCaret } from "./colleagues.ts"

export function carets(awareness: Awareness): Extension {
  return Extension.create({
    name: "carets",
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (me: number, client: number, told: unknown) =>
          me !== client && presenceOf(told) !== null && hasCaret(told),
        cursorBuilder: (user: unknown) => drawCaret(presenceOf({ user })?.name ?? "", toneOf(user)),
        selectionBuilder: (user: unknown): DecorationAttrs => ({
          class: `caret-selection ${toneOf(user)}`,
        }),
      }),
      redraw(),
    ],
  })
}

function toneOf(user: unknown): string {
  return `who-${(presenceOf({ user })?.colour ?? 0) + 1}`
}

/** The name is not read out in the middle of a sentence: who is here stands in the bar. */
function drawCaret(name: string, tone: string): HTMLElement {
  const caret = document.createElement("span")
  caret.className = `caret ${tone}`
  caret.ariaHidden = "true"
  const label = document.createElement("bdi")
  // A phone shows the initial only.
  const rest = document.createElement("span")
  rest.className = "rest"
  const [initial = "", ...others] = name
  rest.textContent = others.join("")
  label.append(initial, rest)
  caret.append(label)
  return caret
}

/** The cursor plugin hides all carets when blocks of one's own come or go, until the others move; we show them at once. */
function redraw(): Plugin {
  return new Plugin({
    key: new PluginKey("redrawCarets"),
    view: () => ({
      update(view, before) {
        if (before.doc.childCount !== view.state.doc.childCount) {
          setMeta(view, yCursorPluginKey, { awarenessUpdated: true })
        }
      },
    }),
  })
}
