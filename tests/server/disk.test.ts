import { spawnSync } from "node:child_process"
import { closeSync, openSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { canBreak, canMount, mountFile, mountMemory } from "../support/small-disk.ts"
import { author, RawClient, stockClient, synced, type, until } from "../support/sync.ts"

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Writers are told of a disk that takes nothing more within this. Milliseconds. */
const TOLD_WITHIN = 2000

/** A note on a disk, with one who only reads and a writer who keeps what is durable. */
async function onDisk(dir: string) {
  const server = await TestServer.start({ env: { DATA_DIR: join(dir, "data") } })
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const { doc } = await noteOf(lead, meeting.id)
  const token = { token: await server.token(meeting.id, "note-taker") }
  const reader = await RawClient.open(server, doc, token)
  const saved: string[] = []
  const open = async (name: string) => {
    const client = await RawClient.open(server, doc, token)
    client.hello()
    return new Writing(client, name, saved)
  }
  const words = async () => {
    const { provider, fragment } = stockClient(server, doc, token)
    await synced(provider)
    const text = fragment.toString()
    provider.destroy()
    return text
  }
  return { server, lead, meeting: meeting.id, doc, token, reader, saved, open, words }
}

/** One who types words and marks each. */
class Writing {
  readonly client: RawClient
  readonly #author = author()
  readonly #name: string
  readonly #saved: string[]
  #n = 0

  constructor(client: RawClient, name: string, saved: string[]) {
    this.client = client
    this.#name = name
    this.#saved = saved
  }

  /** True once the words are durable; false when the connection was closed instead. */
  async write(): Promise<boolean> {
    const n = ++this.#n
    type(this.#author.fragment, `${this.#name}.${n}`)
    this.client.update(this.#author.updates.at(-1) ?? new Uint8Array())
    this.client.mark(n)
    const heard = await this.client.next(
      (it) => it.kind === "closed" || (it.kind === "durable" && it.n >= n),
    )
    if (heard.kind === "durable") this.#saved.push(`${this.#name}.${n}`)
    return heard.kind === "durable"
  }

  /** Writes on until the connection is closed; gives how that was told, and after how long the last words waited. */
  async untilClosed(): Promise<{ code: number; reason: string; waited: number }> {
    for (;;) {
      const began = performance.now()
      if (await this.write()) continue
      const closed = await this.client.next(({ kind }) => kind === "closed")
      if (closed.kind !== "closed") throw new Error("The connection is open")
      return { code: closed.code, reason: closed.reason, waited: performance.now() - began }
    }
  }
}

/** Writes a file until the disk takes no byte more; what is freed meanwhile is filled as well. */
function fill(dir: string): string {
  const file = join(dir, "ballast")
  const fd = openSync(file, "a")
  for (let size = 1 << 20; size >= 1; ) {
    try {
      writeSync(fd, Buffer.alloc(size))
    } catch (fault) {
      if (!(fault instanceof Error && "code" in fault && fault.code === "ENOSPC")) throw fault
      size >>= 1
    }
  }
  closeSync(fd)
  return file
}

const closeOf = (client: RawClient) => client.heard.find(({ kind }) => kind === "closed")

async function refusal(lead: Person, meeting: string): Promise<{ status: number; detail: string }> {
  const note = { date: "2018-03-13", title: "Contact group" }
  const { status, body } = await lead.call<{ detail: string }>(
    ...["POST", `/api/meetings/${meeting}/notes`, note],
  )
  return { status, detail: body.detail }
}

test.skipIf(!canMount)(
  "a full disk: writers are told, readers stay, nothing saved is lost, and it goes on by itself",
  async () => {
    const disk = mountMemory("16m")
    const at = await onDisk(disk.dir)
    const writer = await at.open("before")
    for (let i = 0; i < 20; i++) expect(await writer.write()).toBe(true)
    const patient = stockClient(at.server, at.doc, at.token)
    await synced(patient.provider)

    const ballast = fill(disk.dir)
    const told = await writer.untilClosed()
    expect(told).toMatchObject({ code: 1013, reason: expect.stringMatching(/disk is full/) })
    expect(told.waited).toBeLessThan(TOLD_WITHIN)
    expect(await refusal(at.lead, at.meeting)).toEqual({
      status: 503,
      detail: expect.stringMatching(/disk is full: free some space.*Nothing was changed/),
    })
    expect(closeOf(at.reader)).toBeUndefined()
    const text = await at.words()
    expect(at.saved.filter((it) => !text.includes(`>${it}<`))).toEqual([])

    type(patient.fragment, "patient")
    rmSync(ballast)
    const reader = stockClient(at.server, at.doc, at.token)
    await until(reader.doc, () => reader.fragment.toString().includes(">patient<"))
    const later = await at.open("after")
    expect(await later.write()).toBe(true)
    expect(closeOf(at.reader)).toBeUndefined()
    await at.server.restart()
    const found = await at.words()
    expect([...at.saved, "patient"].filter((it) => !found.includes(`>${it}<`))).toEqual([])
    await at.server.close()
  },
)

test.skipIf(!canBreak)(
  "a disk that becomes read only: writers are told, readers stay, and after the repair all saved is there",
  async () => {
    const disk = mountFile("32m")
    const at = await onDisk(disk.dir)
    const writer = await at.open("before")
    for (let i = 0; i < 20; i++) expect(await writer.write()).toBe(true)

    disk.failNow()
    const told = await writer.untilClosed()
    expect(told).toMatchObject({
      code: 1013,
      reason: expect.stringMatching(/disk cannot be written/),
    })
    expect(told.waited).toBeLessThan(TOLD_WITHIN)
    expect(await refusal(at.lead, at.meeting)).toEqual({
      status: 503,
      detail: expect.stringMatching(/disk is read only: make it writable/),
    })
    expect(closeOf(at.reader)).toBeUndefined()
    const text = await at.words()
    expect(at.saved.filter((it) => !text.includes(`>${it}<`))).toEqual([])

    await at.server.close()
    disk.remount()
    await at.server.open()
    const found = await at.words()
    expect(at.saved.filter((it) => !found.includes(`>${it}<`))).toEqual([])
    expect(await (await at.open("after")).write()).toBe(true)
    await at.server.close()
  },
)

test.skipIf(!canBreak)(
  "a disk that refuses to write for a while: the store opens its file anew and goes on by itself",
  async () => {
    const disk = mountFile("32m")
    const at = await onDisk(disk.dir)
    const writer = await at.open("before")
    for (let i = 0; i < 20; i++) expect(await writer.write()).toBe(true)
    const log = join(disk.dir, "data/lineup.db-wal")
    const setImmutable = (sign: "+" | "-") =>
      expect(spawnSync("chattr", [`${sign}i`, log]).status).toBe(0)

    setImmutable("+")
    const told = await writer.untilClosed()
    expect(told).toMatchObject({ code: 1013, reason: expect.stringMatching(/could not store/) })
    expect(told.waited).toBeLessThan(TOLD_WITHIN)
    expect((await refusal(at.lead, at.meeting)).status).toBe(503)
    // A second time, with the connection that was opened anew meanwhile, or could not be.
    expect((await (await at.open("between")).untilClosed()).code).toBe(1013)
    expect(closeOf(at.reader)).toBeUndefined()

    setImmutable("-")
    expect(await (await at.open("after")).write()).toBe(true)
    const found = await at.words()
    expect(at.saved.filter((it) => !found.includes(`>${it}<`))).toEqual([])
    await at.server.close()
  },
)

test.skipIf(!canMount)(
  "a server does not start on a disk that is read only, says so, and starts once it is writable",
  async () => {
    const disk = mountMemory("16m")
    const at = await onDisk(disk.dir)
    expect(await (await at.open("before")).write()).toBe(true)
    await at.server.close()
    disk.allow("ro")
    await expect(at.server.open()).rejects.toThrow(/^DATA_DIR: .*cannot be served.*(readonly|open)/)
    disk.allow("rw")
    await at.server.open()
    expect(await at.words()).toContain(">before.1<")
    await at.server.close()
  },
)
