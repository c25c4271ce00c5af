import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import type { StatementsAnswer } from "../../shared/wire/wire.ts"
import { builtWriter } from "../support/built.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { author, RawClient, stockClient, synced, type, until } from "../support/sync.ts"

vi.setConfig({ testTimeout: 120_000 })

async function served() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { doc } = await noteOf(lead, meeting.id)
  const token = { token: await server.token(meeting.id, "note-taker") }
  const folder = mkdtempSync(join(tmpdir(), "lineup-backup-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { server, lead, meeting, doc, token, out: join(folder, "monday.lineup") }
}

/** The command on a data directory, as a person calls it. */
async function lineup(dataDir: string, ...words: string[]) {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true)
  vi.stubEnv("DATA_DIR", dataDir)
  const code = await run(words)
  const said = [out, err].map((it) => it.mock.calls.map(([text]) => String(text)).join(""))
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  return { code, out: said[0] ?? "", err: said[1] ?? "" }
}

/** Types and waits for the disk, again and again, until told to stop; adds what is durable. */
async function keepWriting(client: RawClient, name: string, saved: string[], stop: () => boolean) {
  client.hello()
  const words = author()
  for (let n = 1; !stop(); n++) {
    type(words.fragment, `${name}.${n}`)
    client.update(words.updates.at(-1) ?? new Uint8Array())
    client.mark(n)
    await client.durable(n)
    saved.push(`${name}.${n}`)
  }
}

test("a backup taken under writers, restored, holds all that was saved before it, the sign-ins and the index", async () => {
  const { server, lead, meeting, doc, token, out } = await served()
  const events = await Events.of(lead, meeting.id)
  const browser = stockClient(server, doc, token)
  await synced(browser.provider)
  write(browser.fragment, meeting, "@Brazil #regular-irregular.")
  await statementsWhen(lead, meeting.id, events, ({ statements }) => statements.length === 1)

  const saved: string[] = []
  let stopped = false
  const writing = ["a", "b", "c"].map(async (name) =>
    keepWriting(await RawClient.open(server, doc, token), name, saved, () => stopped),
  )
  await vi.waitFor(() => expect(saved.length).toBeGreaterThan(20), 30_000)
  const before = [...saved]
  expect(await lineup(server.dir, "backup", out)).toMatchObject({ code: 0, err: "" })
  await vi.waitFor(() => expect(saved.length).toBeGreaterThan(before.length + 10), 30_000)
  stopped = true
  await Promise.all(writing)
  expect(statSync(out).mode & 0o777).toBe(0o600)
  const seen = await lead.must<StatementsAnswer>("GET", `/api/meetings/${meeting.id}/statements`)

  browser.provider.disconnect()
  await server.close()
  const restored = await lineup(server.dir, "restore", out, "--replace")
  expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/seven days/) })
  const [aside] = readdirSync(server.dir).filter((name) => name.startsWith("replaced-"))
  expect(readdirSync(join(server.dir, aside ?? ""))).toEqual(["lineup.db", "secret"])
  const key = readFileSync(join(server.dir, "secret"), "utf8").trim()
  expect(readFileSync(join(server.dir, "lineup.db")).includes(key)).toBe(false)

  await server.open()
  expect((await lead.call("GET", "/api/session")).status).toBe(200)
  const reader = stockClient(server, doc, token)
  await synced(reader.provider)
  const text = reader.fragment.toString()
  expect(before.filter((words) => !text.includes(`>${words}<`))).toEqual([])
  const now = await lead.must<StatementsAnswer>(
    ...["GET", `/api/meetings/${meeting.id}/statements?since=${seen.version}`],
  )
  expect(now.version).toBeGreaterThan(seen.version + 1_000_000)
  expect(now.statements).toHaveLength(1)

  await server.close()
  const store = await openSqlite(server.dir, await builtWriter(), expect.unreachable)
  onTestFinished(() => store.close())
  expect(await store.log.load(doc)).toMatchObject({ recovering: true })
})

test("a browser that stayed open brings its words back to a directory that was restored elsewhere", async () => {
  const { server, doc, token, out, lead, meeting } = await served()
  expect(await lineup(server.dir, "backup", out)).toMatchObject({ code: 0 })
  const elsewhere = join(server.dir, "elsewhere")
  expect(await lineup(elsewhere, "restore", out)).toMatchObject({ code: 0 })
  const other = await TestServer.start({ env: { DATA_DIR: elsewhere } })
  expect(other.running.setUpLink).toBeNull()
  const browser = stockClient(other, doc, token)
  type(browser.fragment, "kept in the browser")
  await synced(browser.provider)
  const reader = stockClient(other, doc, token)
  await until(reader.doc, () => reader.fragment.toString().includes("kept in the browser"))
  await other.close()
  expect((await lead.call("GET", `/api/meetings/${meeting.id}`)).status).toBe(200)
})

test("neither command overwrites, and each says what to do instead", async () => {
  const { server, out } = await served()
  const refused = (words: RegExp) => ({ code: 1, out: "", err: expect.stringMatching(words) })
  expect(await lineup(join(server.dir, "nowhere"), "backup", out)).toEqual(
    refused(/start the server/),
  )
  expect(await lineup(server.dir, "backup")).toMatchObject({ code: 2 })
  expect(await lineup(server.dir, "backup", join(out, "nowhere/x"))).toEqual(
    refused(/not be written/),
  )
  expect(await lineup(server.dir, "backup", out)).toMatchObject({ code: 0 })
  expect(await lineup(server.dir, "backup", out)).toEqual(refused(/exists already/))
  expect(existsSync(`${out}.part`)).toBe(false)

  expect(await lineup(server.dir, "restore", out, "--replace")).toEqual(refused(/stop it first/))
  await server.close()
  expect(await lineup(server.dir, "restore", out)).toEqual(refused(/--replace/))
  expect(await lineup(server.dir, "restore", `${out}x`)).toEqual(refused(/no file/))
  const whole = readFileSync(out)
  writeFileSync(out, whole.subarray(0, whole.length - 8192))
  expect(await lineup(server.dir, "restore", out, "--replace")).toEqual(refused(/no backup/))
  writeFileSync(out, "a letter")
  expect(await lineup(server.dir, "restore", out, "--replace")).toEqual(refused(/no backup/))
  const plain = join(server.dir, "lineup.db")
  expect(await lineup(server.dir, "restore", plain, "--replace")).toEqual(refused(/no backup/))
  await server.open()
})
