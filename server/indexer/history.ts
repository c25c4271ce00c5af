// How a statement came to its words: the note's log is replayed, and read as it stood after each step.
import { setImmediate as pause } from "node:timers/promises"
import * as Y from "yjs"
import type { IndexedStatement, MeetingNames } from "../../shared/meeting/meeting.ts"
import { NOTE_FRAGMENT } from "../../shared/note/note.ts"
import { familyOf } from "../../shared/support/family.ts"
import { rowNow, rowsByPlace, type SeenRow } from "../../shared/views/views.ts"
import type { LogEntry } from "../store/store.ts"
import { NoteRowsReader } from "./note-rows.ts"

/** What a row said from a moment on, until the next. */
export interface WordsThen {
  readonly at: number
  /** Who wrote last in its block before. */
  readonly user: string
  /** Null: there was no such row from here on. */
  readonly said: Pick<
    IndexedStatement,
    "text" | "position" | "stance" | "qualifier" | "unsure" | "onBehalfOf"
  > | null
}

/** What is written within so many milliseconds is one step, as nobody reads what stood in between. */
const STEP = 10_000
/** After so many milliseconds of work the others have their turn. */
const TURN = 8

/**
 * The words of a row as they were written, oldest first, read by the names given. A row that stood at another position
 * or in another block of the family before is the same one, as a review's row is.
 */
export async function wordsOver(
  entries: readonly LogEntry[],
  seen: SeenRow,
  names: MeetingNames,
): Promise<readonly WordsThen[]> {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(NOTE_FRAGMENT)
  const reader = new NoteRowsReader()
  const words: WordsThen[] = []
  let writer: string | null = null
  fragment.observeDeep((events, { origin }) => {
    if (events.some((event) => touches(event, familyOf(seen.block)))) writer = String(origin)
  })
  let worked = performance.now()
  for (const step of stepsOf(entries)) {
    for (const { bytes, user } of step) Y.applyUpdate(doc, bytes, user)
    const last = step.at(-1)
    if (last === undefined) continue
    const { rows } = reader.read(fragment, { id: seen.note, date: seen.day }, names)
    const all = rows.map(({ statement }, n) => ({ ...statement, order: n + 1 }))
    const said = saidBy(rowNow(seen, rowsByPlace(all), names)?.row ?? null)
    const before = words.at(-1)?.said ?? null
    if (JSON.stringify(said) !== JSON.stringify(before)) {
      words.push({ at: last.at, user: writer ?? last.user, said })
    }
    writer = null
    if (performance.now() - worked < TURN) continue
    await pause()
    worked = performance.now()
  }
  doc.destroy()
  return words
}

function* stepsOf(entries: readonly LogEntry[]): Iterable<readonly LogEntry[]> {
  let step: LogEntry[] = []
  for (const entry of entries) {
    if (entry.at - (step[0]?.at ?? entry.at) >= STEP) {
      yield step
      step = []
    }
    step.push(entry)
  }
  yield step
}

function saidBy(row: IndexedStatement | null): WordsThen["said"] {
  if (row === null) return null
  const { text, position, stance, qualifier, unsure, onBehalfOf } = row
  return { text, position, stance, qualifier, unsure, onBehalfOf }
}

/** Whether a change was made in a block of the family, or brought one. */
function touches({ target, changes }: Y.YEvent<Y.AbstractType<unknown>>, family: string): boolean {
  const holder = target instanceof Y.XmlText ? target.parent : target
  if (isOf(holder, family)) return true
  return [...changes.added].some(({ content }) =>
    content.getContent().some((it) => isOf(it, family)),
  )
}

function isOf(it: unknown, family: string): boolean {
  return it instanceof Y.XmlElement && familyOf(String(it.getAttribute("id"))) === family
}
