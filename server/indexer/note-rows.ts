// The statements of one note as the index holds them, read again as the note changes.
import type { IndexedStatement, MeetingNames } from "../../shared/meeting/meeting.ts"
import { anchorOf, LiveNote } from "../../shared/note/note.ts"
import { type BlockReading, NoteReader, statementIds } from "../../shared/reading/reading.ts"
import type { Reading } from "../sync/sync.ts"

/** A statement but for its place among the others. */
export interface NoteRow {
  readonly id: string
  readonly statement: Omit<IndexedStatement, "order">
  /** The statement as JSON: equal for equal ones. */
  readonly body: string
}

export interface NoteRows {
  /** In the order of the note. */
  readonly rows: readonly NoteRow[]
  /** How many problems the note has. */
  readonly problems: number
}

interface Place {
  readonly id: string
  readonly date: string
}

/** Remembers what it read of each open document, so that only what changed is read again. */
export class NoteRowsReader {
  readonly #open = new WeakMap<Reading["fragment"], OpenNote>()

  /** The rows of a document as it stands now; `note` says whose they are. */
  read(fragment: Reading["fragment"], note: Place, names: MeetingNames): NoteRows {
    const open = this.#open.get(fragment) ?? new OpenNote(fragment)
    this.#open.set(fragment, open)
    return open.read(note, names)
  }
}

class OpenNote {
  readonly #live: LiveNote
  readonly #reader = new NoteReader()
  #date = ""
  #rows = new WeakMap<BlockReading, readonly NoteRow[]>()

  constructor(fragment: Reading["fragment"]) {
    this.#live = new LiveNote(fragment)
  }

  read(note: Place, names: MeetingNames): NoteRows {
    if (note.date !== this.#date) this.#rows = new WeakMap()
    this.#date = note.date
    const { blocks } = this.#live
    const reading = this.#reader.read(blocks, names)
    const rows: NoteRow[] = []
    let problems = 0
    reading.blocks.forEach((block, n) => {
      problems += block.rows.problems.length
      const element = blocks[n]?.element
      if (block.rows.statements.length === 0 || element === undefined) return
      const own = this.#rows.get(block) ?? rowsOf(block, element, note)
      this.#rows.set(block, own)
      for (const row of own) rows.push(row)
    })
    return { rows, problems }
  }
}

function rowsOf(
  { rows }: BlockReading,
  element: Parameters<typeof anchorOf>[0]["element"],
  { id: note, date: day }: Place,
): readonly NoteRow[] {
  const ids = statementIds(rows.statements.map(({ row }) => row))
  return rows.statements.map(({ row, because }, n) => {
    const id = `${note}|${ids[n]}`
    const anchor = anchorOf({ element, ...because.span })
    const statement = { ...row, id, note, day, anchor }
    return { id, statement, body: JSON.stringify(statement) }
  })
}
