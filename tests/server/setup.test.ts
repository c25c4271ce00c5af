import { expect, test } from "vitest"
import type { InviteMade, MeetingSummary, SessionAnswer } from "../../shared/wire/wire.ts"
import { joined, meetingOf, Person, TestServer } from "../support/server.ts"

const account = { name: "Lead", username: "lead", password: "a long password" }

test("the printed link makes the first lead, once", async () => {
  const server = await TestServer.start()
  const token = server.running.setUpLink?.split("/").at(-1)
  const first = new Person(server)
  expect(await first.must("GET", "/api/setup")).toEqual({ open: true })
  const answers = await Promise.all([
    first.call<SessionAnswer>("POST", "/api/setup", { token, ...account }),
    new Person(server).call("POST", "/api/setup", { token, ...account, username: "second" }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  expect(await first.must("GET", "/api/setup")).toEqual({ open: false })
  await server.restart()
  expect(server.running.setUpLink).toBeNull()
})

test("the link is the same at each start until it was used, and a wrong one leads nowhere", async () => {
  const server = await TestServer.start()
  const link = new URL(server.running.setUpLink ?? "").pathname
  await server.restart()
  expect(new URL(server.running.setUpLink ?? "").pathname).toBe(link)
  const wrong = await new Person(server).call("POST", "/api/setup", { token: "wrong", ...account })
  expect(wrong).toMatchObject({ status: 410, body: { type: "gone" } })
})

test("a faulty form leaves the link good, and names each field", async () => {
  const server = await TestServer.start()
  const token = server.running.setUpLink?.split("/").at(-1)
  const answer = await new Person(server).call("POST", "/api/setup", {
    ...{ token, name: " ", username: "x", password: "short" },
  })
  expect(answer).toMatchObject({
    status: 400,
    body: {
      type: "invalid",
      instance: expect.any(String),
      faults: [
        expect.stringMatching(/^name: /),
        expect.stringMatching(/^username: /),
        expect.stringMatching(/^password: /),
      ],
    },
  })
  expect((await server.setUp()).cookie).toContain("lineup.session_token")
})

test("the first lead leads the sample meeting", async () => {
  const { config } = await TestServer.start()
  const server = await TestServer.start({ seedsDir: config.webDir.replace(/dist\/web$/, "seeds") })
  const lead = await server.setUp()
  const [sample] = await lead.must<MeetingSummary[]>("GET", "/api/meetings")
  expect(sample).toMatchObject({ role: "lead", notes: { length: 4 } })
  expect(sample?.notes.every((note) => note.changedAt === null)).toBe(true)
  await server.restart()
  expect(await lead.must("GET", "/api/meetings")).toHaveLength(1)
}, 20_000)

test("an invite lets somebody in by a name alone, as what it says, and as often as it says", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const path = `/api/meetings/${meeting.id}/invites`
  const invite = await lead.must<InviteMade>("POST", path, { role: "note-taker", uses: 1 })
  expect(invite.link).toBe(`${server.url}/join/${invite.code}`)
  const taker = new Person(server)
  expect(await taker.must("GET", `/api/invites/${invite.code}`)).toMatchObject({
    ...{ meeting: meeting.name, role: "note-taker", by: "Lead" },
  })
  const session = await taker.must<SessionAnswer>("POST", `/api/invites/${invite.code}`, {
    name: "Note-taker one",
  })
  expect(session).toMatchObject({ user: { name: "Note-taker one", username: "" }, owner: false })
  expect(await taker.must<MeetingSummary[]>("GET", "/api/meetings")).toMatchObject([
    { id: meeting.id, role: "note-taker" },
  ])
  const late = await new Person(server).call("POST", `/api/invites/${invite.code}`, {
    name: "Late",
  })
  expect(late.status).toBe(410)
})

test("who joins with a username and a password comes back with them", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const path = `/api/meetings/${meeting.id}/invites`
  const { code } = await lead.must<InviteMade>("POST", path, { role: "reader" })
  const words = { username: "Reader.one", password: "another password" }
  await new Person(server).must("POST", `/api/invites/${code}`, { name: "Reader one", ...words })
  const back = new Person(server)
  const signedIn = { ...words, username: "reader.one" }
  expect(await back.must("POST", "/api/sign-in", signedIn)).toMatchObject({
    user: { name: "Reader one" },
  })
  const taken = await new Person(server).call("POST", `/api/invites/${code}`, {
    ...{ name: "Another", ...words },
  })
  expect(taken).toMatchObject({
    status: 409,
    body: { faults: [expect.stringMatching(/^username: /)] },
  })
  const half = { name: "Half", username: "half" }
  expect((await new Person(server).call("POST", `/api/invites/${code}`, half)).status).toBe(400)
})

test("who is signed in joins a second meeting as who they are", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const first = await meetingOf(lead)
  const second = await meetingOf(lead)
  expect(second.meeting.id).not.toBe(first.meeting.id)
  const taker = await joined(server, lead, first.meeting.id, "note-taker")
  const path = `/api/meetings/${second.meeting.id}/invites`
  const { code } = await lead.must<InviteMade>("POST", path, { role: "reader" })
  await taker.must("POST", `/api/invites/${code}`, { name: "Ignored" })
  const meetings = await taker.must<MeetingSummary[]>("GET", "/api/meetings")
  expect(meetings.map(({ role }) => role).sort()).toEqual(["note-taker", "reader"])
})

