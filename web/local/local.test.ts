import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import {
  askToKeep,
  type CopyOf,
  clearLocalCopies,
  keepAnswer,
  keptAnswer,
  localAside,
  localNotes,
  localUpdates,
  NoteCopy,
  NotKept,
  removeAside,
  waitingChanges,
} from "./local.ts"

beforeEach(async () => {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase("lineup")
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
})

const mine: CopyOf = { user: "lead", doc: "day-1", title: "2018-03-12 Plenary" }

function copyOf(of: Partial<CopyOf> = {}, heard: (n: number) => void = () => {}): NoteCopy {
  const copy = new NoteCopy({ ...mine, ...of }, heard)
  onTestFinished(() => copy.close())
  return copy
}

/** A document whose changes are at hand, one by one. */
function author() {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const text = doc.getText("note")
  return {
    type(words: string): Uint8Array {
      text.insert(text.length, words)
      const last = updates.at(-1)
      if (last === undefined) throw new Error("Nothing was typed")
      return last
    },
  }
}

const row = (update: Uint8Array, changes = 1, generation = 1) => ({
  ...{ updates: [update], changes, client: 7, generation, schema: 3 },
})

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getText("note").toString()
}

async function stored(of: Partial<CopyOf> = {}): Promise<string> {
  const found = await copyOf(of).load()
  return textOf((found?.rows ?? []).map(({ bytes }) => bytes))
}

describe("one note's copy", () => {
  test("a note that was never open here has none", async () => {
    expect(await copyOf().load()).toBeNull()
    expect(await localNotes("lead")).toEqual([])
  })

  test("what was appended is there for the next tab, in order, with what waits of it", async () => {
    const copy = copyOf()
    const writer = author()
    await copy.load()
    expect(await copy.append(row(writer.type("one "), 0))).toBe(1)
    expect(await copy.append(row(writer.type("two "), 2))).toBe(2)
    expect(await copy.append(row(writer.type("three"), 1))).toBe(3)
    expect(await copyOf().load()).toMatchObject({ generation: 1, last: 3, acknowledged: 0 })
    expect(await stored()).toBe("one two three")
    expect(await waitingChanges("lead")).toBe(3)
    await copy.acknowledge(2)
    expect(await waitingChanges("lead")).toBe(1)
    await copy.acknowledge(1)
    expect(await localNotes("lead")).toEqual([
      { doc: "day-1", title: "2018-03-12 Plenary", waiting: 1 },
    ])
    expect(textOf(await localUpdates("lead", "day-1"))).toBe("one two three")
  })

  test("another tab hears the number and reads what is behind its own", async () => {
    const heard = vi.fn()
    const first = copyOf()
    const second = copyOf({}, heard)
    const writer = author()
    await first.append(row(writer.type("a")))
    await second.load()
    await first.append(row(writer.type("b")))
    await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith(2), 20_000)
    const found = await second.since(1)
    expect(found?.rows.map(({ n, changes }) => ({ n, changes }))).toEqual([{ n: 2, changes: 1 }])
  })

  test("two tabs that begin a copy at once number their rows without a clash", async () => {
    const tabs = [copyOf(), copyOf(), copyOf()]
    const numbers = await Promise.all(tabs.map((tab) => tab.append(row(author().type("x")))))
    expect(numbers.sort()).toEqual([1, 2, 3])
    expect(await stored()).toBe("xxx")
  })

  test("many rows become one, what waits stays by itself, and a tab that was behind gets all", async () => {
    const copy = copyOf()
    const behind = copyOf()
    const writer = author()
    await copy.append(row(writer.type("0 ")))
    await behind.load()
    for (let n = 1; n < 20; n++) await copy.append(row(writer.type(`${n} `), n % 2))
    await copy.acknowledge(10)
    const before = await stored()
    await copy.compact()
    expect(await stored()).toBe(before)
    const kept = await copyOf().load()
    expect(kept?.rows.map(({ n, changes }) => [n, changes])).toEqual([
      ...[12, 14, 16, 18, 20].map((n) => [n, 1]),
      [21, 0],
    ])
    expect(await waitingChanges("lead")).toBe(5)
    const rest = await behind.since(1)
    expect(textOf((rest?.rows ?? []).map(({ bytes }) => bytes))).toBe(before)
  })

  test("a copy of many acknowledged rows is merged by itself", async () => {
    const copy = copyOf()
    const writer = author()
    let last = 0
    for (let n = 0; n < 301; n++) last = await copy.append(row(writer.type("x"), 0))
    await copy.acknowledge(last)
    const found = await copyOf().load()
    expect(found?.rows).toHaveLength(1)
    expect(await stored()).toBe("x".repeat(301))
  })
})

