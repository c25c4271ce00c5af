import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numRuns } from "../../tests/builders/any-statements.ts"
import {
  brief,
  briefOf,
  composed,
  indexed,
  monday,
  read,
  tuesday,
} from "../../tests/builders/brief.ts"
import { printMarkdown } from "../export/export.ts"
import type { Statement } from "../meeting/meeting.ts"
import { blocksOf } from "../notation/notation.ts"
import { parseSource } from "./brief.ts"
import { privateBlocks, withoutPrivate } from "./private.ts"

describe("nothing private enters", () => {
  const secret = "Our source said so"
  const ways: readonly (readonly [string, string])[] = [
    ["a tagged block", `[private] [key] ${secret}, @Iran: #labour-rights=protect(+ ${secret}).`],
    [
      "a block under a tagged heading",
      `## [private] Aside\n\n[key] ${secret}. @Iran: #labour-rights(-).`,
    ],
    [
      "a list under a tagged lead",
      `[private] They want:\n\n- [key] ${secret}\n- @Iran #labour-rights(+)`,
    ],
    ["a quotation", `[private] @Iran: “${secret}.”`],
    ["a proposal", `[private] @Iran: §[Objective 13]{+"${secret}"}`],
    ["a relation and who spoke", `[private] @Iran told us, against ~@Japan(-).`],
    ["what is to be verified", `[private] [check] ${secret}.`],
    ["our view and next steps", `[private] [ours] ${secret}.\n\n[private] [next] ${secret}.`],
    ["members", `[private] the @[Friends of Children] (@Iran): #labour-rights=protect.`],
  ]
  test.each(ways)("from %s", (_way, words) => {
    const note = composed(`@Fiji: #gcm-scope=labour-migration-only.\n\n${words}`)
    const all = JSON.stringify(note)
    expect(all).toContain("Fiji")
    expect(all).not.toContain(secret)
    expect(printMarkdown(note)).not.toMatch(/Iran|Japan|Friends/)
  })

  test("nor does it make a silence untrue, or someone new", () => {
    const before = indexed("@Mexico spoke of #access-to-justice.", "monday", monday)
    const text = brief("[private] @Iran: #access-to-justice=ensure.\n\n@Iran took the floor.", {
      date: tuesday,
      before,
    })
    expect(text).not.toContain("Access to justice")
    expect(text).not.toContain("first time")
  })
})

test("each block says where it comes from, and what its words were", () => {
  const note = composed(
    "[key] @Hungary spoke.\n\n@Brazil: #labour-rights=protect. @Fiji: #labour-rights=protect.",
  )
  const sources = blocksOf(note).map((block) => ({
    words: block.inlines.map((inline) => inline.text).join(""),
    source: parseSource(block.source),
  }))
  expect(sources.every(({ source }) => source !== null)).toBe(true)
  expect(sources.find(({ words }) => words === "Hungary spoke.")?.source).toMatchObject({
    piece: "key:monday:b1",
    from: [{ note: "monday", block: "b1", sentence: null }],
  })
  expect(sources.find(({ words }) => words.startsWith("Labour rights"))?.source).toMatchObject({
    piece: "topic:labour-rights",
    from: [
      { note: "monday", block: "b2", sentence: 0 },
      { note: "monday", block: "b2", sentence: 1 },
    ],
  })
  const pieces = sources.map(({ source }) => source?.piece)
  expect(new Set(pieces).size).toBe(pieces.length)
})

test("two who say the same words in one block have a line each", () => {
  const note = composed("@Japan: “Words.” @Brazil: “Words.”")
  const pieces = blocksOf(note).map((block) => parseSource(block.source)?.piece)
  expect(pieces.filter((piece) => piece?.startsWith("quote:"))).toHaveLength(2)
  expect(new Set(pieces).size).toBe(pieces.length)
})

