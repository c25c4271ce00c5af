// Sections made of what note-takers tagged: key points, what is to be verified, our own view, next steps.
import type { Tag } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { wordsOf } from "./chips.ts"
import { type DayFacts, isKeyPoint, type NoteBlock, type Paragraph } from "./day.ts"
import { aside, bullet, heading, numbered, type Piece, paragraph } from "./piece.ts"
import { blocksById, privateBlocks } from "./private.ts"
import type { BriefWords } from "./words.ts"

/** What the day was about: key blocks at the top of a note, above its first heading and before anybody spoke. */
export function opening(facts: DayFacts, words: BriefWords): readonly Block[] {
  return blocksOf("opening", openingOf(facts), paragraph, facts, words)
}

export function keyPoints(facts: DayFacts, words: BriefWords): readonly Block[] {
  const before = new Set(openingOf(facts))
  const points = facts.tagged.filter((one) => isKeyPoint(one) && !before.has(one))
  return section("key", points, numbered, facts, words)
}

function openingOf(facts: DayFacts): readonly Paragraph[] {
  const spoken = new Set(facts.interventions.map((row) => `${row.note}|${row.block}`))
  return facts.day.notes.flatMap(({ id: note, note: tree }) => {
    const hidden = privateBlocks(tree)
    const all = [...blocksById(tree)].filter(([id]) => !hidden.has(id))
    const end = all.findIndex(([id, { kind }]) => kind === "heading" || spoken.has(`${note}|${id}`))
    if (all[end]?.[1].kind !== "heading") return []
    const top = new Set(all.slice(0, end).map(([id]) => id))
    return facts.tagged.filter((one) => one.note === note && top.has(one.id) && isKeyPoint(one))
  })
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
  blocks: readonly Paragraph[],
  draw: (piece: Piece) => Block,
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  if (blocks.length === 0) return []
  return [heading(2, words.headings[name], name), ...blocksOf(name, blocks, draw, facts, words)]
}

function blocksOf(
  name: string,
  blocks: readonly Paragraph[],
  draw: (piece: Piece) => Block,
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  // An item that is tagged as its lead is stands in the lead's list already.
  const listed = new Set(blocks.flatMap(({ list }) => list.map(placeOf)))
  const tagsOf = new Map(blocks.map((tagged) => [placeOf(tagged), tagged.tags]))
  return blocks
    .filter((tagged) => !listed.has(placeOf(tagged)))
    .flatMap((tagged) => [
      draw(pieceOf(tagged, tagged.tags)),
      ...tagged.list.map((item) =>
        bullet(pieceOf(item, tagsOf.get(placeOf(item)) ?? []), depthUnder(tagged, item)),
      ),
    ])

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
