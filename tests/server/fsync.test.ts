import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { expect, onTestFinished, test, vi } from "vitest"
import { sql } from "../../server/store/sqlite/tables.ts"
import { Writer } from "../../server/store/sqlite/writer.ts"
import { MESSAGE } from "../../shared/wire/wire.ts"
import { builtServer, builtWriter } from "../support/built.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { author, RawClient, type } from "../support/sync.ts"

vi.setConfig({ testTimeout: 180_000 })

/** A process may not be traced everywhere, even where the program for it is there. */
const canTrace = spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0

const BATCHES = 20

test.skipIf(!canTrace)(
  "between an append to the log and its DURABLE the server waits for the disk, each time",
  async () => {
    const server = await TestServer.start()
    const lead = await server.setUp()
    const { meeting } = await meetingOf(lead)
    const { doc } = await noteOf(lead, meeting.id)
    const token = { token: await server.token(meeting.id, "note-taker") }
    await server.close()

    const trace = join(server.dir, "trace")
    const { child, port } = await traced(server.dir, trace)
    const at = { url: `http://127.0.0.1:${port}`, syncUrl: `ws://127.0.0.1:${port}/sync` }
    const client = await RawClient.open(at, doc, token)
    client.hello()
    const writer = author()
    for (let n = 1; n <= BATCHES; n++) {
      type(writer.fragment, words(n))
      client.update(writer.updates.at(-1) ?? new Uint8Array())
      client.mark(n)
      await client.durable(n)
    }
    child.kill("SIGTERM")
    await once(child, "exit")
    await vi.waitFor(() => expect(readFileSync(trace, "utf8")).toMatch(hasEnded(child)), 20_000)

    const calls = readFileSync(trace, "utf8").split("\n")
    for (let n = 1; n <= BATCHES; n++) {
      const appended = calls.findIndex(
        (it) => /pwrite64\(\d+<[^>]*lineup\.db-wal>/.test(it) && it.includes(hex(words(n))),
      )
      const told = calls.findIndex(
        (it) => /(write|writev|sendto)\(\d+<(TCP|socket)/.test(it) && it.includes(durableFrame(n)),
      )
      expect([n, appended, told]).toEqual([n, expect.any(Number), expect.any(Number)])
      expect(Math.min(appended, told)).toBeGreaterThan(-1)
      expect(syncsIn(calls.slice(appended, told)), `before DURABLE ${n}`).toBeGreaterThan(0)
    }
  },
)

test("the writing connection waits for the disk, also after work that need not", async () => {
  const server = await TestServer.start()
  const script = await builtWriter()
  const file = join(server.dir, "lineup.db")
  const writer = await Writer.open({ script, file, warn: expect.unreachable })
  onTestFinished(() => writer.close())
  const level = async (durable: boolean) => {
    const outcomes = await writer.attempt([sql("pragma synchronous")], { durable })
    return outcomes?.[0]?.rows[0]?.synchronous
  }
  expect(await level(true)).toBe(2)
  expect(await level(false)).toBe(1)
  expect(await level(true)).toBe(2)
  // All of one turn are one commit: a single one that has to be on disk makes the others wait with it.
  expect(await Promise.all([level(false), level(true), level(false)])).toEqual([2, 2, 2])
})

function hasEnded({ pid }: ChildProcess): RegExp {
  return new RegExp(`^${pid} +\\+\\+\\+ exited`, "m")
}

function words(n: number): string {
  return `the words of batch ${n}.`
}

/** As strace prints bytes. */
function hex(text: string): string {
  return [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")
}

/** A whole binary message of the server, which masks nothing. */
function durableFrame(n: number): string {
  return hex(String.fromCharCode(2, MESSAGE.durable, n))
}

/** How often the log was on disk, as the calls that ended well tell. */
function syncsIn(calls: readonly string[]): number {
  const whole = /(fsync|fdatasync)\(\d+<[^>]*lineup\.db-wal>\) += 0/
  const begun = /(fsync|fdatasync)\(\d+<[^>]*lineup\.db-wal> <unfinished/
  let waiting: string | null = null
  let count = 0
  for (const call of calls) {
    if (whole.test(call)) count++
    if (begun.test(call)) waiting = call.split(" ")[0] ?? null
    const isEnd = /<\.\.\. (fsync|fdatasync) resumed>\) += 0/.test(call)
    if (isEnd && call.split(" ")[0] === waiting) count++
  }
  return count
}

async function traced(dir: string, trace: string): Promise<{ child: ChildProcess; port: string }> {
  const calls = "trace=fsync,fdatasync,pwrite64,sendto,write,writev"
  // -D: the server is our child, not the tracer.
  const strace = ["-D", "-f", "-y", "-x", "-s", "5000", "-e", calls, "-o", trace]
  const child = spawn("strace", [...strace, process.execPath, await builtServer()], {
    env: {
      ...{ PATH: process.env.PATH, PORT: "0", DATA_DIR: dir, LOG_LEVEL: "error" },
      WRITER: await builtWriter(),
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => {
    if (child.exitCode === null) child.kill("SIGKILL")
  })
  for await (const port of createInterface({ input: child.stdout })) return { child, port }
  throw new Error("The server ended before it listened")
}