describe("two notes of one intervention", () => {
  test("give its sentence once, with both places as its sources", () => {
    const [first, second] = [
      "@Brazil spoke at length about #labour-rights today.",
      "@Brazil wants more said about #labour-rights.",
    ]
    const note = composed(first, { more: [second] })
    const text = printMarkdown(note)
    expect(text).toContain("Brazil spoke at length")
    expect(text).not.toContain("wants more said")
    const sources = blocksOf(note).map((block) => parseSource(block.source))
    expect(sources.find((source) => source?.piece === "topic:labour-rights")?.from).toMatchObject([
      { note: "monday" },
      { note: "monday-2" },
    ])
  })

  test("whose other one names the provision give it too", () => {
    const said = "@Brazil #labour-rights=protect"
    const text = brief(`${said}.`, { more: [`${said} in §[Objective 13].`] })
    expect(text).toContain("Protect labour rights (Objective 13) – Brazil")
  })
})

const parts = fc.constantFrom(
  ...["@Brazil", "@Japan", "@EU-27", "@Austria for @EU-27", "~@Japan(-)", "@Nobody", ". ", " and "],
  ...["#labour-rights", "#labour-rights=protect", "#regular-irregular=in-between(-)", "#labour(~)"],
  ...[
    "#regular-irregular=no-dichotomy(+? but)",
    '§[Objective 13]{+"x"}',
    "“Words.”",
    "“term”",
    ": ",
  ],
  ...["\n\n", "\n\n- ", "\n\n  - ", "\n\n## ", "[key] ", "[check] ", "[ours] ", "[private] "],
)

test("a second note that repeats the first changes no word of the brief", () =>
  fc.assert(
    fc.property(
      fc.array(
        parts.filter((part) => !part.startsWith("[")),
        { maxLength: 30 },
      ),
      (words) => {
        const text = words.join("")
        expect(brief(text, { more: [text] })).toBe(brief(text))
      },
    ),
    { numRuns },
  ))

test.each(["prose", "list"] as const)(
  "whatever the notes hold, each open position supports a block, and each source is an open block (%s)",
  (voice) =>
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (words) => {
        const text = words.join("")
        const { note, index } = read(text)
        const ids = new Set(blocksOf(note).map(({ id }) => id))
        const hidden = privateBlocks(note)
        const from = blocksOf(composed(text, { voice })).flatMap(
          ({ source }) => parseSource(source)?.from ?? [],
        )
        for (const { block } of from)
          expect([ids.has(block), hidden.has(block)]).toEqual([true, false])
        const isTold = (row: Statement) =>
          from.some(
            ({ block, sentence }) =>
              block === row.block && (sentence === null || sentence === row.sentence),
          )
        const open = index.statements.filter(
          (row) => !row.tags.includes("private") && !hidden.has(row.block),
        )
        // What is said again in a key point is told there.
        const heldAt = (row: Statement) => [row.holder, row.topic, row.position, row.stance].join()
        const told = new Set(open.filter(isTold).map(heldAt))
        expect(open.filter((row) => !told.has(heldAt(row)))).toEqual([])
      }),
      { numRuns },
    ),
)

test.each(["prose", "list"] as const)(
  "private words change nothing in a brief, save that what they raised is no silence (%s)",
  (voice) =>
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (words) => {
        const { note } = read(words.join(""))
        const without = (text: string) => text.replace(/^## Not heard\n[^#]*/m, "")
        const text = printMarkdown(briefOf([note], { voice }))
        expect(without(text)).toBe(
          without(printMarkdown(briefOf([withoutPrivate(note)], { voice }))),
        )
      }),
      { numRuns },
    ),
)

test("any note gives a brief, always the same, of which no line stands twice", async () => {
  await fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (words) => {
      const note = composed(words.join(""))
      expect(composed(words.join(""))).toEqual(note)
      expect(blocksOf(note).map((block) => block.id)).toEqual(
        blocksOf(note).map((_, n) => `b${n + 1}`),
      )
      const pieces = blocksOf(note).map((block) => parseSource(block.source)?.piece)
      expect(new Set(pieces).size).toBe(pieces.length)
    }),
    { numRuns },
  )
})
