// What a reading changes of the stored index.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { NoteReadingRecord } from "../store/store.ts"
import type { NoteRows } from "./note-rows.ts"
import { rising } from "./order.ts"

/** What is stored of a note. */
export interface StoredNote {
  readonly rows: ReadonlyMap<string, StoredRow>
  /** As JSON: equal for equal ones. */
  readonly memberships: string
  /** The day, the meeting's revision and the count of problems that are stored; null: not known. */
  readonly shown: string | null
}

/** A stored statement, its body without its place. */
export interface StoredRow {
  readonly body: string
  readonly order: number
}

export function storedRow({ order, ...statement }: IndexedStatement): StoredRow {
  return { body: JSON.stringify(statement), order }
}

/** What has to be stored so that the store holds what was read, and what is stored after that. */
export function changeOf(
  { rows, memberships }: NoteRows,
  before: StoredNote,
): { readonly after: Omit<StoredNote, "shown"> } & Pick<
  NoteReadingRecord,
  "upserts" | "removals" | "memberships"
> {
  const places = new Map([...before.rows].map(([id, { order }]) => [id, order]))
  const orders = rising(
    rows.map(({ id }) => id),
    places,
  )
  const after = new Map<string, StoredRow>()
  const upserts: IndexedStatement[] = []
  rows.forEach(({ id, statement, body }, n) => {
    const order = orders[n] ?? 0
    const old = before.rows.get(id)
    const isSame = old?.body === body && old.order === order
    after.set(id, isSame ? old : { body, order })
    if (!isSame) upserts.push({ ...statement, order })
  })
  const named = JSON.stringify(memberships)
  return {
    after: { rows: after, memberships: named },
    upserts,
    removals: [...before.rows.keys()].filter((id) => !after.has(id)),
    memberships: named === before.memberships ? null : memberships,
  }
}
