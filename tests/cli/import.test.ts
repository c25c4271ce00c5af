// `lineup import` against a server and against a data directory, served or not.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"
import { printNote } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

/** What a command prints, and its exit code. */
async function lineup(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" }
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  const err = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  try {
    return { code: await run(words), ...said }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

function fileOf(name: string, words: string): string {
  const folder = mkdtempSync(join(tmpdir(), "lineup-import-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), words)
  return join(folder, name)
}

async function withNote() {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { id } = await noteOf(lead, meeting.id)
  const read = async () => {
    const client = stockClient(server, id, lead)
    await synced(client.provider)
    return printNote(readNote(client.fragment))
  }
  return { server, meeting, id, read }
}

test("a file goes into a note of a server, once, and again where that is asked for", async () => {
  const { server, meeting, id, read } = await withNote()
  const file = fileOf("day.md", "## Labour\n\n- @Brazil\n\n![x](y.png)\n")
  const token = await server.token(meeting.id, "note-taker")
  const how = [file, "--to", id, "--url", server.url, "--token", token]
  expect(await lineup("import", ...how)).toEqual({
    ...{ code: 0, err: "" },
    out: `${file}: 2 blocks appended to ${id}; 1 picture left out\n`,
  })
  const again = await lineup("import", ...how)
  expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/in the note already/) })
  expect(await read()).toBe("## Labour\n\n- \\@Brazil\n")
  const twice = await lineup("import", ...how, "--again", "--json")
  expect(JSON.parse(twice.out)).toMatchObject({
    ...{ note: id, written: true, kind: "md", encoding: "utf-8", blocks: 2, images: 1 },
  })
  expect(await read()).toBe("## Labour\n\n- \\@Brazil\n\n## Labour\n\n- \\@Brazil\n")
})

test("what cannot be done is told on standard error, with the exit code", async () => {
  const { server, meeting, id } = await withNote()
  const pdf = fileOf("day.pdf", "%PDF-1.7")
  const words = fileOf("day.txt", "Words")
  const to = (token: string, note = id) => ["--to", note, "--url", server.url, "--token", token]
  const token = await server.token(meeting.id, "note-taker")
  const reader = await server.token(meeting.id, "reader")
  const fails = async (code: number, why: RegExp, ...args: string[]) =>
    expect(await lineup("import", ...args)).toMatchObject({
      ...{ code, out: "", err: expect.stringMatching(why) },
    })
  await fails(1, /This is a PDF/, pdf, ...to(token))
  await fails(1, /role does not allow/, words, ...to(reader))
  await fails(1, /no such meeting|no such note/, words, ...to(token, "nothing"))
  await fails(1, /Sign in/, words, ...to("wrong"))
  await fails(1, /cannot read/, `${words}x`, ...to(token))
  await fails(1, /no answer from/, words, "--to", id, "--url", "http://127.0.0.1:1", "--token", "x")
  await fails(2, /belong together/, words, "--to", id, "--url", server.url)
  await fails(2, /no option --from/, words, ...to(token), "--from", "x")
})

test("without an address the data directory is written to, whether a server serves it or not", async () => {
  const { server, id, read } = await withNote()
  const env = { DATA_DIR: server.dir, PORT: String(server.running.port), LOG_LEVEL: "silent" }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await lineup("import", fileOf("a.txt", "Served."), "--to", id)).toMatchObject({ code: 0 })
  await server.close()
  expect(await lineup("import", fileOf("a.txt", "Not served."), "--to", id)).toMatchObject({
    code: 0,
  })
  expect(await lineup("import", fileOf("a.txt", "x"), "--to", "nothing")).toMatchObject({
    ...{
      code: 1,
      err: expect.stringMatching(/no note "nothing"; there are:\n {2}\S+ {2}2018-03-12/),
    },
  })
  await server.open()
  expect(await read()).toBe("Served.\n\nNot served.\n")
})
