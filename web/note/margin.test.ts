// What the margin says of notes in the sample meeting.
import { describe, expect, test } from "vitest"
import { parseNote } from "../../shared/notation/notation.ts"
import { readNoteIndex } from "../../shared/reading/reading.ts"
import { sampleNames } from "../editor/testing/chip-stage.ts"
import { type MarginLine, marginOf } from "./margin.ts"

const entriesOf = (text: string) => {
  const note = parseNote(text)
  return marginOf(note, readNoteIndex(note, sampleNames), sampleNames)
}
const said = (line: MarginLine): string =>
  line.kind === "remark"
    ? line.text
    : line.kind === "proposal"
      ? `${line.who} → ${line.text}`
      : `${line.who} → ${line.what}: ${line.stance}${line.qualifier === null ? "" : `, ${line.qualifier}`}${line.unsure ? ", unsure" : ""}${line.from === null ? "" : ` · ${line.from}`}`
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

  test("problems beside the block that has them", () => {
    expect(entriesOf("All well.\n\n@Lichtenshtein wants more.")).toMatchObject([
      { block: "b2", problems: [{ code: "unknown-actor", text: "@Lichtenshtein" }] },
    ])
  })
})
