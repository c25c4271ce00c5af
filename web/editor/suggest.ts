// The popups behind @, ~@, #, § and = : what is typed narrows them, Tab or a click takes, Enter is always a new line.
import { type Editor, Extension } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import { type EditorState, PluginKey, type Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { Suggestion, type SuggestionProps } from "@tiptap/suggestion"
import { mount, unmount } from "svelte"
import type { Actor, IsoDate, MeetingNames } from "../../shared/meeting/meeting.ts"
import { parseChip, printChip } from "../../shared/notation/notation.ts"
import { labelOf, putChip, replaceRun } from "./chip.ts"
import { idOf, meaningOf } from "./chip-meaning.ts"
import { chipsOf } from "./chip-runs.ts"
import { joinedRef } from "./chip-typed.ts"
import { keepWords, undoStepEnds } from "./chip-typing.ts"
import { belongsToInputMethod } from "./composing.ts"
import { type Mention, mentionBefore, type PositionMention, positionBefore } from "./mention.ts"
import { beginsAName } from "./name-index.ts"
import { type Choice, choicesFor, type NewEntry, positionChoices } from "./name-search.ts"
import SuggestList from "./SuggestList.svelte"
import { SuggestState } from "./suggest-state.svelte.ts"

export interface SuggestOptions {
  readonly names: () => MeetingNames
  /** The note's day: group membership holds on a date. */
  readonly date: () => IsoDate
  /** Ids of actors, topics and provisions heard in the meeting so far, each with how late: the higher the later. */
  readonly heard: () => ReadonlyMap<string, number>
  /** Makes a new actor, topic or provision and gives the chip to put; null where the person may not. */
  readonly create: ((entry: NewEntry) => string) | null
}

const key = new PluginKey("suggest")

export const Suggest = Extension.create<SuggestOptions>({
  name: "suggest",
  // Before the keys of blocks: Tab takes here and indents there.
  priority: 1160,
  addProseMirrorPlugins() {
    const { editor, options } = this
    return [
      Suggestion<Choice, Choice>({
        pluginKey: key,
        editor,
        // Spaces belong to names; it also makes Escape hold until another sign is typed.
        allowSpaces: true,
        findSuggestionMatch: ({ $position }) => {
          const open = openAt($position, options.names())
          if (open === null) return null
          const { from, to, query } = open
          return { range: { from, to }, query, text: query }
        },
        // A popup answers typing: not a colleague's, and not a click into words that look like a mention.
        shouldShow: ({ transaction }) => opens(transaction, key.getState(editor.state)?.active),
        items: () => choices(editor.state, options),
        command: ({ props }) => take(editor, props, options),
        render: () => popup(editor),
      }),
    ]
  },
})

type Open = Mention | PositionMention

function openAt($pos: EditorState["selection"]["$from"], names: MeetingNames): Open | null {
  const position = positionBefore($pos)
  if (position !== null) return positionsOf(position, names).length > 0 ? position : null
  const mention = mentionBefore($pos)
  if (mention === null) return null
  // Behind a bracket one means a name whatever follows; else words that no name begins with are words.
  if (mention.query.startsWith("[")) return mention.query.includes("]") ? null : mention
  const oneWord = /^[\p{L}\p{N}\p{M}-]*$/u.test(mention.query)
  return oneWord || beginsAName(names, mention.kind, mention.query) ? mention : null
}

function opens(transaction: Transaction, active: boolean | undefined): boolean {
  if (active) return true
  return transaction.docChanged && !isChangeOrigin(transaction)
}

function positionsOf({ run, query }: PositionMention, names: MeetingNames): readonly Choice[] {
  const meaning = meaningOf(run.ref, names)
  if (meaning?.kind !== "topic" || meaning.topic === undefined) return []
  return positionChoices(meaning.topic, query)
}

function choices(state: EditorState, options: SuggestOptions): Choice[] {
  const names = options.names()
  const open = openAt(state.selection.$from, names)
  if (open === null) return []
  if ("run" in open) return [...positionsOf(open, names)]
  return [
    ...choicesFor(open, {
      names,
      date: options.date(),
      used: usedIn(state, names),
      heard: options.heard(),
      mayCreate: options.create !== null,
    }),
  ]
}

/** Ids of what the note's chips name, each with its last place. */
function usedIn(state: EditorState, names: MeetingNames): ReadonlyMap<string, number> {
  const used = new Map<string, number>()
  for (const run of chipsOf(state.doc)) {
    const meaning = meaningOf(run.ref, names)
    const id = meaning === null ? undefined : idOf(meaning)
    if (id !== undefined) used.set(id, run.from)
  }
  return used
}

function take(editor: Editor, choice: Choice, options: SuggestOptions): void {
  const names = options.names()
  const open = openAt(editor.state.selection.$from, names)
  if (open === null) return
  const { tr } = editor.state
  if ("run" in open) {
    if (choice.kind !== "name") return
    const position = choice.ref.slice(choice.ref.indexOf("="))
    const joined = parseChip(joinedRef(open.run.ref, position) ?? "")
    const chosen = parseChip(choice.ref)
    if (joined?.kind !== "topic" || chosen?.kind !== "topic") return
    // The topic goes by its id now: under a former name the position's id may mean another.
    const ref = printChip({ ...joined, name: chosen.name })
    tr.delete(open.from, open.to)
    replaceRun(tr, open.run, ref, names)
  } else {
    const ref = choice.kind === "name" ? choice.ref : options.create?.(choice.entry)
    if (ref === undefined) return
    const cited = open.cited && !ref.startsWith("~") ? `~${ref}` : ref
    // The meeting does not know a new name yet.
    putChip(tr, open, cited, choice.kind === "new" ? choice.entry.name : labelOf(cited, names))
    if (choice.kind === "new" && choice.entry.delegation !== undefined)
      putFor(tr, choice.entry.delegation)
  }
  // One undo gives back what was typed, and not less.
  undoStepEnds(editor.state)
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}

/** Behind a person whom it speaks for: then what it says is the delegation's. */
function putFor(tr: Transaction, { id, name }: Actor): void {
  tr.insertText(" for ", tr.selection.to)
  const { to } = tr.selection
  const ref = printChip({ kind: "actor", name: id, cited: false, agreement: null, unsure: false })
  putChip(tr, { from: to, to }, ref, name)
}

function popup(editor: Editor) {
  const list = new SuggestState()
  let element: HTMLElement | null = null
  let component: Record<string, unknown> | null = null
  let leave = () => {}

  const show = (props: SuggestionProps<Choice, Choice>) => {
    list.show(props.items, props.command)
    describe(editor.view, list)
  }
  return {
    onStart(props: SuggestionProps<Choice, Choice>) {
      element = document.createElement("div")
      element.className = "suggest-place"
      component = mount(SuggestList, { target: element, props: { list } })
      leave = place(element, props)
      show(props)
    },
    onUpdate(props: SuggestionProps<Choice, Choice>) {
      if (!props.loading) show(props)
    },
    onKeyDown({
      view,
      event,
      range,
    }: {
      view: EditorView
      event: KeyboardEvent
      range: { from: number }
    }) {
      if (belongsToInputMethod(view, event)) return false
      if (event.key === "Escape") {
        view.dispatch(keepWords(view.state.tr, range.from))
        return true
      }
      const done = onKey(list, event)
      if (done) describe(view, list)
      return done
    },
    onExit() {
      list.show([], () => {})
      describe(editor.view, list)
      leave()
      if (component !== null) void unmount(component)
      component = null
      element = null
    },
  }
}

/** At the caret; on a phone above the bar, which sits on the keyboard. */
function place(element: HTMLElement, props: SuggestionProps<Choice, Choice>): () => void {
  if (!matchMedia("(max-width: 720px)").matches) return props.mount(element)
  element.classList.add("docked")
  document.body.append(element)
  return () => element.remove()
}

function onKey(list: SuggestState, event: KeyboardEvent): boolean {
  if (list.choices.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.key) {
    case "ArrowDown":
      list.move(1)
      return true
    case "ArrowUp":
      list.move(-1)
      return true
    case "Tab":
      return list.take(event.shiftKey ? list.firstNew : list.at)
    default:
      return false
  }
}

/** Tells assistive technology which row of which list the keys move through. */
function describe(view: EditorView, list: SuggestState): void {
  const { dom } = view
  if (list.choices.length === 0) {
    for (const name of ["aria-controls", "aria-activedescendant", "aria-autocomplete"])
      dom.removeAttribute(name)
    return
  }
  dom.setAttribute("aria-autocomplete", "list")
  dom.setAttribute("aria-controls", list.id)
  dom.setAttribute("aria-activedescendant", list.rowId(list.at))
}
