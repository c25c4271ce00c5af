// A bearer token for scripts, made in a data directory that a server may be serving meanwhile.
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Role } from "../shared/wire/wire.ts"
import { hashOf, newCode, newId } from "./access/access.ts"
import { ConfigFault, type ServerConfig } from "./config.ts"
import { openSqlite } from "./store/sqlite/open.ts"

/** The token, which is nowhere stored. Throws ConfigFault where there is no such data directory or meeting. */
export async function makeToken(
  { dataDir, writer }: Pick<ServerConfig, "dataDir" | "writer">,
  terms: { readonly meeting: string; readonly role: Role; readonly until: number },
): Promise<string> {
  if (!existsSync(join(dataDir, "lineup.db"))) {
    throw new ConfigFault(`There is no data directory ${dataDir} yet: start the server once.`)
  }
  const store = await openSqlite(dataDir, writer, (message) => process.emitWarning(message))
  try {
    if ((await store.meetings.find(terms.meeting)) === null) {
      const known = (await store.meetings.all()).map(({ meeting }) => meeting.id).join(", ")
      const name = JSON.stringify(terms.meeting)
      throw new ConfigFault(`There is no meeting ${name}; there are: ${known}`)
    }
    const token = newCode()
    await store.access.addToken({ ...terms, id: newId(), hash: hashOf(token), at: Date.now() })
    return token
  } finally {
    await store.close()
  }
}
