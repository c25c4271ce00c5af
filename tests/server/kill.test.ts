import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { expect, onTestFinished, test } from "vitest"
import { builtServer, builtWriter } from "../support/built.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { author, type Place, RawClient, stockClient, synced, type } from "../support/sync.ts"

/** Rounds of writing and killing. */
const ROUNDS = 5
const AHEAD = 10

test("a killed server loses nothing that it called durable, and opens the note again", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { doc } = await noteOf(lead, meeting.id)
  const token = { token: await server.token(meeting.id, "note-taker") }
  await server.close()

  const saved = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const { child, at } = await serving(server)
    // Killed at another point of the work each time: after so many acknowledged batches.
    const enough = 3 + round * 7
    await Promise.all(
      [1, 2, 3].map((writer) =>
        writeUntilCut(at, doc, token, `${round}.${writer}`, saved, enough, child),
      ),
    )
    await ended(child)
  }

  const { child, at } = await serving(server)
  const reader = stockClient(at, doc, token)
  await synced(reader.provider)
  const stored = reader.fragment.toString()
  expect(saved.size).toBeGreaterThanOrEqual(ROUNDS * 3)
  expect([...saved].filter((words) => !stored.includes(`>${words}<`))).toEqual([])
  child.kill("SIGTERM")
  await ended(child)
})

/** Types and marks, at most so many batches ahead of the disk; notes what is durable; kills the server after enough. */
async function writeUntilCut(
  at: Place,
  doc: string,
  token: { token: string },
  name: string,
  saved: Set<string>,
  enough: number,
  child: ChildProcess,
): Promise<void> {
  const client = await RawClient.open(at, doc, token)
  client.hello()
  const words = author()
  let durable = 0
  for (let written = 1; ; written++) {
    type(words.fragment, `${name}.${written}`)
    client.update(words.updates.at(-1) ?? new Uint8Array())
    client.mark(written)
    if (written - durable < AHEAD) continue
    const heard = await client.next(
      (it) => it.kind === "closed" || (it.kind === "durable" && it.n > durable),
    )
    if (heard.kind !== "durable") return
    while (durable < heard.n) saved.add(`${name}.${++durable}`)
    if (durable >= enough) child.kill("SIGKILL")
  }
}

async function serving(server: TestServer): Promise<{ child: ChildProcess; at: Place }> {
  const child = spawn(process.execPath, [await builtServer()], {
    env: {
      ...{ PATH: process.env.PATH, PORT: "0", DATA_DIR: server.dir, LOG_LEVEL: "error" },
      WRITER: await builtWriter(),
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(() => {
    child.kill("SIGKILL")
  })
  for await (const port of createInterface({ input: child.stdout })) {
    const url = `http://127.0.0.1:${port}`
    return { child, at: { url, syncUrl: `ws://127.0.0.1:${port}/sync` } }
  }
  throw new Error("The server ended before it listened")
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
}
