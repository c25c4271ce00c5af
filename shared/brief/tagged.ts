// Sections made of what note-takers tagged: key points, what is to be verified, our own view, next steps.
import type { Tag } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { wordsOf } from "./chips.ts"
import type { DayFacts, TaggedBlock } from "./day.ts"
import { aside, bullet, heading, numbered, type Piece } from "./piece.ts"
import type { BriefWords } from "./words.ts"

export function keyPoints(facts: DayFacts, words: BriefWords): readonly Block[] {
  return section("key", blocksTagged("key", facts), numbered, facts, words)
}

/** Blocks to be verified of which nothing stands elsewhere: no statement, not a key point. */
export function toVerify(facts: DayFacts, words: BriefWords): readonly Block[] {
  const spoken = new Set(facts.said.map((row) => `${row.note}|${row.block}`))
  const blocks = blocksTagged("check", facts).filter(
    ({ note, id, tags }) => tags.every((tag) => tag === "check") && !spoken.has(`${note}|${id}`),
  )
  // The heading says it already.
  const plain = blocks.map((block) => ({ ...block, tags: [] }))
  return section("check", plain, bullet, facts, words)
}

export function ourView(facts: DayFacts, words: BriefWords): readonly Block[] {
  return section("ours", blocksTagged("ours", facts), aside, facts, words)
}

export function nextSteps(facts: DayFacts, words: BriefWords): readonly Block[] {
  const blocks = blocksTagged("next", facts).filter(({ tags }) => !tags.includes("ours"))
  return section("next", blocks, bullet, facts, words)
}

/** In the order of the day, as far as the notes give it. */
export function blocksTagged(tag: Tag, facts: DayFacts): readonly TaggedBlock[] {
  return facts.tagged.filter(({ tags }) => tags.includes(tag))
}

function section(
  name: "key" | "check" | "ours" | "next",
  blocks: readonly TaggedBlock[],
  draw: (piece: Piece) => Block,
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  if (blocks.length === 0) return []
  return [
    heading(2, words.headings[name], name),
    ...blocks.map((tagged) =>
      draw({
        piece: `${name}:${tagged.note}:${tagged.id}`,
        from: [{ note: tagged.note, block: tagged.id }],
        words: wordsOf(tagged, facts, words),
      }),
    ),
  ]
}
