// Keeps the position index at the notes: when a note settles it is read, what changed is stored, and a number goes out.
import type { IndexedStatement, MeetingNames, Statement } from "../../shared/meeting/meeting.ts"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { statementIds } from "../../shared/reading/reading.ts"
import type { Relay } from "../relay/relay.ts"
import type { NotePlace, NoteReadingRecord, Store } from "../store/store.ts"
import type { Sync } from "../sync/sync.ts"
import { changeOf, type StoredNote, storedRow } from "./change.ts"
import { type NoteRows, NoteRowsReader } from "./note-rows.ts"
import { Unchanged } from "./unchanged.ts"

export { type WordsThen, wordsOver } from "./history.ts"

/** A note that changes no more is read so long after its last change, where the server has time for it. Milliseconds. */
const SETTLED = 50
/** While it goes on changing, two readings lie so far apart, by what they cost: at least and at most. Milliseconds. */
const CLOSEST = 40
const FARTHEST = 1_000
/** Readings may take one part in so many of the server's time. */
const SHARE = 40
/** So many notes are read at once where all are: one waits for the disk while another is read. */
const AT_ONCE = 8
/** How often those who watch are told how far a reading of all notes is. Milliseconds. */
const PROGRESS_EVERY = 200
/** Notes whose stored rows are remembered between two readings. */
const REMEMBERED = 200
/** The setting that names the build whose rules the whole index follows. */
export const READ_BY = "read-by"

export interface IndexerOptions {
  readonly store: Store
  readonly read: Sync["read"]
  readonly relay: Relay
  readonly now: () => number
  readonly warn: (message: string, details: object) => void
}

interface Names {
  readonly revision: number
  readonly names: MeetingNames
}

interface LastReading {
  /** When it began, and how long the server did nothing else for it. Milliseconds. */
  readonly at: number
  readonly took: number
}

export class Indexer {
  readonly #options: IndexerOptions
  /** Notes that changed since they were read, each with the timer of its next reading. */
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #last = new Map<string, LastReading>()
  /** When all readings so far have had their share of the time, on the clock that never jumps. */
  #free = 0
  /** Notes whose next reading came due while one was under way. */
  readonly #behind = new Set<string>()
  /** The reading under way of each note; the next one begins behind it. */
  readonly #running = new Map<string, Promise<void>>()
  readonly #rows = new NoteRowsReader()
  /** What is stored of a note, by the note's id. */
  readonly #stored = new Map<string, StoredNote>()
  readonly #names = new Map<string, Names>()

  readonly #unchanged: Unchanged

  /** Meetings whose notes are being read anew, and whether that has to be done once more. */
  readonly #rounds = new Map<string, "under way" | "again">()
  #stopped = false

  constructor(options: IndexerOptions) {
    this.#options = options
    this.#unchanged = new Unchanged(options)
  }

