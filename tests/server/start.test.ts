import { spawn } from "node:child_process"
import { once } from "node:events"
import { statSync } from "node:fs"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { getMigrations } from "better-auth/db/migration"
import { username } from "better-auth/plugins"
import { expect, test } from "vitest"
import { ConfigFault, readConfig, startServer } from "../../server/main.ts"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import { builtServer, builtWriter } from "../support/built.ts"
import { meetingOf, Person, TestServer } from "../support/server.ts"

test("only a second server on one data directory is refused", async () => {
  const server = await TestServer.start()
  await expect(startServer(server.config)).rejects.toThrow(/Another Lineup serves/)
  const other = await TestServer.start()
  expect(other.running.port).not.toBe(server.running.port)
})

test("a data directory whose server was killed is served again", async () => {
  const server = await TestServer.start()
  await server.close()
  const child = spawn(process.execPath, [await builtServer()], {
    env: { PORT: "0", DATA_DIR: server.dir, WRITER: await builtWriter() },
    stdio: ["ignore", "pipe", "inherit"],
  })
  await once(child.stdout, "data")
  await expect(startServer(server.config)).rejects.toThrow(ConfigFault)
  child.kill("SIGKILL")
  await once(child, "exit")
  await server.open()
  expect((await new Person(server).call("GET", "/api/health")).status).toBe(200)
})

test("SIGTERM ends the process at once, with nothing on standard error", async () => {
  const server = await TestServer.start()
  await server.close()
  const child = spawn(process.execPath, [await builtServer()], {
    env: { PORT: "0", DATA_DIR: server.dir, WRITER: await builtWriter() },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const errors = text(child.stderr)
  await once(child.stdout, "data")
  const told = performance.now()
  child.kill("SIGTERM")
  expect(await once(child, "exit")).toEqual([0, null])
  expect(performance.now() - told).toBeLessThan(5000)
  expect(await errors).toBe("")
})

test("a port that is taken is named, and leaves the data directory free", async () => {
  const server = await TestServer.start()
  const other = await TestServer.start()
  await other.close()
  const taken = { ...other.config, port: server.running.port }
  await expect(startServer(taken)).rejects.toThrow(/PORT: \d+ is in use/)
  await other.open()
})

test("a token for scripts works beside the running server, in its meeting and as its role", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const script = new Person(server)
  script.headers.authorization = `Bearer ${await server.token(meeting.id, "note-taker")}`
  expect(await script.must("GET", "/api/meetings")).toMatchObject([
    { id: meeting.id, role: "note-taker" },
  ])
  await expect(server.token("nowhere", "lead")).rejects.toThrow(/there are: /)
})

test("health and ready answer without a session", async () => {
  const server = await TestServer.start()
  const nobody = new Person(server)
  expect(await nobody.must("GET", "/api/health")).toEqual({ ok: true })
  expect(await nobody.must("GET", "/api/ready")).toEqual({ ok: true })
})

test("the key of the sessions is its owner's alone, and stays the same", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  expect(statSync(join(server.dir, "secret")).mode & 0o777).toBe(0o600)
  await server.restart()
  expect((await lead.call("GET", "/api/session")).status).toBe(200)
})

test("every connection waits for the disk at each commit", async () => {
  const server = await TestServer.start()
  const { default: Database } = await import("better-sqlite3")
  const { prepareConnection } = await import("../../server/store/sqlite/connection.ts")
  const db = new Database(join(server.dir, "lineup.db"))
  prepareConnection(db)
  expect(db.pragma("synchronous", { simple: true })).toBe(2)
  expect(db.pragma("journal_mode", { simple: true })).toBe("wal")
  db.close()
})

test("the tables are those that the account library wants", async () => {
  const server = await TestServer.start()
  await server.close()
  const store = await openSqlite(server.dir, await builtWriter(), expect.unreachable)
  const { toBeAdded, toBeCreated } = await getMigrations({
    database: store.accounts,
    ...{ baseURL: "http://localhost", secret: "x".repeat(40), telemetry: { enabled: false } },
    emailAndPassword: { enabled: true },
    plugins: [username()],
  })
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
  await store.close()
})

test("the environment is read once, and each fault names its variable", () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: "localhost",
    proxies: 0,
    publicUrl: null,
  })
  expect(readConfig({ PUBLIC_URL: "https://a.example/" }).publicUrl).toBe("https://a.example")
  const faults: [NodeJS.ProcessEnv, RegExp][] = [
    [{ PORT: "http" }, /^PORT: /],
    [{ PORT: "70000" }, /^PORT: /],
    [{ PUBLIC_URL: "a.example/path" }, /^PUBLIC_URL: /],
    [{ TRUST_PROXY: "10.0.0.1" }, /^TRUST_PROXY: /],
    [{ TLS_CERT: "cert.pem" }, /^TLS_CERT and TLS_KEY: /],
    [{ TLS_CERT: "no.pem", TLS_KEY: "no.pem" }, /^TLS_CERT: there is no file/],
  ]
  for (const [env, fault] of faults) expect(() => readConfig(env)).toThrow(fault)
})
