// Names of which one cannot be sure are underlined while one types in their block; Tab takes the one at the caret.
import { Extension } from "@tiptap/core"
import {
  type EditorState,
  Plugin,
  PluginKey,
  type Selection,
  type Transaction,
} from "@tiptap/pm/state"
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view"
import { detect } from "../../shared/detect/detect.ts"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { boundTo } from "./binding.ts"
import { isOwnEdit, nameToChip } from "./chip-typing.ts"
import { belongsToInputMethod } from "./composing.ts"
import { nameIndex } from "./name-index.ts"
import { areNamesTaken } from "./names-switch.ts"
import { namesToOffer, type PlainName } from "./names-typed.ts"

interface Offers {
  readonly names: readonly PlainName[]
  readonly drawn: DecorationSet
}

const none: Offers = { names: [], drawn: DecorationSet.empty }
const key = new PluginKey<Offers>("nameOffers")

export const NameOffers = Extension.create<{ readonly names: () => MeetingNames }>({
  name: "nameOffers",
  // Behind the popups, before the keys of blocks: Tab takes there, takes here, and indents else.
  priority: 1140,
  addProseMirrorPlugins() {
    const { editor, options } = this
    return [
      new Plugin<Offers>({
        key,
        state: {
          init: () => none,
          // Of the new state only the document and the selection are made by now.
          apply: (tr, offers, before) =>
            next(tr, offers, () => found(tr, before, options.names()), editor.view.composing),
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleKeyDown: (view, event) => onKey(view, event, options.names()),
        },
        view: () => {
          const end = readAhead(options.names)
          return { destroy: end }
        },
      }),
    ]
  },
})

/** They follow the person's own typing; whatever else changes the text, or a caret that goes elsewhere, ends them. */
function next(
  tr: Transaction,
  offers: Offers,
  find: () => readonly PlainName[],
  composing: boolean,
): Offers {
  if (tr.getMeta(key) === "end") return none
  if (!tr.docChanged) return isInBlock(tr.selection, offers) ? offers : none
  if (!isOwnEdit(tr) || !areNamesTaken()) return none
  // An input method's text is left as it is drawn.
  if (composing) return { names: [], drawn: offers.drawn.map(tr.mapping, tr.doc) }
  const names = find()
  if (names.length === 0) return none
  const drawn = names.map(({ from, to }) => Decoration.inline(from, to, { class: "offered" }))
  return { names, drawn: DecorationSet.create(tr.doc, drawn) }
}

function found(tr: Transaction, before: EditorState, names: MeetingNames): readonly PlainName[] {
  return namesToOffer(tr.selection, names, boundTo(before).doc)
}

function isInBlock({ $head }: Selection, { names: [name] }: Offers): boolean {
  return name !== undefined && name.from >= $head.start() && name.to <= $head.end()
}

function onKey(view: EditorView, event: KeyboardEvent, names: MeetingNames): boolean {
  if (belongsToInputMethod(view, event) || !view.editable) return false
  if (event.key === "Escape" && key.getState(view.state) !== none)
    view.dispatch(view.state.tr.setMeta(key, "end"))
  if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)
    return false
  const name = offerAt(view.state)
  if (name === null) return false
  nameToChip(view, name, names)
  return true
}

/** The underlined name that holds the caret or ends before it, with no more than the end of its word between. */
function offerAt(state: EditorState): PlainName | null {
  const { empty, head, $head } = state.selection
  if (!empty) return null
  const found = key.getState(state)?.names.findLast(({ from, to }) => {
    if (head < from || head > to + 1) return false
    return head <= to || !/[\p{L}\p{N}]/u.test($head.nodeBefore?.text?.slice(-1) ?? "")
  })
  return found ?? null
}

/** Reads the meeting's names before the first key is pressed: that is the one thing here that takes time. */
function readAhead(names: () => MeetingNames): () => void {
  const soon = setTimeout(() => {
    detect("", names())
    nameIndex(names())
  }, 300)
  return () => clearTimeout(soon)
}
