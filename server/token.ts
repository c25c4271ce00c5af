// A bearer token for scripts, made in a data directory that a server may be serving meanwhile.
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Role } from "../shared/wire/wire.ts"
import { hashOf, newCode, newId } from "./access/access.ts"
import { ConfigFault, type ServerConfig } from "./config.ts"
import { openSqlite } from "./store/sqlite/open.ts"
import type { Store } from "./store/store.ts"

/** The token, which is nowhere stored. Throws ConfigFault where there is no such data directory or meeting. */
export function makeToken(config: Place, terms: Terms & { readonly meeting: string }) {
  return inStore(config, async (store) => {
    if ((await store.meetings.find(terms.meeting)) === null) {
      const known = (await store.meetings.all()).map(({ meeting }) => meeting.id).join(", ")
      const name = JSON.stringify(terms.meeting)
      throw new ConfigFault(`There is no meeting ${name}; there are: ${known}`)
    }
    return addToken(store, terms)
  })
}

/** A token for the meeting of a note. Throws ConfigFault where there is no such data directory or note. */
export function makeTokenForNote(config: Place, terms: Terms & { readonly note: string }) {
  return inStore(config, async (store) => {
    const note = await store.notes.find(terms.note)
    if (note !== null) return addToken(store, { ...terms, meeting: note.meeting })
    const lines: string[] = []
    for (const { meeting } of await store.meetings.all()) {
      for (const { id, date, title } of await store.notes.of(meeting.id))
        lines.push(`\n  ${id}  ${date}  ${title}`)
    }
    throw new ConfigFault(
      `There is no note ${JSON.stringify(terms.note)}; there are:${lines.join("")}`,
    )
  })
}

type Place = Pick<ServerConfig, "dataDir" | "writer">

interface Terms {
  readonly role: Role
  readonly until: number
}

async function inStore<T>(
  { dataDir, writer }: Place,
  act: (store: Store) => Promise<T>,
): Promise<T> {
  if (!existsSync(join(dataDir, "lineup.db"))) {
    throw new ConfigFault(`There is no data directory ${dataDir} yet: start the server once.`)
  }
  const store = await openSqlite(dataDir, writer, (message) => process.emitWarning(message))
  try {
    return await act(store)
  } finally {
    await store.close()
  }
}

async function addToken(
  store: Store,
  { meeting, role, until }: Terms & { readonly meeting: string },
): Promise<string> {
  const token = newCode()
  const id = newId()
  await store.access.addToken({ meeting, role, until, id, hash: hashOf(token), at: Date.now() })
  return token
}
