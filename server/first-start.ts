// What happens once in the life of a data directory: its key, the set-up link, the sample meeting.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readSample } from "../seeds/load.ts"
import { namesOf } from "../shared/meeting/meeting.ts"
import { newCode, newId, newSecret, OWNER } from "./access/access.ts"
import { SET_UP } from "./http/setup.ts"
import type { Store } from "./store/store.ts"
import { newDoc } from "./sync/sync.ts"

/** The key that signs session cookies: made at the first start, kept in a file that only its owner reads. */
export function sessionKey(dataDir: string): string {
  const file = join(dataDir, "secret")
  if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600, flag: "wx" })
  return readFileSync(file, "utf8").trim()
}

/** The token of the set-up link, the same at each start until it was used; then null. */
export async function setUpToken({ access }: Store): Promise<string | null> {
  const isSetUp = (await access.setting(OWNER)) !== null
  return isSetUp ? null : access.settingOnce(SET_UP, newCode())
}

/** Loads the sample meeting where there is neither a meeting nor an owner yet. */
export async function loadSample(store: Store, folder: string, at: number): Promise<void> {
  const isUsed = (await store.access.setting(OWNER)) !== null
  if (isUsed || (await store.meetings.all()).length > 0) return
  const { meeting, notes } = readSample(folder)
  const names = namesOf(meeting)
  await store.meetings.create(meeting, null, at)
  for (const { day, title, note } of notes) {
    const record = { id: newId(), meeting: meeting.id, date: day.date, title, room: "" }
    await store.notes.create(record, newDoc(record.id, note, { names, newId, at }))
  }
}
