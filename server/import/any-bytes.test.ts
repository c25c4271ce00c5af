// Whatever becomes of a file's bytes on the way, the answer is a value, and what can be read holds no chip.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import JSZip from "jszip"
import { expect, test } from "vitest"
import { blocksOf, parseNote } from "../../shared/notation/notation.ts"
import { readFile } from "./read.ts"
import { zipped } from "./testing/word.ts"

const runs = Number(process.env.FUZZ_RUNS || 300)
const original = readFileSync(join(import.meta.dirname, "testing/libreoffice.docx"))

async function mustAnswer(bytes: Buffer): Promise<void> {
  const read = await readFile({ name: "any.docx", bytes })
  if (!read.ok) expect(read.why).toMatch(/\.$/)
  else {
    const inlines = blocksOf(parseNote(read.proposal.text)).flatMap((it) => it.inlines)
    expect(inlines.filter(({ kind }) => kind === "chip")).toEqual([])
  }
}

test("bytes that were changed, cut or put in", async () => {
  const edit = fc.record({
    at: fc.nat(original.length),
    cut: fc.nat(40),
    put: fc.uint8Array({ maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
      let bytes = original
      for (const { at, cut, put } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)])
      }
      await mustAnswer(bytes)
    }),
    { numRuns: runs },
  )
})

test("parts whose elements were taken out, doubled or moved", async () => {
  const zip = await JSZip.loadAsync(original)
  const parts = new Map<string, string>()
  for (const name of Object.keys(zip.files))
    parts.set(name, (await zip.file(name)?.async("string")) ?? "")
  const names = [...parts.keys()].filter((name) => name.endsWith(".xml"))
  const edit = fc.record({
    part: fc.constantFrom(...names),
    at: fc.nat(),
    to: fc.nat(),
    kind: fc.nat(2),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      const files = new Map(parts)
      for (const { part, at, to, kind } of edits) {
        // An element without a further one in it, or a tag that has none to end it.
        const elements = (files.get(part) ?? "").split(/(<[^<>/]*>[^<>]*<\/[^<>]*>|<[^<>]*\/>)/)
        const from = (1 + 2 * at) % Math.max(2, elements.length)
        const [taken = ""] = kind === 2 ? [elements[from]] : elements.splice(from, 1)
        if (kind > 0) elements.splice(to % (elements.length + 1), 0, taken)
        files.set(part, elements.join(""))
      }
      await mustAnswer(await zipped(Object.fromEntries(files)))
    }),
    { numRuns: runs },
  )
})
