// The reading of a note: each block by itself, then in the scope handed down to it; and what changed of it, read again.
import type { MeetingNames, NoteIndex, Problem, Statement, Tag } from "../meeting/meeting.ts"
import type { Block, Note } from "../notation/notation.ts"
import { toldApart } from "../note/note.ts"
import type { BlockRows, Read, Span } from "./because.ts"
import { type BlockSense, type Raised, readBlock } from "./block.ts"
import { Families } from "./doubled.ts"
import { withoutActor } from "./problems.ts"
import { readRows } from "./rows.ts"
import { type Before, type BlockSays, positionKey, type Room } from "./says.ts"
import { handDown, type Scope, ScopeWalk, tagsIn } from "./scope.ts"
import { type ConnectorPatterns, connectorPatterns } from "./speakers.ts"

/** A block in its place. */
export interface PlacedBlock {
  readonly block: Block
  readonly inTable: boolean
}

/** What the reading knows of one block; the same object as long as nothing of it changed. */
export interface BlockReading {
  /** The block's id; a second block of the same id is `id~2`. */
  readonly id: string
  /** Those typed in the block, and `private` when a heading or lead hands it down. */
  readonly tags: readonly Tag[]
  readonly time: string | null
  readonly sentences: readonly Span[]
  /** The places of its chips, in order. */
  readonly chips: readonly Span[]
  readonly rows: BlockRows
}

export interface NoteReading {
  /** The rows alone, in document order. */
  readonly index: NoteIndex
  /** In document order. */
  readonly blocks: readonly BlockReading[]
}

/** Reads a note by the rules of notation.md. The same note and meeting always give the same index. */
export function readNoteIndex(note: Note, names: MeetingNames): NoteReading {
  return new NoteReader().read(placedBlocks(note), names)
}

/** The rows alone. */
export function indexOf(note: Note, names: MeetingNames): NoteIndex {
  return readNoteIndex(note, names).index
}

