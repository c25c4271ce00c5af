import * as encoding from "lib0/encoding"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { builtTrial } from "../../tests/support/built.ts"
import { type Trial, Trials } from "./trial.ts"

/** A trial of an update against an empty document. */
const trialOf = (update: Uint8Array): Trial => ({
  ...{ update, state: Y.encodeStateAsUpdate(new Y.Doc()), user: "u1", present: new Map() },
  ...{ clocks: new Map(), authors: new Map(), recovering: false },
})

test("a large update that does no harm is found to be what an audit finds it to be", async () => {
  const doc = new Y.Doc()
  doc.getText("t").insert(0, "x".repeat(1024 * 1024))
  const trials = new Trials(await builtTrial())
  expect(await trials.run(trialOf(Y.encodeStateAsUpdate(doc)))).toEqual({
    ...{ ok: true, clocks: new Map([[doc.clientID, 1024 * 1024]]) },
    ...{ introduced: [doc.clientID], deletes: [] },
  })
})

test("an update that takes minutes to apply is refused within seconds, and the event loop goes on", async () => {
  const trials = new Trials(await builtTrial())
  const refused = trials.run(trialOf(exploding()))
  const harmless = trials.run(trialOf(Y.encodeStateAsUpdate(new Y.Doc())))
  expect(await refused).toMatchObject({ ok: false, code: "too-large" })
  expect(await harmless).toMatchObject({ ok: true })
})

/** Letters that all claim the beginning of a text, each before another letter: each is compared with all before it. */
function exploding(): Uint8Array {
  const letters = 200_000
  const encoder = encoding.createEncoder()
  const numbers = (...list: number[]) => {
    for (const number of list) encoding.writeVarUint(encoder, number)
  }
  numbers(2, letters, 2, 0)
  for (let n = 0; n < letters; n++) {
    // A string with nothing to its left; to its right the n-th letter of client 1.
    encoding.writeUint8(encoder, 0x44)
    numbers(1, n)
    encoding.writeVarString(encoder, "x")
  }
  // One string at the beginning of the text `t`.
  numbers(1, 1, 0)
  encoding.writeUint8(encoder, 4)
  numbers(1)
  encoding.writeVarString(encoder, "t")
  encoding.writeVarString(encoder, "y".repeat(letters))
  numbers(0)
  return encoding.toUint8Array(encoder)
}
