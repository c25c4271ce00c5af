import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import * as Y from "yjs"
import { meeting } from "../../tests/builders/meeting.ts"
import { builtTrial, builtWriter } from "../../tests/support/built.ts"
import { connected, syncIn } from "../../tests/support/wired.ts"
import { openSqlite } from "../store/sqlite/open.ts"
import { Room } from "./room.ts"
import { Trials } from "./trial.ts"

/** What a client says that has nothing yet. */
const nothing = Uint8Array.of(0)

/** A room of a stored note. */
async function opened(): Promise<Room> {
  const dir = mkdtempSync(join(tmpdir(), "lineup-room-"))
  const store = await openSqlite(dir, await builtWriter(), expect.unreachable)
  onTestFinished(async () => {
    await room.settled()
    room.dispose()
    await store.close()
    rmSync(dir, { recursive: true })
  })
  await store.meetings.create(meeting({ id: "m" }), null, 0)
  await store.notes.create(
    { id: "n", meeting: "m", date: "2018-03-12" as never, title: "Plenary", room: "" },
    { id: "n", schema: 1, at: 0, first: null },
  )
  const stored = await store.log.load("n")
  if (stored === null) throw new Error("The note is not stored")
  const room = new Room("n", stored, {
    ...{ log: store.log, trials: new Trials(await builtTrial()), now: Date.now },
    ...{
      changed: () => {},
      failed: () => expect.unreachable("The room failed"),
      warn: expect.unreachable,
    },
  })
  return room
}

function typed(words: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getText("t").insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}

test("all who come with nothing are sent the one message that was encoded once, until something changes", async () => {
  const room = await opened()
  const [writer, ...comers] = await Promise.all(["u1", "u2", "u3", "u4"].map(connected))
  if (writer === undefined) throw new Error("Nobody writes")
  room.join(writer.connection)
  await room.receiveUpdate(writer.connection, typed("before"), false)
  await room.settled()
  for (const { connection } of comers) room.answerStep1(connection, nothing)
  const [first, ...others] = comers.map(({ wire }) => wire.written.at(-1))
  expect(others).toHaveLength(2)
  for (const other of others) expect(other?.buffer).toBe(first?.buffer)
  for (const other of others) expect(other?.byteOffset).toBe(first?.byteOffset)
  expect(textIn(first)).toBe("before")

  await room.receiveUpdate(writer.connection, typed("later"), false)
  await room.settled()
  room.answerStep1(writer.connection, nothing)
  expect([...textIn(writer.wire.written.at(-1))].sort().join("")).toBe(
    [..."beforelater"].sort().join(""),
  )
})

function textIn(message: Buffer | undefined): string {
  if (message === undefined) throw new Error("Nothing was sent")
  const { kind, bytes } = syncIn(message)
  expect(kind).toBe(1)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  return doc.getText("t").toString()
}
