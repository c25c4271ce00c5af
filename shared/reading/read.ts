// The reading of a whole note: each block by itself, then in the scope handed down to it.
import type { MeetingNames, NoteIndex, Statement, Tag } from "../meeting/meeting.ts"
import type { Block, Note } from "../notation/notation.ts"
import { type BlockSense, readBlock } from "./block.ts"
import { type Rows, readRows, type Waiting } from "./rows.ts"
import { ScopeWalk } from "./scope.ts"
import type { SentenceSpan } from "./sentences.ts"
import { connectorPatterns } from "./speakers.ts"

export type { SentenceSpan } from "./sentences.ts"

/** What the reading knows of one block besides its rows. */
export interface BlockReading {
  /** The block's id; a second block of the same id is `id~2`. */
  readonly id: string
  /** Those typed in the block, and `private` when a heading or lead hands it down. */
  readonly tags: readonly Tag[]
  readonly time: string | null
  readonly sentences: readonly SentenceSpan[]
}

export interface NoteReading {
  readonly index: NoteIndex
  /** In document order. */
  readonly blocks: readonly BlockReading[]
}

/** Reads a note by the rules of notation.md. The same note and meeting always give the same index. */
export function readNoteIndex(note: Note, names: MeetingNames): NoteReading {
  const patterns = connectorPatterns(names.meeting.connectors)
  const senses = placed(note).map(({ block, ...place }) => readBlock(block, place, names, patterns))
  return resolve(senses)
}

/** The rows alone. */
export function indexOf(note: Note, names: MeetingNames): NoteIndex {
  return readNoteIndex(note, names).index
}

/** An id for each statement, in their order: block|speaker|topic|position|n, n counting equal ones from 0. */
export function statementIds(statements: readonly Statement[]): readonly string[] {
  const counts = new Map<string, number>()
  return statements.map(({ block, speaker, topic, position }) => {
    const key = `${block}|${speaker}|${topic}|${position ?? ""}`
    const n = counts.get(key) ?? 0
    counts.set(key, n + 1)
    return `${key}|${n}`
  })
}

/** The blocks in document order with the ids that the rows name: ids are hints, and a doubled one gets a number. */
function placed(note: Note): { block: Block; id: string; inTable: boolean }[] {
  const times = new Map<string, number>()
  const place = (block: Block, inTable: boolean) => {
    const n = (times.get(block.id) ?? 0) + 1
    times.set(block.id, n)
    return { block, id: n === 1 ? block.id : `${block.id}~${n}`, inTable }
  }
  return note.items.flatMap((item) =>
    item.kind === "table"
      ? item.rows.flat().flatMap((cell) => cell.blocks.map((block) => place(block, true)))
      : [place(item, false)],
  )
}

function resolve(senses: readonly BlockSense[]): NoteReading {
  const rows: Rows = {
    statements: [],
    interventions: [],
    proposals: [],
    relations: [],
    memberships: [],
    quotes: [],
    highlights: [],
    problems: [],
  }
  const walk = new ScopeWalk()
  const heard = new Set<number>()
  const waiting: Waiting[] = []
  const blocks = senses.map((sense) => {
    const scope = walk.enter(sense)
    walk.leave(sense, scope, readRows(sense, scope, heard, rows, waiting))
    const isHanded = scope.isPrivate && !sense.tags.includes("private")
    const tags: readonly Tag[] = isHanded ? [...sense.tags, "private"] : sense.tags
    return { id: sense.id, tags, time: sense.time, sentences: sense.sentences.map((it) => it.span) }
  })
  for (const { position, problem } of waiting) if (!position.taken) rows.problems.push(problem)
  rows.interventions = rows.interventions.map((row, n) => ({ ...row, order: n + 1 }))
  return { index: rows, blocks }
}
