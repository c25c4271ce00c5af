// Turns what is typed into chips: a name when its word ends, a sign when its parenthesis closes. Own typing only.
import { Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import type { Slice } from "@tiptap/pm/model"
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state"
import { ReplaceStep } from "@tiptap/pm/transform"
import type { EditorView } from "@tiptap/pm/view"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { undoManagerOf } from "./binding.ts"
import { labelOf, putChip, replaceRun } from "./chip.ts"
import { chipsIn } from "./chip-runs.ts"
import { type Completion, completion } from "./chip-typed.ts"
import { belongsToInputMethod } from "./composing.ts"
import { isRefuted, type TakenName } from "./names-refuted.ts"
import { areNamesTaken } from "./names-switch.ts"
import { declineName, nameTyped, type PlainName, type Typed } from "./names-typed.ts"

/** What a Backspace right after puts back: the words as they were before they became a chip. */
interface Made {
  readonly from: number
  readonly to: number
  readonly before: Slice
  /** Where words are to stay words then. */
  readonly keep: number
  /** The plain name it was made of, which then stays words in the whole note. */
  readonly name: string | null
  /** The chip, where it was made by itself: the next word may show that the name was none. */
  readonly taken: TakenName | null
}

interface Typing {
  /** The last change of the text was the person's own typing. */
  readonly own: boolean
  /** What that typing put in; null when it was no words in a line. */
  readonly typed: Typed | null
  /** Where words are to stay words, though they name something. */
  readonly kept: readonly number[]
  readonly made: Made | null
  /** The name taken last, as long as nothing else has happened than typing on behind it. */
  readonly open: Made | null
}

type Meta = { readonly keep: number } | { readonly made: Made } | { readonly closed: true }

const key = new PluginKey<Typing>("chipTyping")

export const ChipTyping = Extension.create<{ readonly names: () => MeetingNames }>({
  name: "chipTyping",
  priority: 1150,
  addProseMirrorPlugins() {
    const { names } = this.options
    return [
      new Plugin<Typing>({
        key,
        state: {
          init: () => ({ own: false, typed: null, kept: [], made: null, open: null }),
          apply: (tr, typing) => next(tr, typing),
        },
        props: {
          handleKeyDown: (view, event) => onKey(view, event, names()),
          handleDOMEvents: {
            compositionend(view) {
              // The editor reads the composed words first.
              setTimeout(() => {
                if (!view.isDestroyed && key.getState(view.state)?.own)
                  complete(view, names(), { ended: false })
              })
              return false
            },
          },
        },
        view: () => ({
          update(view, before) {
            if (view.state.doc === before.doc || !key.getState(view.state)?.own) return
            // The typing is sent first; then the chip is a change of its own, which one undo takes back.
            queueMicrotask(() => complete(view, names(), { ended: false }))
          },
        }),
      }),
    ]
  },
})

/** Leaves the words at this position words: no chip is made of them by typing on. */
export function keepWords(tr: Transaction, from: number): Transaction {
  return tr.setMeta(key, { keep: from } satisfies Meta)
}

function next(tr: Transaction, typing: Typing): Typing {
  const meta = tr.getMeta(key) as Meta | undefined
  const moved = tr.docChanged
    ? typing.kept.map((pos) => tr.mapping.mapResult(pos, -1)).filter((at) => !at.deletedAfter)
    : null
  const kept = moved === null ? typing.kept : moved.map(({ pos }) => pos)
  if (meta !== undefined && "keep" in meta)
    return { own: false, typed: null, kept: [...kept, meta.keep], made: null, open: null }
  if (meta !== undefined && "closed" in meta) return { ...typing, open: null }
  if (meta !== undefined) {
    const open = meta.made.taken === null ? null : meta.made
    return { own: false, typed: null, kept, made: meta.made, open }
  }
  const own = tr.docChanged ? isOwnEdit(tr) : typing.own
  const typed = tr.docChanged ? typedBy(tr) : typing.typed
  const made = tr.docChanged || tr.selectionSet ? null : typing.made
  return { own, typed, kept, made, open: stillOpen(tr, typing.open, typed) }
}

/** A name taken is looked at again only while one types behind it. */
function stillOpen(tr: Transaction, open: Made | null, typed: Typed | null): Made | null {
  if (open === null || !tr.docChanged) return open
  return isOwnEdit(tr) && typed !== null && typed.from >= open.to ? open : null
}

/** Whether the person here changed the text by hand: no colleague, no undo or redo, no paste or drop. */
export function isOwnEdit(tr: Transaction): boolean {
  const isPut = tr.getMeta("paste") === true || tr.getMeta("uiEvent") === "drop"
  return tr.docChanged && !isChangeOrigin(tr) && !isPut
}

/** The words that were put into a line, if that was all: moving or joining blocks types nothing. */
function typedBy(tr: Transaction): Typed | null {
  const [step, more] = tr.steps
  if (!(step instanceof ReplaceStep) || more !== undefined) return null
  const { content, openStart, size } = step.slice
  const isWords = size > 0 && openStart === 0 && content.content.every((node) => node.isText)
  return isWords ? { from: step.from, to: step.from + size } : null
}

function onKey(view: EditorView, event: KeyboardEvent, names: MeetingNames): boolean {
  if (belongsToInputMethod(view, event) || !view.editable) return false
  if (event.key === "Backspace") return takeBack(view)
  // The new line comes all the same; the name before it ends here.
  if (event.key === "Enter") complete(view, names, { ended: true })
  return false
}

function complete(view: EditorView, names: MeetingNames, how: { readonly ended: boolean }): void {
  if (view.isDestroyed || view.composing || !view.editable) return
  const { kept = [], typed = null } = key.getState(view.state) ?? {}
  if (takeOpenBack(view, names, how)) return
  const isKept = (from: number) => kept.includes(from)
  const found = completion(view.state, names, { ...how, kept: isKept })
  if (found !== null) {
    makeChip(view, found, names, null)
    return
  }
  if (!areNamesTaken()) return
  const name = nameTyped(view.state, names, { ...how, typed })
  if (name !== null && !isKept(name.from))
    makeChip(view, { ...name, kind: "made" }, names, { words: name.words, isTaken: true })
}

/** Gives the words back of a name that the next word has shown to be none. */
function takeOpenBack(view: EditorView, names: MeetingNames, how: { readonly ended: boolean }) {
  const { state } = view
  const open = key.getState(state)?.open ?? null
  const { $from, empty } = state.selection
  if (open?.taken == null) return false
  const run = chipsIn($from.parent, $from.start()).find(({ from }) => from === open.from)
  const isThere = empty && run?.to === open.to && run.ref === open.taken.ref
  const refuted = isThere ? isRefuted($from, open.taken, names, how) : false
  if (refuted === null) return false
  if (!refuted) {
    view.dispatch(state.tr.setMeta(key, { closed: true } satisfies Meta))
    return false
  }
  undoStepEnds(state)
  view.dispatch(keepWords(withWords(state, open), open.keep))
  undoStepEnds(state)
  return true
}

/** Makes a chip of a name in plain words: one undo takes it back, and so does Backspace at once. */
export function nameToChip(view: EditorView, name: PlainName, names: MeetingNames): void {
  makeChip(view, { ...name, kind: "made" }, names, { words: name.words, isTaken: false })
}

/** What a chip was made of where that was no sign: the words, and whether it was made by itself. */
interface Plain {
  readonly words: string
  readonly isTaken: boolean
}

function makeChip(
  view: EditorView,
  found: Completion,
  names: MeetingNames,
  plain: Plain | null,
): void {
  undoStepEnds(view.state)
  view.dispatch(apply(view.state, found, names, plain))
  undoStepEnds(view.state)
}

function apply(
  state: EditorState,
  found: Completion,
  names: MeetingNames,
  plain: Plain | null,
): Transaction {
  const { tr } = state
  const from = found.kind === "made" ? found.from : found.run.from
  // A caret within the words goes behind the chip.
  const behind = Math.max(0, tr.selection.head - found.to)
  const label = (found.kind === "made" && found.label) || labelOf(found.ref, names)
  if (found.kind === "made") putChip(tr, found, found.ref, label)
  else {
    tr.delete(found.run.to, found.to)
    replaceRun(tr, found.run, found.ref, names)
  }
  const to = from + label.length
  tr.setSelection(TextSelection.create(tr.doc, to + behind))
  const keep = found.kind === "made" ? from : found.run.to
  const name = plain?.words ?? null
  const taken = plain?.isTaken ? { from, to, words: plain.words, ref: found.ref } : null
  const made: Made = { from, to, before: state.doc.slice(from, found.to), keep, name, taken }
  return tr.setMeta(key, { made } satisfies Meta)
}

function takeBack(view: EditorView): boolean {
  const made = key.getState(view.state)?.made ?? null
  if (made === null) return false
  if (made.name !== null) declineName(view.state, made.name)
  view.dispatch(keepWords(withWords(view.state, made), made.keep))
  return true
}

/** The words in place of the chip, the caret where it was behind it. */
function withWords({ tr }: EditorState, { from, to, before }: Made): Transaction {
  const behind = tr.selection.head - to
  tr.replace(from, to, before)
  return tr.setSelection(TextSelection.create(tr.doc, from + before.size + behind))
}

/** What comes is undone apart from what was. */
export function undoStepEnds(state: EditorState): void {
  undoManagerOf(state).stopCapturing()
}
