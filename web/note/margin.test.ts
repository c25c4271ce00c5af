// What the margin says of notes in the sample meeting.
import { describe, expect, test } from "vitest"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { placedBlocks, readNoteIndex } from "../../shared/reading/reading.ts"
import { sampleMeeting, sampleNames } from "../editor/testing/chip-stage.ts"
import { entryOf, type MarginLine } from "./margin.ts"

const entriesOf = (text: string, names = sampleNames) => {
  const note = parseNote(text)
  const { blocks } = readNoteIndex(note, names)
  return placedBlocks(note).flatMap(({ block }, n) => {
    const reading = blocks[n]
    return (reading && entryOf(block, reading, names)) ?? []
  })
}
const said = (line: MarginLine): string => {
  if (line.kind === "remark" || line.kind === "tag") return line.text
  const who = line.neutral === null ? line.who : `${line.who} (${line.neutral})`
  if (line.kind === "proposal") return `${who} → ${line.text}`
  return `${who} → ${line.what}: ${line.stance}${line.qualifier === null ? "" : `, ${line.qualifier}`}${line.unsure ? ", unsure" : ""}${line.from === null ? "" : ` · ${line.from}`}`
}
const linesOf = (text: string) => entriesOf(text).flatMap(({ lines }) => lines.map(said))

describe("the margin says", () => {
  test.each([
    [
      "who holds what, and for whom",
      "@Brazil for @[Latin America and Canada]: #firewalls=accept.",
      ["Brazil for LAC → firewalls, accepted: supports"],
    ],
    [
      "equal positions of several in one line",
      "@Thailand and @Switzerland #firewalls=reject(- so far).",
      ["Thailand, Switzerland → firewalls, not acceptable: opposes, so far"],
    ],
    ["doubt about who spoke", "@Libya(?) on #labour.", ["Libya? → labour: addresses, unsure"]],
    [
      "agreement with one cited, and whose words were quoted",
      "@Brazil is against ~@Japan(-) who “divides people”.",
      ["Brazil → Japan: opposes", "Brazil spoke, no position read", "Quote: Brazil"],
    ],
    [
      "where an item took its position from",
      "For #firewalls=accept:\n\n- @Brazil\n- @Mexico",
      [
        "Brazil → accepted: supports · from the lead",
        "Mexico → accepted: supports · from the lead",
      ],
    ],
    [
      "what would be changed in the text",
      '@Norway: §13{-"may"}{+"shall"}.',
      ["Norway → Objective 13: “may” becomes “shall”"],
    ],
    [
      "what is ours, and what we raised by it",
      "[ours] Nobody takes up #labour.",
      ["Our view: no statement. Counts as raised by us: labour"],
    ],
    [
      "what leaves nowhere",
      "[private] In the corridor.",
      ["Private: leaves in no brief, export or publication"],
    ],
    [
      "what the brief takes",
      "[key] @Brazil on #labour(+).",
      ["Brazil → labour: supports", "For the brief: key point"],
    ],
    ["who spoke without a position", "@Kenya took the floor.", ["Kenya spoke, no position read"]],
    [
      "who belongs to a group today",
      "@[Friends of Children] (@Bulgaria and @Jamaica) on #labour.",
      ["FoC → labour: addresses", "Members of FoC: Bulgaria, Jamaica"],
    ],
  ])("%s", (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  test("nothing of a block without chips", () => {
    expect(entriesOf("The room was half empty.")).toEqual([])
  })

  test("who takes no side", () => {
    const meeting = {
      ...sampleMeeting,
      actors: [
        ...sampleMeeting.actors,
        {
          id: "chair",
          kind: "person",
          name: "The chair",
          aliases: [],
          neutral: true,
          role: "chair",
        },
        { id: "desk", kind: "organisation", name: "The desk", aliases: [], neutral: true },
      ] as typeof sampleMeeting.actors,
    }
    const lines = entriesOf("@chair, @desk and @Brazil on #labour.\n\n@chair.", namesOf(meeting))
    expect(lines.flatMap((entry) => entry.lines.map(said))).toEqual([
      "The chair (chair, neutral) → labour: addresses",
      "The desk (neutral) → labour: addresses",
      "Brazil → labour: addresses",
      "The chair (chair, neutral) spoke, no position read",
    ])
  })

  test("problems beside the block that has them", () => {
    expect(entriesOf("All well.\n\n@Lichtenshtein wants more.")).toMatchObject([
      { block: "b2", problems: [{ row: { code: "unknown-actor", text: "@Lichtenshtein" } }] },
    ])
  })
})
