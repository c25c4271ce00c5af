// Sections made of what note-takers tagged: key points, what is to be verified, our own view, next steps.
import type { Tag } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { wordsOf } from "./chips.ts"
import { type DayFacts, isKeyPoint, type NoteBlock, type TaggedBlock } from "./day.ts"
import { aside, bullet, heading, numbered, type Piece } from "./piece.ts"
import type { BriefWords } from "./words.ts"

export function keyPoints(facts: DayFacts, words: BriefWords): readonly Block[] {
  return section("key", facts.tagged.filter(isKeyPoint), numbered, facts, words)
}

/** Blocks to be verified of which nothing stands elsewhere: no statement, not a key point. */
export function toVerify(facts: DayFacts, words: BriefWords): readonly Block[] {
  const spoken = new Set(facts.said.map((row) => `${row.note}|${row.block}`))
  const blocks = facts.tagged.filter(
    ({ note, id, tags }) => tags.every((tag) => tag === "check") && !spoken.has(`${note}|${id}`),
  )
  // The heading says it already.
  const plain = blocks.map((block) => ({ ...block, tags: [] }))
  return section("check", plain, bullet, facts, words)
}

export function ourView(facts: DayFacts, words: BriefWords): readonly Block[] {
  const blocks = facts.tagged.filter(({ tags }) => tags.includes("ours") && !tags.includes("next"))
  return section("ours", blocks, aside, facts, words)
}

export function nextSteps(facts: DayFacts, words: BriefWords): readonly Block[] {
  const blocks = facts.tagged.filter(({ tags }) => tags.includes("next"))
  return section("next", blocks, bullet, facts, words)
}

/** The blocks in the order of the notes, each with the list that it opens. */
function section(
  name: "key" | "check" | "ours" | "next",
  blocks: readonly TaggedBlock[],
  draw: (piece: Piece) => Block,
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  if (blocks.length === 0) return []
  // An item that is tagged as its lead is stands in the lead's list already.
  const listed = new Set(blocks.flatMap(({ list }) => list.map(placeOf)))
  const tagsOf = new Map(blocks.map((tagged) => [placeOf(tagged), tagged.tags]))
  return [
    heading(2, words.headings[name], name),
    ...blocks
      .filter((tagged) => !listed.has(placeOf(tagged)))
      .flatMap((tagged) => [
        draw(pieceOf(tagged, tagged.tags)),
        ...tagged.list.map((item) =>
          bullet(pieceOf(item, tagsOf.get(placeOf(item)) ?? []), depthUnder(tagged, item)),
        ),
      ]),
  ]

  function pieceOf({ note, id, block }: NoteBlock, tags: readonly Tag[]): Piece {
    return {
      piece: `${name}:${note}:${id}`,
      from: [{ note, block: id }],
      words: wordsOf(block, tags, facts, words),
    }
  }
}

function placeOf({ note, id }: NoteBlock): string {
  return `${note}:${id}`
}

function depthUnder(lead: NoteBlock, item: NoteBlock): number {
  return lead.block.kind === null ? item.block.depth + 1 : item.block.depth - lead.block.depth
}
