// The statements and memberships of one note as the index holds them, read again as the note changes.
import {
  type DayMembership,
  type IndexedStatement,
  type MeetingNames,
  onceADay,
} from "../../shared/meeting/meeting.ts"
import { anchorOf, type LiveBlock, LiveNote } from "../../shared/note/note.ts"
import {
  type BlockReading,
  NoteReader,
  type Span,
  statementIds,
} from "../../shared/reading/reading.ts"
import { hashText } from "../../shared/support/hash.ts"
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
  /** Each once, by group and member. */
  readonly memberships: readonly DayMembership[]
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
  #own = new WeakMap<BlockReading, BlockOwn>()

  constructor(fragment: Reading["fragment"]) {
    this.#live = new LiveNote(fragment)
  }

  read(note: Place, names: MeetingNames): NoteRows {
    if (note.date !== this.#date) this.#own = new WeakMap()
    this.#date = note.date
    const { blocks } = this.#live
    const reading = this.#reader.read(blocks, names)
    const rows: NoteRow[] = []
    const named: DayMembership[] = []
    let problems = 0
    reading.blocks.forEach((block, n) => {
      problems += block.rows.problems.length
      const live = blocks[n]
      const { statements, memberships } = block.rows
      if (statements.length + memberships.length === 0 || live === undefined) return
      const own = this.#own.get(block) ?? ownOf(block, live, note)
      this.#own.set(block, own)
      for (const row of own.rows) rows.push(row)
      for (const membership of own.memberships) named.push(membership)
    })
    return { rows, memberships: onceADay(named), problems }
  }
}

/** What one block gives. */
type BlockOwn = Pick<NoteRows, "rows" | "memberships">

function ownOf(block: BlockReading, live: LiveBlock, note: Place): BlockOwn {
  const memberships = block.rows.memberships.map(({ row: { group, member, tags } }) => ({
    ...{ group, member, day: note.date, private: tags.includes("private") },
  }))
  return { rows: rowsOf(block, live, note), memberships }
}

function rowsOf(
  { rows }: BlockReading,
  { block, element }: LiveBlock,
  { id: note, date: day }: Place,
): readonly NoteRow[] {
  const ids = statementIds(rows.statements.map(({ row }) => row))
  /** All statements of one sentence have the same words. */
  const typed = new Map<number, string>()
  return rows.statements.map(({ row, because }, n) => {
    const id = `${note}|${ids[n]}`
    const anchor = anchorOf({ element, ...because.span })
    const words = typed.get(row.sentence) ?? hashText(typedIn(block, because.span))
    typed.set(row.sentence, words)
    const statement = { ...row, id, note, day, anchor, typed: words }
    return { id, statement, body: JSON.stringify(statement) }
  })
}

/** The words of a part of a block, its chips as they are written. */
function typedIn({ inlines }: LiveBlock["block"], { start, end }: Span): string {
  let [at, typed] = [0, ""]
  for (const inline of inlines) {
    const [from, to] = [Math.max(start, at), Math.min(end, at + inline.text.length)]
    if (from < to) {
      typed += inline.kind === "chip" ? inline.ref : inline.text.slice(from - at, to - at)
    }
    at += inline.text.length
  }
  return typed
}
