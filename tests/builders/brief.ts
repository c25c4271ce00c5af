// A day's brief from words in text form, as tests read it.
import { type BriefLanguage, composeBrief } from "../../shared/brief/brief.ts"
import { printMarkdown } from "../../shared/export/export.ts"
import {
  type IndexedStatement,
  type Meeting,
  type NoteIndex,
  namesOf,
} from "../../shared/meeting/meeting.ts"
import { type Note, parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { migration } from "./meeting.ts"

export const monday = "2018-03-12"
export const tuesday = "2018-03-13"

/** What the day is beside its note: the first of the sample session unless given. */
interface Day {
  readonly date?: string
  readonly before?: readonly IndexedStatement[]
  readonly meeting?: Meeting
  /** The words of other notes of the day. */
  readonly more?: readonly string[]
  readonly voice?: "prose" | "list"
  readonly language?: BriefLanguage
}

/** As Markdown. */
export function brief(text: string, day: Day = {}): string {
  return printMarkdown(composed(text, day))
}

export function composed(text: string, { more = [], ...day }: Day = {}): Note {
  return briefOf(
    [text, ...more].map((words) => parseNote(words)),
    day,
  )
}

/** Of notes that need not have come from words. */
export function briefOf(
  given: readonly Note[],
  { date = monday, before = [], meeting = migration, language = "en", voice }: Day = {},
): Note {
  const names = namesOf(meeting)
  const notes = given.map((note, n) => {
    const id = n === 0 ? "monday" : `monday-${n + 1}`
    return { id, title: "Plenary", room: "", note, index: indexOf(note, names) }
  })
  return composeBrief({ date, notes, before }, names, {
    language,
    ...(voice === undefined ? {} : { voice }),
  })
}

/** A note of the sample meeting with its index. */
export function read(text: string): { readonly note: Note; readonly index: NoteIndex } {
  const note = parseNote(text)
  return { note, index: indexOf(note, namesOf(migration)) }
}

/** The statements of a note, as stored. */
export function indexed(text: string, note: string, day: string): readonly IndexedStatement[] {
  return indexOf(parseNote(text), namesOf(migration)).statements.map((row, n) => ({
    ...row,
    id: `${note}-${n}`,
    note,
    day,
    order: n + 1,
    anchor: null,
  }))
}

/** The words below each heading of the second level. */
export function sections(markdown: string): Readonly<Record<string, string>> {
  const [, ...parts] = markdown.split(/^## /m)
  return Object.fromEntries(
    parts.map((part) => {
      const end = part.indexOf("\n")
      return [part.slice(0, end), part.slice(end).trim()]
    }),
  )
}
