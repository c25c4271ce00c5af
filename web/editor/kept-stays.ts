// Placeholders stay where they are: no key, paste or drag takes one along or away unless it was selected and deleted.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { Node, ResolvedPos } from "@tiptap/pm/model"
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { BLOCK } from "../../shared/note/note.ts"
import { belongsToInputMethod } from "./composing.ts"
import { isKept, keptIn } from "./kept.ts"

/** What cannot be done without taking one away is not done: it is selected instead, and says why. */
export const KeptStays = Extension.create({
  name: "keptStays",
  priority: 1200,
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey("keptStays"),
        filterTransaction(tr, state) {
          const hurt = tr.docChanged && !isChangeOrigin(tr) ? firstHurt(state, tr) : null
          if (hurt !== null) queueMicrotask(() => selectKept(editor.view, hurt))
          return hurt === null
        },
        appendTransaction: (transactions, before, after) =>
          transactions.some(isChangeOrigin) ? selectionElsewhere(before, after) : null,
        props: {
          handleKeyDown: onKey,
          handleTextInput: (view, _from, _to, text) => typeBehind(view, text),
          handlePaste: (view) => standBehind(view) && false,
          handleDOMEvents: { beforeinput: onBeforeInput },
        },
      }),
    ]
  },
})

/** Selects the placeholder of an item, if the text can be edited. */
export function selectKept(view: EditorView, item: string | undefined): void {
  if (view.isDestroyed) return
  const { doc, tr } = view.state
  const found = placesIn(doc).find(({ key }) => key === item)
  if (found === undefined) return
  view.dispatch(tr.setSelection(NodeSelection.create(doc, found.pos)).scrollIntoView())
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  if (belongsToInputMethod(view, event) || !view.editable) return false
  if (event.key === "Backspace") return selectBeside(view, -1)
  if (event.key === "Delete") return selectBeside(view, 1)
  return event.key === "Enter" && standBehind(view)
}

/** Phones send a Backspace as input, without a key that says so. */
function onBeforeInput(view: EditorView, event: Event): boolean {
  const { inputType } = event as InputEvent
  if (!view.editable || view.composing || !event.cancelable) return false
  const way = { deleteContentBackward: -1, deleteContentForward: 1 } as const
  const done = inputType in way && selectBeside(view, way[inputType as keyof typeof way])
  if (done) event.preventDefault()
  return done
}

/** Selects the placeholder among the words directly before (-1) or behind the caret. */
function selectBeside(view: EditorView, way: -1 | 1): boolean {
  const { selection, doc, tr } = view.state
  const { $head, empty } = selection
  if (!empty || !isKept(way < 0 ? $head.nodeBefore : $head.nodeAfter)) return false
  const at = way < 0 ? $head.pos - 1 : $head.pos
  view.dispatch(tr.setSelection(NodeSelection.create(doc, at)).scrollIntoView())
  return true
}

/** From a selected placeholder to a place behind it where words can stand: a new block where it stands among blocks. */
function standBehind(view: EditorView): boolean {
  const { selection, tr, schema } = view.state
  const block = schema.nodes[BLOCK]
  if (!(selection instanceof NodeSelection) || !isKept(selection.node) || !block) return false
  if (!selection.node.isInline) tr.insert(selection.to, block.create())
  const at = selection.node.isInline ? selection.to : selection.to + 1
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView())
  return true
}

/** Words typed while a placeholder is selected do not take its place. */
function typeBehind(view: EditorView, text: string): boolean {
  if (!standBehind(view)) return false
  view.dispatch(view.state.tr.insertText(text))
  return true
}

/** A selected placeholder that went from elsewhere leaves a caret: never what stands there now selected, to be typed over. */
function selectionElsewhere(before: EditorState, after: EditorState): Transaction | null {
  const [was, now] = [before.selection, after.selection]
  if (!(was instanceof NodeSelection) || !(now instanceof NodeSelection)) return null
  if (!isKept(was.node) || was.node.eq(now.node)) return null
  return after.tr.setSelection(Selection.near(after.doc.resolve(now.from)))
}

interface Place {
  readonly key: string
  readonly pos: number
  /** Where what holds it begins, from the outside in, and what that is. */
  readonly around: readonly { readonly at: number; readonly name: string }[]
}

function placesIn(doc: Node): readonly Place[] {
  if (keptIn(doc).length === 0) return []
  const places: Place[] = []
  doc.descendants((node, pos) => {
    if (isKept(node))
      places.push({ key: String(node.attrs.item), pos, around: aroundOf(doc.resolve(pos)) })
    return keptIn(node).length > 0
  })
  return places
}

function aroundOf($pos: ResolvedPos): Place["around"] {
  return Array.from({ length: $pos.depth }, (_, n) => ({
    at: $pos.before(n + 1),
    name: $pos.node(n + 1).type.name,
  }))
}

/** The first placeholder that a change of one's own would move, double, part from its block or delete unselected. */
function firstHurt(state: EditorState, tr: Transaction): string | null {
  const before = placesIn(state.doc)
  const after = placesIn(tr.doc)
  const left = new Map(after.map((place) => [place.key, place]))
  const stay = before.filter(({ key }) => left.has(key))
  const gone = before.find(({ key, pos }) => !left.has(key) && !isSelected(state.selection, pos))
  if (gone !== undefined) return gone.key
  const moved = after.find(({ key }, n) => stay[n]?.key !== key)
  return moved?.key ?? firstParted(stay, after)
}

function isSelected({ ranges }: Selection, pos: number): boolean {
  return ranges.some(({ $from, $to }) => $from.pos <= pos && pos < $to.pos)
}

/** What stood in one block or cell must stand in one, and what stood in two in two. */
function firstParted(before: readonly Place[], after: readonly Place[]): string | null {
  const forth = new Map<number, number>()
  const back = new Map<number, number>()
  for (const [n, { key, around }] of before.entries()) {
    const now = after[n]?.around ?? []
    const fits =
      now.length === around.length &&
      around.every(({ at, name }, depth) => {
        const there = now[depth]
        if (there === undefined || there.name !== name) return false
        if ((forth.get(at) ?? there.at) !== there.at) return false
        if ((back.get(there.at) ?? at) !== at) return false
        forth.set(at, there.at)
        back.set(there.at, at)
        return true
      })
    if (!fits) return key
  }
  return null
}