test("an invite that was taken back lets nobody in", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const { meeting } = await meetingOf(lead)
  const path = `/api/meetings/${meeting.id}/invites`
  const { code, id } = await lead.must<InviteMade>("POST", path, { role: "lead" })
  await lead.must("DELETE", `${path}/${id}`)
  expect((await new Person(server).call("GET", `/api/invites/${code}`)).status).toBe(410)
})

test("signing out ends the session, also for a copy of its cookie", async () => {
  const server = await TestServer.start()
  const lead = await server.setUp()
  const copy = new Person(server)
  copy.headers.cookie = lead.cookie
  expect((await copy.call("GET", "/api/session")).status).toBe(200)
  await lead.must("POST", "/api/sign-out")
  expect((await lead.call("GET", "/api/session")).status).toBe(401)
  expect((await copy.call("GET", "/api/session")).status).toBe(401)
})

test("wrong passwords are slowed down, whatever address the client claims, also all at once", async () => {
  const server = await TestServer.start()
  await server.setUp()
  const guess = (i: number) => {
    const person = new Person(server)
    person.headers["x-forwarded-for"] = `10.0.1.${i}`
    person.headers["x-real-ip"] = `10.0.2.${i}`
    person.headers["x-lineup-address"] = `10.0.3.${i}`
    const words = { username: "lead", password: `wrong password ${i}` }
    return person.call("POST", "/api/sign-in", words)
  }
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(6)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(14)
  const slowed = answers.find(({ status }) => status === 429)
  expect(Number(slowed?.headers.get("retry-after"))).toBeGreaterThan(0)
})

test("nobody learns whether a username exists", async () => {
  const server = await TestServer.start()
  await server.setUp()
  const known = await new Person(server).call("POST", "/api/sign-in", {
    ...{ username: "lead", password: "wrong password" },
  })
  const unknown = await new Person(server).call("POST", "/api/sign-in", {
    ...{ username: "nobody", password: "wrong password" },
  })
  const said = ({ status, body }: typeof known) => [status, (body as { detail: string }).detail]
  expect(said(known)).toEqual(said(unknown))
})

test("the session's cookie is kept from scripts and other sites, and from plain http where there is https", async () => {
  const server = await TestServer.start({ env: { PUBLIC_URL: "https://lineup.example" } })
  const token = server.running.setUpLink?.split("/").at(-1)
  const answer = await fetch(`http://127.0.0.1:${server.running.port}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://lineup.example" },
    body: JSON.stringify({ token, ...account }),
  })
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Secure-lineup\.session_token=/)
  for (const flag of ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"]) {
    expect(cookie?.toLowerCase()).toContain(flag.toLowerCase())
  }
})
