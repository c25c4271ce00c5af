// A backup of a data directory that a server may be serving meanwhile, and a data directory made of a backup.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ConfigFault, type ServerConfig } from "./config.ts"
import { type Backup, backUp, readBackup, restoreInto } from "./store/sqlite/backup.ts"
import { lockForServing } from "./store/sqlite/open.ts"

const KEY = "secret"

/** Writes the backup into the file `out`, new. Throws ConfigFault where there is no data directory, or such a file. */
export function backUpDataDir(
  { dataDir }: Pick<ServerConfig, "dataDir">,
  out: string,
  now: number,
): Backup {
  if (!existsSync(join(dataDir, "lineup.db"))) {
    throw new ConfigFault(`There is no data directory ${dataDir} yet: start the server once.`)
  }
  if (existsSync(out)) {
    throw new ConfigFault(`${out} exists already: name a new file, or remove that one first.`)
  }
  const file = join(dataDir, KEY)
  const key = existsSync(file) ? readFileSync(file, "utf8") : null
  try {
    return backUp(dataDir, out, { key, at: now })
  } catch (fault) {
    throw new ConfigFault(`The backup could not be written to ${out}: ${wordsOf(fault)}`)
  }
}

/** A data directory that was restored. */
export interface Restored extends Backup {
  /** Where the files lie that were there before; null where there were none. */
  readonly aside: string | null
}

/**
 * Throws ConfigFault, with nothing changed, where the file is no whole backup, while the directory is served, and,
 * unless `replace` is given, where it holds notes already.
 */
export function restoreDataDir(
  { dataDir }: Pick<ServerConfig, "dataDir">,
  file: string,
  { replace, now }: { readonly replace: boolean; readonly now: number },
): Restored {
  const backup = readOrRefuse(file)
  const lock = lockForServing(dataDir)
  if (lock === null) {
    throw new ConfigFault(`A Lineup serves ${dataDir}: stop it first, then restore.`)
  }
  try {
    const isThere = existsSync(join(dataDir, "lineup.db"))
    if (isThere && !replace) {
      throw new ConfigFault(
        `${dataDir} holds notes already: restore into another directory, or call this with --replace, which keeps them aside.`,
      )
    }
    const aside = join(dataDir, `replaced-${new Date(now).toISOString().replaceAll(":", "-")}`)
    restoreInto(dataDir, file, { aside, now })
    keepKey(dataDir, { key: backup.key, aside: isThere ? aside : null })
    return { at: backup.at, documents: backup.documents, aside: isThere ? aside : null }
  } finally {
    lock.release()
  }
}

function readOrRefuse(file: string): ReturnType<typeof readBackup> {
  if (!existsSync(file)) throw new ConfigFault(`There is no file ${file}.`)
  try {
    return readBackup(file)
  } catch (fault) {
    throw new ConfigFault(`${file} is no backup that can be restored: ${wordsOf(fault)}`)
  }
}

/** Without the key of the backup everybody would have to sign in anew. */
function keepKey(
  dataDir: string,
  { key, aside }: { readonly key: string | null; readonly aside: string | null },
): void {
  const file = join(dataDir, KEY)
  if (existsSync(file) && aside !== null) renameSync(file, join(aside, KEY))
  rmSync(file, { force: true })
  if (key !== null) writeFileSync(file, key, { mode: 0o600 })
}

function wordsOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
