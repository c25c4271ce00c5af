// A data directory of ours made ahead: a meeting, its notes, and a token for everybody who will come.
import { hashOf, newCode, newId } from "../../../server/access/access.ts"
import { openSqlite } from "../../../server/store/sqlite/open.ts"
import type { Store } from "../../../server/store/store.ts"
import { SCHEMA_VERSION } from "../../../shared/note/note.ts"
import { days, generatedMeeting } from "../generate.ts"
import type { Beginning } from "./edits.ts"
import { builtScript } from "./process.ts"

/** The store's and the sync's warnings, for whoever watches the benchmark. */
export function warn(message: string, details: object): void {
  process.stderr.write(`${message} ${JSON.stringify(details)}\n`)
}

/** The notes that there are to be, and how many different people will come. */
export interface Notes {
  readonly count: number
  readonly start: Beginning | null
  readonly people: number
}

export interface Prepared {
  readonly docs: readonly string[]
  readonly tokens: readonly string[]
}

/** Also lets `more` write into the store before it is closed. */
export async function prepareData(
  dir: string,
  { count, start, people }: Notes,
  more: (store: Store, docs: readonly string[]) => Promise<void>,
): Promise<Prepared> {
  const store = await openSqlite(dir, builtScript("write-worker"), warn)
  const at = Date.now()
  const meeting = generatedMeeting.id
  await store.meetings.create(generatedMeeting, null, at)
  const docs = Array.from({ length: count }, newId)
  const by = { user: "server", connection: "server" }
  const first = start && { ...by, bytes: start.update, clients: [start.client], at }
  await Promise.all(
    docs.map((id, n) =>
      store.notes.create(
        { id, meeting, date: days[n % days.length] ?? days[0], title: `Room ${n}`, room: "" },
        { id, schema: SCHEMA_VERSION, at, first },
      ),
    ),
  )
  const tokens = Array.from({ length: people }, newCode)
  const terms = { meeting, role: "note-taker", until: at + 86_400_000, at } as const
  await Promise.all(
    tokens.map((token) => store.access.addToken({ ...terms, id: newId(), hash: hashOf(token) })),
  )
  await more(store, docs)
  await store.close()
  return { docs, tokens }
}
