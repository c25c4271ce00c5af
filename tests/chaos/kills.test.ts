// The server killed at any instant under ten writers: what was promised is there, all come together again.
import Database from "better-sqlite3"
import { expect, test, vi } from "vitest"
import * as Y from "yjs"
import type { Place } from "../support/sync.ts"
import { type Chance, chanceOfTest, summary, times } from "./chance.ts"
import { areEqual, doubled, loadedFrom, missing } from "./held.ts"
import { type MeetingDir, meetingDir } from "./meeting-dir.ts"
import { scribble } from "./scribble.ts"
import { ServingProcess } from "./serving-process.ts"
import { sessionWriter, stockWriter, type Writer } from "./writers.ts"

vi.setConfig({ testTimeout: 0 })

const WRITERS = 10
/** Documents begin anew after so many rounds. */
const ROUNDS_OF_A_DIR = 40
/** All have to come together within this, milliseconds. */
const PATIENCE = 30_000

/** Logs are compacted of what is older than a week, milliseconds. */
const NEXT_WEEK = 8 * 24 * 3_600_000

/**
 * When the server dies: while it starts, while all come back, while they type, at a step of a commit, or while it puts
 * notes away: keeps snapshots and compacts logs.
 */
const deaths = ["starting", "coming back", "typing", "typing", "commit", "putting away"] as const
type Death = (typeof deaths)[number]

test("a server that is killed at random instants loses nothing that it promised, and all come together again", async () => {
  const chance = chanceOfTest()
  const rounds = times(1000)
  const began = Date.now()
  const tally = new Tally()
  const serving = await ServingProcess.prepare()
  for (let left = rounds; left > 0 && tally.faults.length === 0; left -= ROUNDS_OF_A_DIR) {
    const clean: (() => Promise<void>)[] = []
    const place = await meetingDir({ notes: 3, people: WRITERS }, (it) => clean.push(it))
    const run = new Run(place, serving, chance, tally)
    for (let n = 0; n < Math.min(left, ROUNDS_OF_A_DIR) && tally.faults.length === 0; n++) {
      await run.round()
    }
    await run.end()
    for (const act of clean) await act()
  }
  const seconds = Math.round((Date.now() - began) / 1000)
  summary("kills", { seed: chance.seed, rounds, seconds, ...tally })
  expect(tally.faults).toEqual([])
  expect(tally.kills).toBe(rounds)
})

class Tally {
  kills = 0
  readonly deaths: Partial<Record<Death, number>> = {}
  /** Of them within the writing thread, at a place that was chosen. */
  aimed = 0
  promised = 0
  lost = 0
  notLoaded = 0
  doubled = 0
  readonly faults: string[] = []
}

/** One data directory's life. */
class Run {
  readonly #it: MeetingDir
  readonly #serving: ServingProcess
  readonly #chance: Chance
  readonly #tally: Tally
  readonly #writers: readonly Writer[]
  /** Where the writers can connect to. */
  #open: Place | null = null
  #typing: NodeJS.Timeout[] = []

