import * as encoding from "lib0/encoding"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { MESSAGE } from "../../shared/wire/wire.ts"
import { joined, meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"
import { author, message, RawClient, stockClient, synced, type, until } from "../support/sync.ts"

let server: TestServer
let lead: Person
let attacker: Person
let meeting: string
const notes: { doc: string; text: string }[] = []

beforeAll(async () => {
  server = await TestServer.start({}, afterAll)
  lead = await server.setUp()
  meeting = (await meetingOf(lead)).meeting.id
  attacker = await joined(server, lead, meeting, "note-taker")
})

/** A note of its own, in which a victim has typed and a witness listens. */
async function scene() {
  const { doc } = await noteOf(lead, meeting)
  const victim = stockClient(server, doc, lead)
  await synced(victim.provider)
  const text = type(victim.fragment, "Words of the victim.")
  const witness = stockClient(server, doc, lead)
  await until(witness.doc, () => witness.fragment.toString().includes("of the victim"))
  return { doc, victim, text, witness }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** What a hostile update leads to: the code that ended its connection, while the victim is heard by all. */
async function attack(
  it: Scene,
  send: (client: RawClient) => void,
): Promise<{ code: number; reject: string | undefined }> {
  const client = await RawClient.open(server, it.doc, attacker)
  client.hello()
  await client.next(({ kind }) => kind === "hello")
  send(client)
  const code = await client.closed()
  it.text.insert(it.text.length, " Still heard.")
  await until(it.witness.doc, () => it.witness.fragment.toString().includes("Still heard."))
  notes.push({ doc: it.doc, text: it.witness.fragment.toString() })
  const reject = client.heard.find(({ kind }) => kind === "reject")
  return { code, reject: reject?.kind === "reject" ? reject.code : undefined }
}

function crafted(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const varUints = (...numbers: number[]) =>
  crafted((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  })

test("a poisoned clock ends the attacker's connection, and the victim is heard on", async () => {
  const it = await scene()
  const clock = Y.getState(it.victim.doc.store, it.victim.doc.clientID)
  const poison = crafted((encoder) => {
    for (const n of [1, 1, it.victim.doc.clientID, clock]) encoding.writeVarUint(encoder, n)
    encoding.writeUint8(encoder, 0)
    for (const n of [1e6, 0]) encoding.writeVarUint(encoder, n)
  })
  const outcome = await attack(it, (client) => client.update(poison))
  expect(outcome).toEqual({ code: 4400, reject: "invalid" })
})

test("a delete of words to come is refused, and the words come", async () => {
  const it = await scene()
  const clock = Y.getState(it.victim.doc.store, it.victim.doc.clientID)
  const swallow = varUints(0, 1, it.victim.doc.clientID, 1, clock, 1000)
  const outcome = await attack(it, (client) => client.update(swallow))
  expect(outcome).toEqual({ code: 4400, reject: "invalid" })
})

test("an update in another's name is refused", async () => {
  const it = await scene()
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(it.victim.doc))
  const before = Y.encodeStateVector(forged)
  forged.clientID = it.victim.doc.clientID
  type(forged.getXmlFragment("note"), "I never said this.")
  const outcome = await attack(it, (client) => client.update(Y.encodeStateAsUpdate(forged, before)))
  expect(outcome).toEqual({ code: 4400, reject: "invalid" })
  expect(it.witness.fragment.toString()).not.toContain("never said")
})

test("a gap asks the client to come again, and a gap in its whole state ends it", async () => {
  const it = await scene()
  const words = author()
  type(words.fragment, "first")
  type(words.fragment, "second")
  const second = words.updates[1] ?? new Uint8Array()
  const passing = await attack(it, (client) => client.update(second))
  expect(passing).toEqual({ code: 1013, reject: "invalid" })
})

test("a delete of own words that are still to come asks the client to come again with all it has", async () => {
  const it = await scene()
  const words = author()
  type(words.fragment, "first")
  type(words.fragment, "second")
  words.fragment.delete(0, 1)
  const deletion = words.updates.at(-1) ?? new Uint8Array()
  const passing = await attack(it, (client) => client.update(deletion))
  expect(passing).toEqual({ code: 1013, reject: "invalid" })
  const { doc, witness } = await scene()
  const again = await RawClient.open(server, doc, attacker)
  again.update(deletion)
  expect(await again.closed()).toBe(1013)
  const exchanged = await RawClient.open(server, doc, attacker)
  exchanged.step2(Y.encodeStateAsUpdate(words.doc))
  await until(witness.doc, () => witness.fragment.toString().includes("second"))
  expect(witness.fragment.toString()).not.toContain("first")
})

test("a gap in a client's whole state ends it for good", async () => {
  const it = await scene()
  const words = author()
  type(words.fragment, "first")
  type(words.fragment, "second")
  const second = words.updates[1] ?? new Uint8Array()
  const final = await attack(it, (client) => client.step2(second))
  expect(final).toEqual({ code: 4400, reject: "invalid" })
})

test("garbage between two good updates of others touches neither", async () => {
  const it = await scene()
  const outcome = await attack(it, (client) => {
    client.update(Uint8Array.of(9, 9, 9, 9))
    it.text.insert(0, "Meanwhile: ")
  })
  expect(outcome.code).toBe(4400)
  expect(it.witness.fragment.toString()).toContain("Meanwhile: ")
})

test("half a frame, a text frame and a frame of nothing end their connection alone", async () => {
  const it = await scene()
  for (const hostile of [Uint8Array.of(0, 2, 200), Uint8Array.of(0, 9, 0), new Uint8Array()]) {
    const client = await RawClient.open(server, it.doc, attacker)
    client.send(hostile)
    expect(await client.closed()).toBe(4400)
  }
  const outcome = await attack(it, (client) => client.socket.send("hello"))
  expect(outcome.code).toBe(4400)
})

test("a change that is too large for one update is refused by its own code", async () => {
  const it = await scene()
  const words = author()
  type(words.fragment, "x".repeat(2 * 1024 * 1024))
  const update = words.updates[0] ?? new Uint8Array()
  const outcome = await attack(it, (client) => client.update(update))
  expect(outcome).toEqual({ code: 4413, reject: "too-large" })
})

test("a note grows to its limit and not beyond, and keeps what it has", async () => {
  const it = await scene()
  const outcome = await attack(it, (client) => {
    const words = author()
    for (let i = 0; i < 6; i++) type(words.fragment, "x".repeat(1.5 * 1024 * 1024))
    for (const update of words.updates) client.update(update)
  })
  expect(outcome).toEqual({ code: 4413, reject: "over-quota" })
})

test("a state vector of nonsense ends its connection alone", async () => {
  const it = await scene()
  const outcome = await attack(it, (client) => client.step1(Uint8Array.of(200, 1)))
  expect(outcome.code).toBe(4400)
})

test("presence of another, presence without measure and presence of nonsense are not passed on", async () => {
  const it = await scene()
  const presence = (client: number, clock: number, state: string) =>
    crafted((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness)
      encoding.writeVarUint8Array(
        encoder,
        crafted((inner) => {
          for (const n of [1, client, clock]) encoding.writeVarUint(inner, n)
          encoding.writeVarString(inner, state)
        }),
      )
    })
  const victimId = it.victim.doc.clientID
  it.victim.provider.awareness.setLocalState({ cursor: 1 })
  const outcome = await attack(it, (client) => {
    client.send(presence(victimId, 4e9, JSON.stringify({ user: { name: "Forged" } })))
    client.send(presence(12345, 1, JSON.stringify({ much: "x".repeat(5000) })))
    client.send(presence(12346, 1, JSON.stringify({ cursor: 7 })))
    client.send(presence(1, 1, "no JSON"))
  })
  expect(outcome.code).toBe(4400)
  const states = [...it.witness.provider.awareness.getStates()]
  expect(states.some(([id]) => id === 12345)).toBe(false)
  expect(JSON.stringify(states)).not.toContain("Forged")
})

test("ten thousand presences at once end their connection", async () => {
  const it = await scene()
  const many = crafted((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      crafted((inner) => {
        encoding.writeVarUint(inner, 10_000)
        for (let i = 0; i < 10_000; i++) {
          encoding.writeVarUint(inner, i + 1)
          encoding.writeVarUint(inner, 1)
          encoding.writeVarString(inner, "{}")
        }
      }),
    )
  })
  const outcome = await attack(it, (client) => client.send(many))
  expect(outcome.code).toBe(4400)
})

test("a flood of messages is asked to come back later", async () => {
  const it = await scene()
  const outcome = await attack(it, (client) => {
    for (let i = 0; i < 3000; i++) client.send(message(MESSAGE.mark, i))
  })
  expect(outcome.code).toBe(1013)
})

test("after all this every note is whole on a server that was started again", async () => {
  await server.restart()
  for (const { doc, text } of notes) {
    const { fragment, provider } = stockClient(server, doc, lead)
    await synced(provider)
    expect(fragment.toString()).toBe(text)
    provider.destroy()
  }
})
