import { join } from "node:path"
import Database from "better-sqlite3"
import { expect, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"
import { verifyDataDir } from "../../server/main.ts"
import { Events, statementsWhen, write } from "../support/notes.ts"
import { meetingOf, noteOf, TestServer } from "../support/server.ts"
import { stockClient, synced } from "../support/sync.ts"

async function withStatements() {
  const server = await TestServer.start()
  server.build = "this one"
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const note = await noteOf(lead, meeting.id)
  const client = stockClient(server, note.doc, lead)
  await synced(client.provider)
  const events = await Events.of(lead, meeting.id)
  write(client.fragment, meeting, "@Brazil #regular-irregular.\n\n@Japan and @Fiji: #nowhere.")
  await statementsWhen(lead, meeting.id, events, ({ statements }) => statements.length === 1)
  const verify = (mend = false) =>
    verifyDataDir(server.config, {
      mend,
      warn: (message) => {
        throw new Error(message)
      },
    })
  const disk = (sql: string) => {
    const db = new Database(join(server.dir, "lineup.db"))
    db.exec(sql)
    db.close()
  }
  return { client, disk, events, lead, meeting, note, server, verify }
}

test("an index that follows its notes differs in nothing, while it is served and afterwards", async () => {
  const { client, meeting, server, verify } = await withStatements()
  const good = { meetings: 1, notes: 1, statements: 1, differences: [] }
  expect(await verify()).toEqual(good)
  write(client.fragment, meeting, "@Fiji #regular-irregular(-).")
  await vi.waitFor(async () => expect(await verify()).toEqual({ ...good, statements: 2 }), 20_000)
  await server.close()
  expect(await verify()).toEqual({ ...good, statements: 2 })
})

test("a row that was changed, one that went and one that no note says are each reported", async () => {
  const { disk, note, verify } = await withStatements()
  disk("update statement set body = json_set(body, '$.stance', 'opposes', '$.unsure', true)")
  const [changed] = (await verify()).differences
  expect(changed).toMatchObject({ note: note.id, what: "stance, unsure differ" })
  disk(
    `insert into statement select meeting, note || '|made up', note, day, topic, speaker, holder,
       stance, json_set(body, '$.id', note || '|made up'), version, 0 from statement`,
  )
  disk("update statement set removed = 1 where id not like '%made up'")
  expect((await verify()).differences.map(({ what }) => what)).toEqual([
    "the note says it, and the index does not hold it",
    "the index holds it, and the note does not say it",
  ])
})

test("who the index holds as a member and no note names is reported, and the other way round", async () => {
  const { client, disk, events, lead, meeting, verify } = await withStatements()
  write(client.fragment, meeting, "[private] @[African Group] (@Bulgaria).")
  await statementsWhen(lead, meeting.id, events, ({ memberships }) => memberships.length === 1)
  expect((await verify()).differences).toEqual([])
  disk("update reading set memberships = json_replace(memberships, '$[0].member', 'JAM')")
  expect((await verify()).differences.map(({ what }) => what)).toEqual([
    "the note names BGR as a member of african-states on 2018-03-12 (private), and the index does not hold it",
    "the index holds JAM as a member of african-states on 2018-03-12 (private), and the note does not name it",
  ])
})

test("where it differs, --mend has every note read anew at the next start", async () => {
  const { disk, server, verify } = await withStatements()
  await server.restart()
  // As soon as the start has read all notes once more.
  await vi.waitFor(async () => {
    disk("update statement set body = json_set(body, '$.stance', 'opposes')")
    expect((await verify(true)).differences).toHaveLength(1)
  }, 20_000)
  await server.restart()
  await vi.waitFor(async () => expect((await verify()).differences).toEqual([]), 15_000)
})

test("a note that cannot be read is reported, and the others are looked at all the same", async () => {
  const { disk, lead, meeting, note, server, verify } = await withStatements()
  await noteOf(lead, meeting.id, "2018-03-13")
  await server.close()
  disk(`insert into snapshot (doc, seq, bytes, sha256, at) select id, head, x'ff',
    'a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89', 1 from doc where id = '${note.id}'`)
  expect(await verify()).toMatchObject({
    notes: 2,
    differences: [{ note: note.id, what: expect.stringMatching(/cannot be read/) }],
  })
})

test("where statements have no note any more, --mend takes them out", async () => {
  const { disk, server, verify } = await withStatements()
  await server.close()
  disk(
    `insert into statement select meeting, 'stray', 'no note', day, topic, speaker, holder,
       stance, json_set(body, '$.id', 'stray', '$.note', 'no note'), version, 0 from statement`,
  )
  expect((await verify(true)).differences).toMatchObject([{ what: "its note is not there" }])
  await server.open()
  await vi.waitFor(async () => expect((await verify()).differences).toEqual([]), 15_000)
})

test("a document that the index has not read yet is told as such", async () => {
  const { disk, server, verify } = await withStatements()
  await server.close()
  disk("delete from reading")
  disk("delete from statement")
  expect((await verify()).differences).toMatchObject([
    { what: expect.stringMatching(/behind the note/) },
  ])
})

test("the command ends with 1 where there is no data directory or where something differs", async () => {
  const { disk, server } = await withStatements()
  const lineup = async (...words: string[]) => {
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true)
    const err = vi.spyOn(process.stderr, "write").mockReturnValue(true)
    const code = await run(words)
    const said = [out, err].map((it) => it.mock.calls.map(([text]) => String(text)).join(""))
    vi.restoreAllMocks()
    return { code, out: said[0], err: said[1] }
  }
  vi.stubEnv("DATA_DIR", server.dir)
  expect(await lineup("verify")).toMatchObject({
    ...{ code: 0, out: "1 notes, 1 statements: 0 differences\n", err: "" },
  })
  disk("update statement set body = json_set(body, '$.stance', 'opposes')")
  const found = await lineup("verify", "--json")
  expect(found).toMatchObject({ code: 1, err: expect.stringMatching(/--mend/) })
  expect(JSON.parse(found.out ?? "")).toMatchObject({ differences: [{ what: "stance differ" }] })
  vi.stubEnv("DATA_DIR", join(server.dir, "nowhere"))
  expect(await lineup("verify")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no data directory/),
  })
  vi.unstubAllEnvs()
})
