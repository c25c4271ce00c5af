// What the margin says of why a line is there.
import { expect, test } from "vitest"
import { type Block, parseNote } from "../../shared/notation/notation.ts"
import { placedBlocks, readNoteIndex } from "../../shared/reading/reading.ts"
import { sampleNames } from "../editor/testing/chip-stage.ts"
import { entryOf } from "./margin.ts"
import { refOf } from "./problems.ts"
import { reasonOf } from "./reasons.ts"

test.each([
  [
    "names in the sentence itself",
    "@Brazil: #firewalls=accept.",
    ["Speaker and position stand in this sentence."],
  ],
  ["a topic alone", "@Brazil on #labour.", ["Speaker and topic stand in this sentence."]],
  [
    "the sentence before",
    "@Brazil came late. Then #labour.",
    ["Speaker named in a sentence before; topic in this sentence."],
  ],
  [
    "a position that stood open",
    "Somebody wants #firewalls=accept. It was @Brazil.",
    ["Speaker named in this sentence; took up the position that stood open."],
  ],
  [
    "a lead and a heading",
    "## @EU-27 and friends\n\nThose who want #firewalls=accept:\n\n- @Brazil\n- #labour",
    [
      // The lead's own position is its heading's speaker's.
      "Speaker from the heading “EU-27 and friends”; position in this sentence.",
      "Speaker named in this sentence; position from the lead “Those who want firewalls: accepted:”.",
      "Speaker from the heading “EU-27 and friends”; topic in this sentence.",
    ],
  ],
  [
    "a heading's position",
    "## #labour\n\n@Brazil.",
    ["Speaker named in this sentence; topic from the heading “labour”."],
  ],
  [
    "a heading of many words",
    "## In the long afternoon of the second day, before the translators left, @Brazil\n\n#labour.",
    [
      "Speaker from the heading “In the long afternoon of the second day, before …”; topic in this sentence.",
    ],
  ],
  ["the floor alone", "@Kenya took the floor.", ["Speaker named in this sentence."]],
  [
    "agreement and quotes",
    "@Brazil is against ~@Japan(-) who “divides people”.",
    [
      "The speaker’s agreement stands behind the name.",
      "Speaker named in this sentence.",
      "Speaker named in this sentence.",
    ],
  ],
  [
    "words that are nobody's",
    "@Brazil and @Japan said “no”.",
    [
      "Speaker named in this sentence.",
      "Nobody alone can have said these words: one speaker must be named.",
    ],
  ],
  [
    "a proposal",
    '@Norway. Then §13{+"shall"}.',
    [
      "Speaker named in a sentence before; proposal in this sentence.",
      "Speaker named in this sentence.",
    ].slice(0, 1),
  ],
  [
    "members",
    "@[Friends of Children] (@Bulgaria and @Jamaica) on #labour.",
    ["Speaker and topic stand in this sentence.", "Named in parentheses behind the group."],
  ],
])("of %s", (_, text, reasons) => {
  expect(reasonsOf(text)).toEqual(reasons)
})

/** The reason of each line of a note's margin. */
function reasonsOf(text: string): string[] {
  const note = parseNote(text)
  const placed = placedBlocks(note)
  const { blocks } = readNoteIndex(note, sampleNames)
  const blockOf = (id: string): Block | undefined =>
    placed[blocks.findIndex((block) => block.id === id)]?.block
  return blocks.flatMap((reading, n) => {
    const block = placed[n]?.block
    const entry = block === undefined ? null : entryOf(block, reading, sampleNames)
    return (entry?.lines ?? []).flatMap((line) =>
      line.kind === "tag"
        ? []
        : [
            reasonOf({
              of: line.of,
              because: line.because,
              refOf: (at) => {
                const holder = blockOf(at.block)
                return holder && refOf(holder, at)
              },
              wordsOf: (id) => wordsOf(blockOf(id)),
            }),
          ],
    )
  })
}

function wordsOf(block: Block | undefined): string {
  const label = (ref: string, text: string) =>
    ref === "#firewalls=accept" ? "firewalls: accepted" : text.replace(/^[@#]/, "")
  return (block?.inlines ?? [])
    .map((inline) => (inline.kind === "chip" ? label(inline.ref, inline.text) : inline.text))
    .join("")
}
