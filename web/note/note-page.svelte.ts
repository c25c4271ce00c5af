// The open note as its screen drives it: editor, reading, problems and what mends them.
import type { Editor } from "@tiptap/core"
import { untrack } from "svelte"
import type { Problem } from "../../shared/meeting/meeting.ts"
import { parseChip, printNote } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import type { Because, ChipAt, Read } from "../../shared/reading/reading.ts"
import type { OpenQuery } from "../../shared/views/views.ts"
import type { NoteSummary } from "../../shared/wire/wire.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import { changeChips, putBehind } from "../editor/chip-mend.ts"
import { chipExtensions, type NewEntry } from "../editor/chips.ts"
import { createEditor } from "../editor/editor.ts"
import { LedTo, leadTo } from "../editor/led-to.ts"
import type { NoteSession } from "../sync/session.svelte.ts"
import { dayLong } from "../ui/time.ts"
import { words } from "../ui/words.ts"
import { addressedPlace } from "./address.ts"
import { LitSources, lightSources } from "./lit-sources.ts"
import { LiveReading } from "./live-reading.svelte.ts"
import type { MarginLine } from "./margin.ts"
import { type Mend, type MendEdit, mendsOf } from "./mends.ts"
import { makeName } from "./new-names.ts"
import { goTo, mend, problemFrom, stopAfter } from "./note-actions.ts"
import { isFix, isMargin, isNext } from "./note-keys.ts"
import { type Offer, offersFor, refOf } from "./problems.ts"
import { askedIn, stopOf } from "./queries.ts"
import { reasonOf } from "./reasons.ts"
import type { StanceOffer } from "./stance-offers.ts"

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
  /** Stances that were offered and are not wanted. */
  #dismissed = $state.raw<ReadonlySet<string>>(new Set())
  /** Counts the caret's moves: the editor's state is not reactive. */
  #moves = $state(0)

  readonly editable = $derived.by(() => {
    const { meeting, note } = this.#of()
    return meeting.role !== "reader" && !note.archived
  })
  /** Counts the lines that were lit, so that only the last one is put out. */
  #lit = 0
  /** Moves the focus to what the margin says of a block; set by the margin while it is on the screen. */
  onMargin: ((block: string) => boolean) | null = null
  /** The open queries about this note, by block. */
  readonly asked = $derived.by(() => {
    const { meeting, note } = this.#of()
    return askedIn(meeting.reviews.all, note.id)
  })
  readonly #heard = $derived.by(() => heardIn(this.#of().meeting))
  /** The problem that the keys would mend now. */
  readonly current = $derived.by(() => {
    void this.#moves
    return this.#editor === null ? null : problemFrom(this.#editor, this.live)
  })
  /** The stance that the same key would put: of the caret's block, if that has no problem. */
  readonly currentStance = $derived.by(() => {
    void this.#moves
    const block = String(this.#editor?.state.selection.$from.parent.attrs.id)
    const entry = this.live.entries.find((it) => it.block === block)
    if (entry === undefined || entry.problems.length > 0) return null
    return this.stancesLeft(entry.stances)[0] ?? null
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

  /** Goes to the words that an address names: `?block=ID&sentence=N&at=ANCHOR`; the anchor first, if its words stand. */
  followAddress(search: string): void {
    const editor = this.#editor
    if (editor === null) return
    // Where the words stand when the address is opened: what is typed after that leads nowhere anew.
    const place = untrack(() => {
      this.live.catchUp()
      return addressedPlace(search, this.live, this.#of().session.doc)
    })
    if (place === null) return
    // The margin takes its room first, or what is in view would move away again.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!editor.isDestroyed) leadTo(editor, place.block, place.stretch)
      }),
    )
  }

  goToHeading(block: string): void {
    if (this.#editor !== null) leadTo(this.#editor, block, null)
  }

  /** Selects the words that a query is about. */
  goToQuery(asked: OpenQuery): void {
    const stop = stopOf(asked, this.live)
    if (this.#editor !== null && stop !== null) goTo(this.#editor, stop)
  }

  /** The stances offered that nobody here has dismissed; a reader is offered none. */
  stancesLeft(offers: readonly StanceOffer[]): readonly StanceOffer[] {
    return this.editable ? offers.filter(({ key }) => !this.#dismissed.has(key)) : []
  }

  /** Puts the sign that the words say; undo takes it away. */
  takeStance({ change }: StanceOffer): boolean {
    const { names } = this.#of().meeting
    return this.#editor !== null && changeChips(this.#editor, [change], names)
  }

  /** Offers it no more, as long as this note is open in this tab. */
  dismissStance({ key }: StanceOffer): void {
    this.#dismissed = new Set([...this.#dismissed, key])
  }

  /** What mends a problem, best first. */
  offers(problem: Read<Problem>): readonly Offer[] {
    const { block } = problem.row
    const [found, n] = [this.live.blockOf(block), this.live.numberOf(block)]
    if (found === undefined || n === undefined) return []
    const place = { block: found.live.block, reading: found.reading, blocks: this.live.blocks, n }
    return offersFor(problem, place, this.#of().meeting.names)
  }

  /** Does what was offered for a problem. */
  take({ row }: Read<Problem>, offer: Offer): boolean {
    if (this.#editor === null) return false
    if (offer.kind !== "add") return mend(this.#editor, row.block, offer, this.#of().meeting.names)
    this.#create(offer.entry)
    return true
  }

  /** Marks in the text what a line of a block was read from, until the returned function is called or another line is. */
  light(block: string, because: readonly Because[]): () => void {
    const mine = ++this.#lit
    const show = (what: readonly Because[] | null) => {
      const editor = this.#editor
      if (editor !== null && this.#lit === mine) untrack(() => lightSources(editor, block, what))
    }
    show(because)
    return () => show(null)
  }

  /** Why a line is there. */
  reason(line: Exclude<MarginLine, { kind: "tag" }>): string {
    const wordsOf = (block: string) =>
      this.live
        .blockOf(block)
        ?.live.block.inlines.map(({ text }) => text)
        .join("") ?? ""
    return reasonOf({ ...line, refOf: (at) => this.#refOf(at), wordsOf })
  }

  mends(line: MarginLine): readonly Mend[] {
    if (!this.editable) return []
    const { meeting, note } = this.#of()
    const chipOf = (at: ChipAt) => parseChip(this.#refOf(at) ?? "")
    return mendsOf(line, { names: meeting.names, date: note.date, chipOf })
  }

  /** Edits the words as a mend says. */
  edit(edit: MendEdit): void {
    const { names } = this.#of().meeting
    if (this.#editor === null) return
    if (edit.kind === "change") changeChips(this.#editor, edit.changes, names)
    else putBehind(this.#editor, edit.at, edit.insert, names)
  }

  /** The caret is in the text again, where it was. */
  backToText(): void {
    this.#editor?.view.focus()
  }

  /** The keys that the editor does not know: next problem, quick fix. True when the key was one of them. */
  press(event: KeyboardEvent): boolean {
    const editor = this.#editor
    if (editor === null || event.isComposing) return false
    // What was typed in this frame counts, too.
    if (isMargin(event) || isFix(event) || isNext(event)) this.live.catchUp()
    if (isMargin(event)) return this.#toMargin(editor)
    if (isFix(event) && this.currentStance !== null) return this.takeStance(this.currentStance)
    if (isFix(event) && this.editable && this.current !== null) {
      const [offer] = this.offers(this.current)
      return offer !== undefined && this.take(this.current, offer)
    }
    if (!isNext(event)) return false
    const queries = [...this.asked.values()].flat().flatMap((it) => stopOf(it, this.live) ?? [])
    const next = stopAfter(editor, this.live, queries)
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
        LitSources,
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

  #refOf(at: ChipAt): string | undefined {
    const block = this.live.blockOf(at.block)?.live.block
    return block && refOf(block, at)
  }

  /** To the lines beside the caret's block, or the first ones below it. */
  #toMargin(editor: Editor): boolean {
    const from = this.live.numberOf(String(editor.state.selection.$from.parent.attrs.id)) ?? 0
    const below = this.live.entries.filter(({ block }) => (this.live.numberOf(block) ?? -1) >= from)
    // An entry of tags alone has nothing to go to.
    return below.some(({ block }) => this.onMargin?.(block) === true)
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

/** Ids of who spoke and of what was spoken about, in all notes of the meeting, each with how late that was. */
function heardIn(meeting: MeetingState): ReadonlyMap<string, number> {
  const heard = new Map<string, number>()
  const said = meeting.statements.toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.order - b.order,
  )
  for (const [late, { speaker, onBehalfOf, topic, provisions }] of said.entries()) {
    for (const id of [speaker, onBehalfOf, topic, ...provisions])
      if (id !== null) heard.set(id, late)
  }
  return heard
}
