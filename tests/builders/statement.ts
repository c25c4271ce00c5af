// Statements for tests: whole valid rows, of which the test names only what matters.
import type { IndexedStatement, Stance, Tag } from "../../shared/meeting/meeting.ts"

/** What a test may say of a statement; ids are plain strings. */
export interface Said {
  readonly speaker: string
  readonly onBehalfOf?: string | null
  readonly except?: readonly string[]
  /** Absent: "regular-irregular". */
  readonly topic?: string
  readonly position?: string | null
  /** Absent: "supports" with a position, else "addresses". */
  readonly stance?: Stance
  readonly qualifier?: string | null
  readonly unsure?: boolean
  readonly time?: string | null
  readonly tags?: readonly Tag[]
  readonly quotes?: readonly string[]
  readonly text?: string
  readonly day?: string
  readonly note?: string
  readonly block?: string
  readonly sentence?: number
  readonly order?: number
}

/** One statement, on the first day and in its note unless the test says otherwise. */
export function statement(said: Said): IndexedStatement {
  const { day = "2018-03-12", order = 1, position = null, onBehalfOf = null } = said
  const { topic = "regular-irregular", note = `note-${day}`, block = `b${order}` } = said
  const row = {
    id: [note, block, said.speaker, topic, position, order].join("|"),
    note,
    day,
    order,
    speaker: said.speaker,
    onBehalfOf,
    holder: onBehalfOf ?? said.speaker,
    except: said.except ?? [],
    topic,
    position,
    stance: said.stance ?? (position === null ? "addresses" : "supports"),
    qualifier: said.qualifier ?? null,
    unsure: said.unsure ?? false,
    provisions: [],
    quotes: said.quotes ?? [],
    time: said.time ?? null,
    tags: said.tags ?? [],
    via: "sentence",
    block,
    sentence: said.sentence ?? 0,
    text: said.text ?? `${said.speaker} spoke.`,
  }
  // Plain strings become branded ids here, so that tests can write them.
  return row as unknown as IndexedStatement
}

/** The statements of one note in its order, a block each unless all share one. */
export function noted(where: Partial<Said>, ...said: readonly Said[]): readonly IndexedStatement[] {
  return said.map((row, index) => statement({ order: index + 1, ...where, ...row }))
}

/** One note's statements in which each of the actors takes the same position, in a block of its own. */
export function holding(position: string, ...speakers: readonly string[]): readonly Said[] {
  return speakers.map((speaker) => ({ speaker, position }))
}