/** The blocks of a note in document order. */
export function placedBlocks(note: Note): readonly PlacedBlock[] {
  return note.items.flatMap((item): PlacedBlock[] =>
    item.kind === "table"
      ? item.rows.flat().flatMap((cell) => cell.blocks.map((block) => ({ block, inTable: true })))
      : [{ block: item, inTable: false }],
  )
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

/**
 * Every actor holds every position of a sentence, and a heading's of all below it, and each statement has the sentence:
 * a few kilobytes could ask for millions of rows. So much a block may give: nobody writes that much by hand.
 */
const mostInBlock: Room = { rows: 2000, length: 8_000_000 }
/** Once a note has so many statements, or so long ones, what follows gives none. */
const mostInNote: Room = { rows: 20_000, length: 32_000_000 }
const noRoom: Room = { rows: 0, length: 0 }

/** A block as it was read last, with all that its reading depended on. */
interface Entry {
  readonly placed: PlacedBlock
  readonly sense: BlockSense
  readonly scope: Scope
  readonly known: Before
  readonly says: BlockSays
  readonly given: Scope
  /** The last problems that came from other blocks, and the reading with them. */
  late: Late
  reading: BlockReading
}

/** What shows only when all is read: positions that nobody took up, and doubled text. */
interface Late {
  readonly open: readonly Raised[]
  readonly double: Read<Problem> | null
}

const notLate: Late = { open: [], double: null }

interface Resolved {
  readonly entries: readonly Entry[]
  /** Those to be looked at once more when all is read. */
  readonly loose: readonly number[]
  /** The lists of positions that somebody took up. */
  readonly taken: ReadonlySet<readonly Raised[]>
}

/**
 * Reads one note again and again. A block that is the same object as before is not read again, one whose scope is as
 * before is not resolved again, and at all others there is one short look. Always equal to reading the whole note.
 */
export class NoteReader {
  readonly #families = new Families()
  #names: MeetingNames | null = null
  #patterns: ConnectorPatterns = connectorPatterns({ forward: [], backward: [], except: [] })
  #blocks: readonly PlacedBlock[] = []
  #ids: readonly string[] = []
  #entries: readonly Entry[] = []

  read(blocks: readonly PlacedBlock[], names: MeetingNames): NoteReading {
    if (this.#names !== names) {
      this.#names = names
      this.#patterns = connectorPatterns(names.meeting.connectors)
      this.#entries = []
    }
    const known = this.#place(blocks)
    // Should the reading fail, the next one knows nothing of before.
    this.#entries = []
    const resolved = this.#resolve(blocks, known, names)
    this.#finish(resolved)
    const { entries } = resolved
    this.#entries = entries
    return new Reading(entries.map(({ reading }) => reading))
  }

  /** Gives each block its id, and finds what was read of it before. */
  #place(blocks: readonly PlacedBlock[]): (n: number) => Entry | undefined {
    const [old, before] = [this.#blocks, this.#entries]
    this.#blocks = blocks
    const sameIds =
      blocks.length === old.length &&
      blocks.every((it, n) => it === old[n] || it.block.id === old[n]?.block.id)
    if (sameIds) return (n) => before[n]
    // Ids are hints.
    this.#ids = toldApart(blocks.map(({ block: { id } }) => id))
    const byId = new Map(before.map((entry) => [entry.sense.id, entry]))
    return (n) => byId.get(this.#ids[n] ?? "")
  }

  #resolve(
    blocks: readonly PlacedBlock[],
    known: (n: number) => Entry | undefined,
    names: MeetingNames,
  ): Resolved {
    const walk = new ScopeWalk()
    const heard = new Set<string>()
    let [rows, length] = [0, 0]
    const taken = new Set<readonly Raised[]>()
    const loose: number[] = []
    const entries = blocks.map((placed, n) => {
      const before = known(n)
      const id = this.#ids[n] ?? placed.block.id
      const sense =
        before?.placed === placed ? before.sense : readBlock(placed, id, names, this.#patterns)
      const scope = walk.enter(sense)
      const isHeard = scope.actors !== null && heard.has(scope.actors.giver)
      const room = rows < mostInNote.rows && length < mostInNote.length ? mostInBlock : noRoom
      const entry =
        before?.sense === sense &&
        before.scope === scope &&
        before.known.isHeard === isHeard &&
        before.known.room === room
          ? before
          : entryOf(placed, sense, scope, { isHeard, room }, before)
      rows += entry.says.rows.statements.length
      length += entry.says.length
      walk.leave(sense, entry.given)
      const { hears, open, taken: own } = entry.says
      if (hears !== null) heard.add(hears)
      taken.add(own)
      if (open.length > 0 || entry.late !== notLate) loose.push(n)
      return entry
    })
    return { entries, loose, taken }
  }

  #finish({ entries, loose, taken }: Resolved): void {
    const isTaken = new Set([...taken].flatMap((list) => list.map(positionKey)))
    const doubled = this.#families.doubled(entries, this.#ids)
    for (const n of new Set([...loose, ...doubled.keys()])) {
      const entry = entries[n]
      if (entry === undefined) continue
      const open = entry.says.open.filter((raised) => !isTaken.has(positionKey(raised)))
      addLate(entry, { open, double: doubled.get(n) ?? null })
    }
  }
}

function entryOf(
  placed: PlacedBlock,
  sense: BlockSense,
  scope: Scope,
  known: Before,
  before: Entry | undefined,
): Entry {
  const says = readRows(sense, scope, known)
  const given = handDown(sense, scope, says.gift, before?.given ?? null)
  const { id, time, chips } = sense
  const sentences = sense.sentences.map(({ span }) => span)
  const reading = { id, tags: tagsIn(sense, scope), time, sentences, chips, rows: says.rows }
  return { placed, sense, scope, known, says, given, late: notLate, reading }
}

function addLate(entry: Entry, late: Late): void {
  if (isSame(entry.late, late)) return
  const { rows } = entry.says
  const open = late.open.map((raised) => withoutActor(entry.sense, raised))
  entry.late = late
  entry.reading = {
    ...entry.reading,
    rows: { ...rows, problems: [...rows.problems, ...open, ...(late.double ? [late.double] : [])] },
  }
}

function isSame(a: Late, b: Late): boolean {
  const sameOpen = a.open.length === b.open.length && a.open.every((it, n) => it === b.open[n])
  return (
    sameOpen && (a.double === b.double || JSON.stringify(a.double) === JSON.stringify(b.double))
  )
}

class Reading implements NoteReading {
  readonly blocks: readonly BlockReading[]
  #index: NoteIndex | null = null

  constructor(blocks: readonly BlockReading[]) {
    this.blocks = blocks
  }

  /** Put together when it is first asked for: who types needs the changed blocks only. */
  get index(): NoteIndex {
    this.#index ??= joined(this.blocks)
    return this.#index
  }
}

function joined(blocks: readonly BlockReading[]): NoteIndex {
  const rows = <K extends keyof BlockRows>(kind: K): BlockRows[K][number]["row"][] =>
    blocks.flatMap((block) => block.rows[kind].map(({ row }) => row))
  return {
    statements: rows("statements"),
    interventions: rows("interventions").map((row, n) => ({ ...row, order: n + 1 })),
    proposals: rows("proposals"),
    relations: rows("relations"),
    memberships: rows("memberships"),
    quotes: rows("quotes"),
    highlights: rows("highlights"),
    problems: rows("problems"),
  }
}
