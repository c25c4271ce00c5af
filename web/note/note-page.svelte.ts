// The open note as its screen drives it: editor, reading, problems and what mends them.
import type { Editor } from "@tiptap/core"
import { untrack } from "svelte"
import type { Problem } from "../../shared/meeting/meeting.ts"
import { printNote } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import { chipExtensions, type NewEntry } from "../editor/chips.ts"
import { createEditor } from "../editor/editor.ts"
import { LedTo, leadTo } from "../editor/led-to.ts"
import type { NoteSession } from "../sync/session.svelte.ts"
import { dayLong } from "../ui/time.ts"
import { words } from "../ui/words.ts"
import { LiveReading } from "./live-reading.svelte.ts"
import { makeName } from "./new-names.ts"
import { goTo, mend, offersOf, problemFrom } from "./note-actions.ts"
import type { Offer } from "./problems.ts"

/** What the page needs of a session: a test gives a document that nobody else hears. */
export type PageSession = Pick<
  NoteSession,
  "doc" | "fragment" | "awareness" | "lost" | "misplaced" | "people" | "ready" | "state"
>

export interface PageOf {
  readonly meeting: MeetingState
  readonly note: NoteSummary
  readonly session: PageSession
}

export class NotePage {
  readonly #of: () => PageOf
  readonly live: LiveReading
  #editor = $state.raw<Editor | null>(null)
  #failure = $state("")
  /** Counts the caret's moves: the editor's state is not reactive. */
  #moves = $state(0)

  readonly editable = $derived.by(() => {
    const { meeting, note } = this.#of()
    return meeting.role !== "reader" && !note.archived
  })
  readonly #heard = $derived.by(() => heardIn(this.#of().meeting))
  /** The problem that the keys would mend now. */
  readonly current = $derived.by(() => {
    void this.#moves
    const { problems } = this.live.reading.index
    return this.#editor === null ? null : problemFrom(this.#editor, problems, { past: false })
  })

  constructor(of: () => PageOf) {
    this.#of = of
    this.live = untrack(() => new LiveReading(of().session.fragment, () => of().meeting.names))
  }

  /** Null until the server's content is here. */
  get editor(): Editor | null {
    return this.#editor
  }
  /** What went wrong beside the text; empty when nothing did. */
  get failure(): string {
    return this.#failure
  }
  /** "Plenary, Room 2". */
  get place(): string {
    return placeOf(this.#of().note)
  }

  /** Opens the editor in an element as soon as there is a text to show; the returned function ends it. */
  readonly open = (element: HTMLElement): (() => void) | undefined => {
    // Nothing but the session's being ready opens an editor anew: news of the meeting come all the time.
    const { session } = untrack(() => this.#of())
    return session.ready ? untrack(() => this.#open(element)) : undefined
  }

  /** Takes over what changed in the meeting: names, and whether one may write. */
  follow(): void {
    const [editor, editable] = [this.#editor, this.editable]
    void this.#of().meeting.names
    // Commands move carets and presence: what they read and write is not for whoever follows to follow.
    untrack(() => {
      editor?.setEditable(editable, false)
      editor?.commands.redrawChips()
      this.live.refresh()
    })
  }

  /** Goes to the words that an address names: `?block=ID&sentence=N`. */
  followAddress(search: string): void {
    const asked = new URLSearchParams(search)
    const block = asked.get("block")
    const editor = this.#editor
    if (block === null || editor === null) return
    const reading = this.live.reading.blocks.find(({ id }) => id === block)
    const sentence = reading?.sentences[Number(asked.get("sentence") ?? Number.NaN)] ?? null
    // The margin takes its room first, or what is in view would move away again.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!editor.isDestroyed) leadTo(editor, block, sentence)
      }),
    )
  }

  goToHeading(block: string): void {
    if (this.#editor !== null) leadTo(this.#editor, block, null)
  }

  offers(problem: Problem): readonly Offer[] {
    return this.#editor === null ? [] : offersOf(this.#editor, problem, this.#of().meeting.names)
  }

  replace(problem: Problem, offer: Offer): void {
    if (this.#editor !== null) mend(this.#editor, problem, offer)
  }

  /** Adds the name of an unknown chip to the meeting; the chip itself stays as it is and becomes known. */
  addNew({ text }: Problem, kind: NewEntry["kind"]): void {
    this.#create({ kind, name: text.replace(/^~?[@#§]\[?/, "").replace(/\]?(=.*)?$/, "") })
  }

  /** The keys that the editor does not know: next problem, quick fix. True when the key was one of them. */
  press(event: KeyboardEvent): boolean {
    const editor = this.#editor
    if (editor === null || event.isComposing) return false
    const { problems } = this.live.reading.index
    if (isFix(event) && this.editable && this.current !== null) {
      const [offer] = this.offers(this.current)
      return offer !== undefined && mend(editor, this.current, offer)
    }
    if (!isNext(event)) return false
    const next = problemFrom(editor, problems, { past: true })
    return next !== null && goTo(editor, next)
  }

  /** The note in text form, as a file on this device. */
  saveCopy(): void {
    const { session, note } = this.#of()
    const file = new Blob([printNote(readNote(session.fragment))], { type: "text/markdown" })
    const link = document.createElement("a")
    link.href = URL.createObjectURL(file)
    link.download = `${note.date} ${note.title}.md`
    link.click()
    URL.revokeObjectURL(link.href)
  }

  /** Ends editor and reading; the session is closed after it. */
  close(): void {
    this.#editor?.destroy()
    this.#editor = null
    this.live.close()
  }

  #open(element: HTMLElement): () => void {
    const { meeting, note, session } = this.#of()
    const editor = createEditor({
      element,
      session,
      editable: this.editable,
      timeZone: meeting.meeting.timeZone,
      label: `${dayLong(note.date)}, ${placeOf(note)}`,
      extensions: [
        ...chipExtensions({
          names: () => this.#of().meeting.names,
          date: () => this.#of().note.date,
          heard: () => this.#heard,
          create: this.editable ? (entry) => this.#create(entry) : null,
        }),
        LedTo,
      ],
    })
    editor.on("selectionUpdate", () => {
      this.#moves += 1
    })
    this.#editor = editor
    return () => {
      if (this.#editor === editor) this.#editor = null
      editor.destroy()
    }
  }

  #create(entry: NewEntry): string {
    const { ref, stored } = makeName(this.#of().meeting, entry)
    this.#failure = ""
    stored.catch((fault: unknown) => {
      const why = fault instanceof Error ? fault.message : String(fault)
      this.#failure = words.dayNote.notAdded(entry.name, why)
    })
    return ref
  }
}

/** "Plenary, Room 2". */
export function placeOf({ title, room }: NoteSummary): string {
  return [title, room].filter((part) => part !== "").join(", ")
}

/** Ids of who spoke and of what was spoken about, in all notes of the meeting. */
function heardIn(meeting: MeetingState): ReadonlySet<string> {
  const heard = new Set<string>()
  for (const { speaker, onBehalfOf, topic, provisions } of meeting.statements) {
    heard.add(speaker)
    if (onBehalfOf !== null) heard.add(onBehalfOf)
    heard.add(topic)
    for (const provision of provisions) heard.add(provision)
  }
  return heard
}

function isFix({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key === "." && (ctrlKey || metaKey) && !shiftKey && !altKey
}

function isNext({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key === "ArrowDown" && altKey && !shiftKey && !ctrlKey && !metaKey
}
