// The thread in which files are read ends with what takes too long or too much, and with nothing else.
import { expect, test } from "vitest"
import { builtImport } from "../../tests/support/built.ts"
import { Importer } from "./import.ts"

const words = { name: "a.txt", bytes: Buffer.from("Words") }
/** Each of its elements goes on in all paragraphs behind it. */
const endless = { name: "a.html", bytes: Buffer.from("<b><p>x".repeat(100_000)) }
const read = { ok: true, proposal: { text: "Words\n" } }
const tooHeavy = { ok: false, code: "too-large", why: expect.stringMatching(/too long to read/) }

test("a file that takes too long is given up, and the next is read", async () => {
  const importer = new Importer(await builtImport(), { patience: 2_000, memory: 512 })
  const [first, second] = await Promise.all([importer.read(endless), importer.read(words)])
  expect(first).toMatchObject(tooHeavy)
  expect(second).toMatchObject(read)
})

test("a file that takes too much memory is given up", async () => {
  const importer = new Importer(await builtImport(), { patience: 60_000, memory: 24 })
  const large = { name: "a.html", bytes: Buffer.from("<i>x</i> y".repeat(400_000)) }
  expect(await importer.read(large)).toMatchObject(tooHeavy)
  expect(await importer.read(words)).toMatchObject(read)
})

test("where many wait, the last is told to come back", async () => {
  const importer = new Importer(await builtImport())
  const answers = await Promise.all(Array.from({ length: 12 }, () => importer.read(words)))
  expect(answers.map((it) => (it.ok ? "read" : it.code))).toEqual([
    ...Array<string>(9).fill("read"),
    ...Array<string>(3).fill("busy"),
  ])
})
