// A backup taken while all write, restored on another machine: whatever any device still holds comes back, once.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { backUpDataDir, restoreDataDir } from "../../server/main.ts"
import type { Place } from "../support/sync.ts"
import { type Chance, chanceOfTest, summary, times } from "./chance.ts"
import { areEqual, doubled, loadedFrom, missing } from "./held.ts"
import { meetingDir } from "./meeting-dir.ts"
import { scribble } from "./scribble.ts"
import { ServingProcess } from "./serving-process.ts"
import { sessionWriter, stockWriter, type Writer } from "./writers.ts"

vi.setConfig({ testTimeout: 0 })

const patience = { timeout: 60_000, interval: 20 }

/** Changes by each, and time for them to go. */
async function write(writers: readonly Writer[], chance: Chance): Promise<void> {
  for (let n = 0; n < 40; n++) {
    for (const { fragment } of writers) scribble(fragment, chance)
    await new Promise((done) => setTimeout(done, chance.below(20)))
  }
}

async function together(writers: readonly Writer[]): Promise<void> {
  await vi.waitFor(() => {
    expect(writers.every(({ synced }) => synced)).toBe(true)
    expect(areEqual(writers.map(({ doc }) => doc))).toBe(true)
  }, patience)
}

async function disaster(chance: Chance): Promise<number> {
  const serving = await ServingProcess.prepare()
  const { server, dir, docs, tokens } = await meetingDir({ notes: 1, people: 5 })
  const elsewhere = mkdtempSync(join(tmpdir(), "lineup-restored-"))
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }))
  const [doc = ""] = docs
  let at: Place | null = await serving.start(dir)
  let isAway = false
  const writers = tokens.map((token, n) => {
    const where = () => (n === 0 && isAway ? null : at)
    const how = { name: `writer ${n}`, doc, token, where }
    return n % 2 === 0 ? stockWriter(how) : sessionWriter(how)
  })
  onTestFinished(() => {
    for (const writer of writers) writer.close()
  })
  const [away, leaves, ...others] = writers
  if (away === undefined || leaves === undefined) throw new Error("Too few write")
  await together(writers)
  await write(writers, chance)
  await together(writers)

  // One goes offline before the backup and knows less than it; one leaves for good after it.
  isAway = true
  const typing = write(writers, chance)
  const out = join(elsewhere, "backup")
  backUpDataDir(server.config, out, Date.now())
  await typing
  await write([leaves, ...others], chance)
  await together([leaves, ...others])
  const words = new Y.Doc()
  Y.applyUpdate(words, Y.encodeStateAsUpdate(leaves.doc))
  leaves.close()

  serving.kill()
  await serving.ended()
  at = null
  await write([away, ...others], chance)
  const config = { ...server.config, dataDir: join(elsewhere, "data") }
  restoreDataDir(config, out, { replace: false, now: Date.now() })
  isAway = false
  at = await serving.start(config.dataDir)
  await together([away, ...others])
  if (at === null) throw new Error("The restored directory is not served")
  const stored = await loadedFrom(at, doc, tokens[0] ?? "")
  expect(doubled(stored)).toEqual([])
  for (const known of [words, away.doc, ...others.map((it) => it.doc)]) {
    expect(missing(stored, known)).toEqual([])
  }
  await serving.stop()
  return stored.getXmlFragment("note").length
}

test("a backup restored elsewhere gets back all that any device holds, whoever wrote it, and nothing twice", async () => {
  const chance = chanceOfTest()
  const rounds = times(50)
  let blocks = 0
  for (let n = 0; n < rounds; n++) blocks += await disaster(chance)
  summary("restore", { seed: chance.seed, rounds, blocks })
})