  constructor(it: MeetingDir, serving: ServingProcess, chance: Chance, tally: Tally) {
    this.#it = it
    this.#serving = serving
    this.#chance = chance
    this.#tally = tally
    this.#writers = it.tokens.map((token, n) => {
      const name = `writer ${n}`
      const how = { name, doc: this.#docOf(n), token, where: () => this.#open }
      return n % 2 === 0 ? stockWriter(how) : sessionWriter(how)
    })
  }

  /** From one death to the next. */
  async round(): Promise<void> {
    const death = this.#chance.pick(deaths)
    const { deaths: counts } = this.#tally
    counts[death] = (counts[death] ?? 0) + 1
    this.#tally.kills++
    await this.#liveAndDie(death)
    await this.#serving.ended()
    this.#open = null
  }

  /** The last server ends in peace, and its database is whole. */
  async end(): Promise<void> {
    this.#rest()
    const at = await this.#serving.start(this.#it.dir)
    if (at !== null) {
      await this.#audit(at)
      this.#open = at
      await this.#converge()
    }
    await this.#serving.stop()
    const db = new Database(`${this.#it.dir}/lineup.db`, { readonly: true })
    const found = db.pragma("integrity_check", { simple: true })
    db.close()
    if (found !== "ok") this.#tally.faults.push(`integrity check: ${found}`)
    for (const writer of this.#writers) {
      this.#tally.promised += writer.promised
      writer.close()
    }
  }

  async #liveAndDie(death: Death): Promise<void> {
    const chance = this.#chance
    if (death === "starting") setTimeout(() => this.#serving.kill(), chance.below(200))
    const at = await this.#serving.start(this.#it.dir, this.#aim(death))
    if (at === null) return
    if (death === "putting away") this.#serving.setClock(NEXT_WEEK)
    if (death === "starting") return
    if (death === "coming back") {
      this.#open = at
      this.#type()
      setTimeout(() => this.#serving.kill(), chance.below(400))
      return
    }
    await this.#audit(at)
    if (death === "putting away") return this.#dieAtWork()
    this.#open = at
    await pause(chance.below(50))
    this.#rest()
    await this.#converge()
    this.#type()
    if (death === "commit") return this.#dieAtWork()
    await pause(chance.below(400))
    this.#serving.kill()
  }

  /** At the step that was chosen, or after a while where it does not come. */
  async #dieAtWork(): Promise<void> {
    await Promise.race([this.#serving.ended(), pause(1500)])
    if (this.#serving.lives) this.#serving.kill()
    else this.#tally.aimed++
  }

  /** Some deaths come at a step of the writing thread. */
  #aim(death: Death): Record<string, string> {
    const when = this.#chance.pick(["before", "after"])
    if (death === "commit") return { DIE: `step:${when}:${20 + this.#chance.below(600)}` }
    if (death !== "putting away") return { DIE: "" }
    return { DIE: `keeping:${when}:${1 + this.#chance.below(20)}`, HASTE: "1" }
  }

  /** Before anybody can bring back what was lost: all that was promised, or that others saw, is there. */
  async #audit(at: Place): Promise<void> {
    const tally = this.#tally
    const loaded = await Promise.all(this.#it.docs.map((doc) => this.#load(at, doc)))
    for (const [n, writer] of this.#writers.entries()) {
      const held = loaded[n % loaded.length]
      if (!held) continue
      // What nobody promised may be lost: all else that the writer knows came from the server, or was promised.
      const expected = new Y.Doc()
      Y.applyUpdate(expected, Y.encodeStateAsUpdate(held))
      for (const update of writer.unpromised) Y.applyUpdate(expected, update)
      const lost = missing(expected, writer.doc)
      tally.lost += lost.length
      tally.faults.push(...lost.map((it) => `lost to ${writer.name}, ${this.#docOf(n)}: ${it}`))
      expected.destroy()
    }
    for (const held of loaded) {
      if (held === null) continue
      const twice = doubled(held)
      tally.doubled += twice.length
      tally.faults.push(...twice.map((id) => `block ${id} stands there twice`))
      held.destroy()
    }
  }

  async #load(at: Place, doc: string): Promise<Y.Doc | null> {
    try {
      const loaded = await loadedFrom(at, doc, this.#it.tokens[0] ?? "")
      if (loaded.store.pendingStructs !== null || loaded.store.pendingDs !== null) {
        this.#tally.faults.push(`${doc} has gaps`)
      }
      return loaded
    } catch (fault) {
      this.#tally.notLoaded++
      this.#tally.faults.push(`${doc}: ${fault}`)
      return null
    }
  }

  async #converge(): Promise<void> {
    const { docs } = this.#it
    const late = Date.now() + PATIENCE
    for (const doc of docs) {
      const here = this.#writers.filter((_, n) => this.#docOf(n) === doc)
      const together = () =>
        here.every(({ synced }) => synced) && areEqual(here.map((writer) => writer.doc))
      while (!together()) {
        await pause(20)
        // One that was to die at its work may do so already while it takes in what was written meanwhile.
        if (!this.#serving.lives) return
        if (Date.now() < late) continue
        this.#tally.faults.push(`${doc}: not together: ${differences(here).slice(0, 5).join("; ")}`)
        return
      }
      // Everyone has everything from the server, which passes on only what is on disk.
      for (const writer of here) writer.promiseAll()
    }
  }

  #type(): void {
    for (const { fragment } of this.#writers) {
      const every = 15 + this.#chance.below(60)
      this.#typing.push(setInterval(() => scribble(fragment, this.#chance), every))
    }
  }

  #rest(): void {
    for (const timer of this.#typing.splice(0)) clearInterval(timer)
  }

  #docOf(writer: number): string {
    return this.#it.docs[writer % this.#it.docs.length] ?? ""
  }
}

/** In which way writers differ from the first, and who is not connected. */
function differences(writers: readonly Writer[]): string[] {
  const [first, ...others] = writers
  if (first === undefined) return []
  const away = writers
    .filter(({ synced }) => !synced)
    .map(({ name, closed }) => `${name} is not synced${closed === null ? "" : `: ${closed}`}`)
  const differing = others.flatMap((other) => [
    ...missing(other.doc, first.doc).map((it) => `${other.name} lacks ${it}`),
    ...missing(first.doc, other.doc).map((it) => `${first.name} lacks ${it} of ${other.name}`),
  ])
  return [...away, ...differing]
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
