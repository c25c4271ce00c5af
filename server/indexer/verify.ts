// Derives the index from the notes once more and compares it with what is stored.
import { setTimeout as pause } from "node:timers/promises"
import { type DayMembership, type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import type { NoteRecord, Store } from "../store/store.ts"
import type { Sync } from "../sync/sync.ts"
import { storedRow } from "./change.ts"
import { nothing, READ_BY } from "./indexer.ts"
import { type NoteRow, type NoteRows, NoteRowsReader } from "./note-rows.ts"

/** One thing in which the stored index and the notes differ. */
export interface Difference {
  readonly meeting: string
  readonly note: string
  /** The statement's id; null where it is about the note as a whole. */
  readonly statement: string | null
  /** What differs, as a sentence. */
  readonly what: string
}

export interface Verified {
  readonly meetings: number
  readonly notes: number
  readonly statements: number
  readonly differences: readonly Difference[]
}

/** A note that changes meanwhile is looked at again, so often and so long apart (milliseconds). */
const TRIES = 20
const APART = 100

/** Looks at every note of every meeting. Changes nothing, and may run beside a server that writes. */
export async function verifyIndex(store: Store, read: Sync["read"]): Promise<Verified> {
  const differences: Difference[] = []
  const meetings = await store.meetings.all()
  const found = { notes: 0, statements: 0 }
  for (const { meeting } of meetings) {
    for (const note of await store.notes.of(meeting.id)) {
      const compared = await compareSettled(store, read, note).catch((fault: unknown) =>
        unreadable(note, fault),
      )
      found.notes += 1
      found.statements += compared.statements
      differences.push(...compared.differences)
    }
    differences.push(...(await strayStatements(store, meeting.id)))
  }
  return { ...found, meetings: meetings.length, differences }
}

/** Has every note read anew when the data directory is next served; what no note says any more goes at once. */
export async function mendIndex({ access, statements }: Store): Promise<void> {
  await statements.removeStrays()
  const readBy = await access.setting(READ_BY)
  if (readBy !== null) await access.takeSetting(READ_BY, readBy)
}

interface Compared {
  readonly isSettled: boolean
  readonly statements: number
  readonly differences: readonly Difference[]
}

/** The other notes are looked at all the same. */
function unreadable({ meeting, id }: NoteRecord, fault: unknown): Compared {
  const what = `it cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`
  const difference = { meeting, note: id, statement: null, what }
  return { isSettled: true, statements: 0, differences: [difference] }
}

/** Beside a running server the index follows the note a moment later: what differs for long is a difference. */
async function compareSettled(
  store: Store,
  read: Sync["read"],
  note: NoteRecord,
): Promise<Compared> {
  for (let attempt = 1; ; attempt++) {
    const compared = await compare(store, read, note)
    if (compared.isSettled || compared.differences.length === 0 || attempt === TRIES)
      return compared
    await pause(APART)
  }
}

async function compare(store: Store, read: Sync["read"], note: NoteRecord): Promise<Compared> {
  const meeting = await store.meetings.find(note.meeting)
  const now = await store.notes.find(note.id)
  const stored = await store.statements.ofNote(note.id)
  if (meeting === null || now === null) return { isSettled: true, statements: 0, differences: [] }
  const derived = await derive(read, now, namesOf(meeting.meeting))
  const isSettled =
    stored?.seq === derived.seq && stored.revision === meeting.revision && stored.day === now.date
  const rows = new Map((stored?.statements ?? []).map((row) => [row.id, storedRow(row)]))
  const differences = [
    ...differencesIn(derived.rows, rows),
    ...membershipsDiffering(derived.memberships, stored?.memberships ?? []),
  ].map((it) => ({
    ...{ meeting: note.meeting, note: note.id, statement: it.statement },
    what: isSettled ? it.what : `${it.what} (the index is behind the note)`,
  }))
  return { isSettled, statements: rows.size, differences }
}

async function derive(
  read: Sync["read"],
  note: NoteRecord,
  names: MeetingNames,
): Promise<Pick<NoteRows, "rows" | "memberships"> & { readonly seq: number }> {
  const found = await read(note.id, ({ fragment, seq }) => ({
    seq,
    ...(note.archived ? nothing : new NoteRowsReader().read(fragment, note, names)),
  }))
  return found ?? { seq: 0, ...nothing }
}

function* differencesIn(
  derived: readonly NoteRow[],
  stored: ReadonlyMap<string, ReturnType<typeof storedRow>>,
): Iterable<Pick<Difference, "statement" | "what">> {
  let last = Number.NEGATIVE_INFINITY
  for (const { id, body } of derived) {
    const row = stored.get(id)
    if (row === undefined) {
      yield { statement: id, what: "the note says it, and the index does not hold it" }
      continue
    }
    if (row.body !== body) yield { statement: id, what: `${fieldsIn(row.body, body)} differ` }
    if (row.order <= last) yield { statement: id, what: "it stands at the wrong place" }
    last = row.order
  }
  const said = new Set(derived.map(({ id }) => id))
  for (const id of stored.keys()) {
    if (!said.has(id))
      yield { statement: id, what: "the index holds it, and the note does not say it" }
  }
}

function* membershipsDiffering(
  derived: readonly DayMembership[],
  stored: readonly DayMembership[],
): Iterable<Pick<Difference, "statement" | "what">> {
  const named = new Set(derived.map(membershipText))
  const held = new Set(stored.map(membershipText))
  for (const it of named) {
    if (!held.has(it))
      yield { statement: null, what: `the note names ${it}, and the index does not hold it` }
  }
  for (const it of held) {
    if (!named.has(it))
      yield { statement: null, what: `the index holds ${it}, and the note does not name it` }
  }
}

function membershipText({ group, member, day, private: isPrivate }: DayMembership): string {
  return `${member} as a member of ${group} on ${day}${isPrivate ? " (private)" : ""}`
}

function fieldsIn(stored: string, derived: string): string {
  const [a, b] = [stored, derived].map((body) => JSON.parse(body) as Record<string, unknown>)
  const fields = Object.keys({ ...a, ...b })
  const differing = fields.filter((it) => JSON.stringify(a?.[it]) !== JSON.stringify(b?.[it]))
  return differing.join(", ")
}

/** Statements of notes that are not there. */
async function strayStatements(store: Store, meeting: string): Promise<Difference[]> {
  const notes = new Set((await store.notes.of(meeting)).map(({ id }) => id))
  const strays: Difference[] = []
  for (let from: Parameters<Store["statements"]["page"]>[2] = null; ; ) {
    const page = await store.statements.page(meeting, {}, from, 1000)
    for (const { id, note } of page.statements) {
      if (notes.has(note)) continue
      strays.push({ meeting, note, statement: id, what: "its note is not there" })
    }
    if (page.next === null) return strays
    from = page.next
  }
}