  /** The note's document has changed, or its place: it is read at once, or when the last reading is long enough ago. */
  changed(note: string): void {
    clearTimeout(this.#waiting.get(note))
    // A pause ends the wait early, as long as all readings together keep to their share.
    const settled = Math.max(SETTLED, this.#free - performance.now())
    const delay = Math.max(0, Math.min(settled, this.#due(note) - this.#options.now()))
    this.#waiting.set(
      note,
      setTimeout(() => this.#readSoon(note), delay),
    )
  }

  /** The meeting's names have changed: all its notes are read anew. Several changes at once make one more round. */
  async meetingChanged(meeting: string): Promise<void> {
    const isUnderWay = this.#rounds.has(meeting)
    this.#rounds.set(meeting, "again")
    if (isUnderWay) return
    try {
      while (this.#rounds.get(meeting) === "again") {
        this.#rounds.set(meeting, "under way")
        await this.#readAll(meeting)
      }
    } finally {
      this.#rounds.delete(meeting)
    }
  }

  /**
   * Reads every note whose stored reading is older than the note or its meeting; all notes when another build of
   * Lineup has read them, whose rules may differ.
   */
  async catchUp(build: string | null): Promise<void> {
    const { access, meetings, statements } = this.#options.store
    for (const { note } of await statements.stale()) await this.#unlessStopped(note)
    const readBy = await access.setting(READ_BY)
    if (build === null || readBy === build) return
    for (const { meeting } of await meetings.all()) await this.meetingChanged(meeting.id)
    if (this.#stopped) return
    if (readBy !== null) await access.takeSetting(READ_BY, readBy)
    await access.settingOnce(READ_BY, build)
  }

  /** Reads what is waiting, leaves longer work for the next start, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true
    const notes = [...this.#waiting.keys()]
    await Promise.all([...notes.map((note) => this.read(note)), ...this.#running.values()])
    await this.#unchanged.store()
  }

  /** Reads a note now; resolves when the index holds it. A note that cannot be read is reported and left as it was. */
  read(note: string): Promise<void> {
    clearTimeout(this.#waiting.get(note))
    this.#waiting.delete(note)
    const before = this.#running.get(note) ?? Promise.resolve()
    const reading = before
      .then(() => this.#store(note))
      .catch((fault: unknown) => {
        this.#stored.delete(note)
        this.#options.warn("A note could not be read into the index", { note, fault })
      })
      .finally(() => {
        if (this.#running.get(note) === reading) this.#running.delete(note)
        if (this.#behind.delete(note) && !this.#stopped) this.changed(note)
      })
    this.#running.set(note, reading)
    return reading
  }

  /** Tells how far it is, at its beginning, now and then, and at its end. */
  async #readAll(meeting: string): Promise<void> {
    const { now, relay, store } = this.#options
    const notes = await store.notes.of(meeting)
    const left = notes.values()
    let done = 0
    let told = Number.NEGATIVE_INFINITY
    const tell = () => {
      const isLast = done === notes.length
      if (!isLast && now() - told < PROGRESS_EVERY) return
      told = now()
      const event = { kind: "reading", done, total: notes.length } as const
      relay.signal({ kind: "meeting", meeting, event })
    }
    const readSome = async () => {
      // All that read take from the same notes.
      for (const { id } of left) {
        tell()
        await this.#unlessStopped(id)
        done += 1
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, readSome))
    if (notes.length > 0) tell()
  }

  async #unlessStopped(note: string): Promise<void> {
    if (!this.#stopped) await this.read(note)
  }

  /** When the next reading of a changing note is due. */
  #due(note: string): number {
    const last = this.#last.get(note)
    if (last === undefined) return 0
    const active = Math.max(1, this.#waiting.size)
    return last.at + Math.min(FARTHEST, Math.max(CLOSEST, SHARE * last.took * active))
  }

  #readSoon(note: string): void {
    // While one reading is under way, what changes meanwhile makes one more behind it, not many.
    if (this.#running.has(note)) this.#behind.add(note)
    else void this.read(note)
  }

  async #store(id: string): Promise<void> {
    const { store, read, relay } = this.#options
    const [at, begun] = [this.#options.now(), performance.now()]
    const place = await store.notes.place(id)
    // A brief's document changes too, and is no note.
    if (place === null) return
    const { names, revision } = await this.#namesOf(place)
    const found = await read(id, ({ fragment, seq }) => {
      const rows = place.archived ? nothing : this.#rows.read(fragment, { id, ...place }, names)
      return { seq, ...rows }
    })
    if (found === null) return
    const before = this.#stored.get(id) ?? (await this.#load(id))
    const { after, ...change } = changeOf(found, before)
    const ended = performance.now()
    this.#last.set(id, { at, took: ended - begun })
    this.#free = Math.max(ended, this.#free) + SHARE * (ended - begun)
    const reading: NoteReadingRecord = {
      ...{ note: id, meeting: place.meeting, day: place.date, seq: found.seq, revision },
      ...{ ...change, statements: after.rows.size, problems: found.problems },
    }
    const shown = `${place.date} ${revision} ${found.problems}`
    const isSame =
      change.upserts.length + change.removals.length === 0 && change.memberships === null
    if (isSame && before.shown === shown) {
      this.#unchanged.keep(reading)
      return
    }
    const version = await store.statements.replace(reading)
    this.#remember(id, { ...after, shown })
    if (isSame) return
    relay.signal({ kind: "meeting", meeting: place.meeting, event: { kind: "index", version } })
  }

  async #namesOf({ meeting, revision }: NotePlace): Promise<Names> {
    const known = this.#names.get(meeting)
    if (known !== undefined && known.revision >= revision) return known
    const found = await this.#options.store.meetings.find(meeting)
    if (found === null) throw new Error(`The note's meeting ${meeting} is not there`)
    const fresh = { revision: found.revision, names: namesOf(found.meeting) }
    this.#names.set(meeting, fresh)
    return fresh
  }

  async #load(note: string): Promise<StoredNote> {
    const stored = await this.#options.store.statements.ofNote(note)
    return {
      rows: new Map((stored?.statements ?? []).map((row) => [row.id, storedRow(row)])),
      memberships: JSON.stringify(stored?.memberships ?? []),
      shown: null,
    }
  }

  #remember(note: string, stored: StoredNote): void {
    this.#stored.delete(note)
    this.#stored.set(note, stored)
    const oldest = this.#stored.keys().next()
    if (this.#stored.size <= REMEMBERED || oldest.done) return
    this.#stored.delete(oldest.value)
    this.#last.delete(oldest.value)
  }
}

/** What a note gives that does not count. */
export const nothing: NoteRows = { rows: [], memberships: [], problems: 0 }

/** The statements of a note that stands in no live document, with an id of their own and their place in the note. */
export function indexedStatements(
  statements: readonly Statement[],
  { id: note, date: day }: { readonly id: string; readonly date: string },
): IndexedStatement[] {
  const ids = statementIds(statements)
  return statements.map((statement, i) => ({
    ...statement,
    ...{ id: `${note}|${ids[i]}`, note, day, anchor: null, order: i + 1 },
  }))
}
