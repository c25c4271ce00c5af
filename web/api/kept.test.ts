// Answers on this device: the server's while it is reached, the kept ones else, and nothing after signing out.
import { beforeEach, describe, expect, test } from "vitest"
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import type { MeetingAnswer } from "../../shared/wire/wire.ts"
import { clearLocalCopies } from "../local/local.ts"
import { askOrKept, keep, keepSession, kept, keptSession } from "./kept.ts"
import { keptMeetings, keptStatements, MeetingKeeper } from "./kept-meeting.ts"
import { ApiProblem, NoConnection } from "./problem.ts"

const session = { user: { id: "u1", name: "Lead", username: "lead" }, owner: true }
const unreached = () => Promise.reject(new NoConnection("not reached"))

beforeEach(async () => {
  await clearLocalCopies("u1")
  await clearLocalCopies("u2")
  await keepSession(session)
})

describe("asking", () => {
  test("gives the server's answer, and keeps it for when the server is away", async () => {
    const before = Date.now()
    expect(await askOrKept("u1", "/meetings", async () => ["a"])).toEqual({
      answer: ["a"],
      at: null,
    })
    // Read behind the write, which was begun before.
    await keep("u1", "/other", null)
    const known = await askOrKept("u1", "/meetings", unreached)
    expect(known.answer).toEqual(["a"])
    expect(known.at).toBeGreaterThanOrEqual(before)
  })

  test("gives what was kept where the server is slow, and waits for it where nothing was", async () => {
    const late = () => new Promise<string>((resolve) => setTimeout(() => resolve("late"), 60))
    expect(await askOrKept("u1", "/slow", late, 10)).toEqual({ answer: "late", at: null })
    await keep("u1", "/slow", "kept")
    expect((await askOrKept("u1", "/slow", late, 10)).answer).toBe("kept")
  })

  test("throws where there is neither, and whatever the server refuses with", async () => {
    await expect(askOrKept("u1", "/never", unreached)).rejects.toBeInstanceOf(NoConnection)
    await keep("u1", "/refused", "kept")
    const problem = {
      type: "not-allowed",
      title: "",
      status: 403,
      detail: "no",
      instance: "",
    } as const
    const refuse = () => Promise.reject(new ApiProblem(problem))
    await expect(askOrKept("u1", "/refused", refuse)).rejects.toBeInstanceOf(ApiProblem)
  })
})

test("nothing is kept for whoever is not signed in on this device", async () => {
  await keep("u2", "/meetings", ["another's"])
  expect(await kept("u2", "/meetings")).toBeNull()
  await keep("u1", "/meetings", ["mine"])
  await clearLocalCopies("u1")
  // A page of the same person that was open meanwhile.
  await keep("u1", "/meetings", ["mine"])
  expect(await kept("u1", "/meetings")).toBeNull()
  expect(await keptSession()).toBeNull()
})

describe("a meeting", () => {
  const meeting = {
    meeting: { id: "m1", name: "A compact" },
    notes: [],
  } as unknown as MeetingAnswer
  const row = (id: string, note: string) => ({ id, note }) as IndexedStatement

  test("comes back as it was seen last, with its statements", async () => {
    const keeper = new MeetingKeeper("u1", "m1", () => true)
    keeper.takeMeeting(meeting)
    const statements = [row("a", "n1"), row("b", "n2"), row("c", "n1")]
    keeper.takeStatements({ version: 7, statements, memberships: [] })
    await keeper.store()
    expect(await keptMeetings("u1")).toEqual([meeting])
    const found = await keptStatements("u1", "m1")
    expect(found?.answer.version).toBe(7)
    expect(found?.answer.statements.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
      statements,
    )
    keeper.close()
  })

  test("writes the notes that changed and no other, and forgets a note without rows", async () => {
    const keeper = new MeetingKeeper("u1", "m1", () => true)
    const [a, b, c] = [row("a", "n1"), row("b", "n2"), row("c", "n3")]
    keeper.takeStatements({ version: 1, statements: [a, b, c], memberships: [] })
    await keeper.store()
    const written = await kept("u1", "/meetings/m1/statements/n1")
    keeper.takeStatements({ version: 2, statements: [a, row("b2", "n2")], memberships: [] })
    await keeper.store()
    expect(await kept("u1", "/meetings/m1/statements/n1")).toEqual(written)
    const found = await keptStatements("u1", "m1")
    expect(found?.answer.statements.map(({ id }) => id)).toEqual(["a", "b2"])
    keeper.close()
  })

  test("says until when its rows were all there was", async () => {
    let isCurrent = true
    const keeper = new MeetingKeeper("u1", "m1", () => isCurrent)
    keeper.takeStatements({ version: 1, statements: [], memberships: [] })
    await keeper.store()
    const seen = (await keptStatements("u1", "m1"))?.at
    isCurrent = false
    await keeper.store()
    expect((await keptStatements("u1", "m1"))?.at).toBe(seen)
    keeper.close()
  })
})
