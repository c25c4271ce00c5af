// Compares the index with the notes in a data directory that a server may be serving meanwhile.
import { existsSync } from "node:fs"
import { join } from "node:path"
import { ConfigFault, type ServerConfig } from "./config.ts"
import { mendIndex, type Verified, verifyIndex } from "./indexer/verify.ts"
import { openSqlite } from "./store/sqlite/open.ts"
import { storedReader } from "./sync/sync.ts"

/**
 * Throws ConfigFault where there is no such data directory. `warn` hears of updates that cannot be read. With `mend`,
 * where anything differs, statements without a note go, and every note is read anew at the next start.
 */
export async function verifyDataDir(
  { dataDir, writer }: Pick<ServerConfig, "dataDir" | "writer">,
  { mend, warn }: { mend: boolean; warn: (message: string, details: object) => void },
): Promise<Verified> {
  if (!existsSync(join(dataDir, "lineup.db"))) {
    throw new ConfigFault(`There is no data directory ${dataDir} yet: start the server once.`)
  }
  const store = await openSqlite(dataDir, writer, warn)
  try {
    const found = await verifyIndex(store, storedReader({ log: store.log, warn }))
    if (mend && found.differences.length > 0) await mendIndex(store)
    return found
  } finally {
    await store.close()
  }
}