describe("a note that was replaced", () => {
  test("its copy is set aside whole, counts as waiting, and is gone when it is let go", async () => {
    const copy = copyOf()
    const writer = author()
    await copy.append(row(writer.type("kept "), 0))
    await copy.append(row(writer.type("and mine"), 3))
    await copy.setAside()
    expect(await copyOf().load()).toBeNull()
    const [aside] = await localAside("lead", "day-1")
    if (aside === undefined) throw new Error("Nothing was set aside")
    expect(textOf([aside.bytes])).toBe("kept and mine")
    expect(aside).toMatchObject({ title: "2018-03-12 Plenary", waiting: 3, doc: "day-1" })
    expect(await waitingChanges("lead")).toBe(3)
    await removeAside("lead", aside)
    expect(await localAside("lead")).toEqual([])
    expect(await waitingChanges("lead")).toBe(0)
  })

  test("a tab with the old copy stores nothing into the new one", async () => {
    const old = copyOf()
    await old.append(row(author().type("old")))
    const other = copyOf()
    await other.load()
    await other.setAside()
    other.beginAnew()
    await other.append(row(author().type("new"), 0, 2))
    await expect(old.append(row(author().type("more")))).rejects.toMatchObject({ why: "cleared" })
    await expect(old.since(0)).rejects.toMatchObject({ why: "cleared" })
    expect(await stored()).toBe("new")
    const late = copyOf()
    await expect(late.append(row(author().type("late")))).rejects.toMatchObject({ why: "replaced" })
  })
})

describe("several people on one device", () => {
  test("none sees what another has here, and clearing takes the one's alone", async () => {
    await copyOf().append(row(author().type("mine")))
    await copyOf({ user: "other" }).append(row(author().type("theirs")))
    await keepAnswer("lead", "/meetings", ["a"])
    await keepAnswer("other", "/meetings", ["b"])
    expect(await stored({ user: "third" })).toBe("")
    expect(await waitingChanges("lead")).toBe(1)
    await clearLocalCopies("lead")
    expect(await stored()).toBe("")
    expect(await stored({ user: "other" })).toBe("theirs")
    expect(await keptAnswer("lead", "/meetings")).toBeNull()
    expect(await keptAnswer("other", "/meetings")).toMatchObject({ answer: ["b"] })
  })

  test("an open note does not come back after its copies were cleared", async () => {
    const copy = copyOf()
    await copy.append(row(author().type("mine")))
    await clearLocalCopies("lead")
    await expect(copy.append(row(author().type("more")))).rejects.toMatchObject({ why: "cleared" })
    expect(await localNotes("lead")).toEqual([])
    copy.beginAnew()
    await copy.append(row(author().type("again")))
    expect(await stored()).toBe("again")
  })
})

test("the last answer of a path is kept by user, and what was asked before anybody was known", async () => {
  const before = Date.now()
  await keepAnswer("", "/session", { user: { id: "lead" } })
  await keepAnswer("lead", "/meetings", [1])
  await keepAnswer("lead", "/meetings", [1, 2])
  expect((await keptAnswer("lead", "/meetings"))?.answer).toEqual([1, 2])
  expect((await keptAnswer("", "/session"))?.at).toBeGreaterThanOrEqual(before)
  expect(await keptAnswer("", "/meetings")).toBeNull()
  await clearLocalCopies("lead")
  expect(await keptAnswer("", "/session")).toBeNull()
})

describe("when the browser cannot keep it", () => {
  test("a newer tab may rebuild the database, and this one says that it is too old", async () => {
    const copy = copyOf()
    await copy.append(row(author().type("x")))
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("lineup", 99)
      request.onblocked = () => reject(new Error("Our connection stood in the way"))
      request.onsuccess = () => resolve(request.result)
    })
    onTestFinished(() => newer.close())
    await expect(copy.append(row(author().type("y")))).rejects.toMatchObject({ why: "newer" })
  })

  test("a connection that was closed is opened again", async () => {
    const copy = copyOf()
    await copy.append(row(author().type("x")))
    await new Promise((done) => {
      indexedDB.deleteDatabase("lineup").onsuccess = done
    })
    copy.beginAnew()
    expect(await copy.append(row(author().type("y")))).toBe(1)
    expect(await stored()).toBe("y")
  })

  test("a full disk is told as that, and nothing of the row is there", async () => {
    const copy = copyOf()
    await copy.append(row(author().type("before")))
    // Chromium looks at the quota too seldom to be brought to it in a test: the fault is its own, thrown by hand.
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError")
    })
    const fault = await copy.append(row(author().type("lost"))).catch((reason: unknown) => reason)
    put.mockRestore()
    expect(fault).toBeInstanceOf(NotKept)
    expect(fault).toMatchObject({ why: "full" })
    expect(await stored()).toBe("before")
    expect(await copy.append(row(author().type(" after")))).toBe(2)
  })

  test("a browser without a database says so", async () => {
    vi.stubGlobal("indexedDB", undefined)
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })
    await expect(clearLocalCopies("lead")).resolves.toBeUndefined()
  })
})

test("the browser is asked to keep what is here", async () => {
  expect(typeof (await askToKeep())).toBe("boolean")
  expect(await askToKeep()).toBe(await navigator.storage.persisted())
})
