// What a brief says of itself before it is published: what is still to be verified, and which words are a person's.
import { type Block, blocksOf, type Note } from "../notation/notation.ts"
import { hashText } from "../support/hash.ts"
import { briefLanguages, wordsIn } from "./language.ts"
import { parseSource, type Source } from "./source.ts"
import { leadingTags } from "./tags.ts"

const doubts = briefLanguages.map(wordsIn).flatMap((words) => [words.unverified, words.toVerify])

/** How many blocks say that something is to be verified: by tag, in words, or by their section. */
export function checksIn(note: Note): number {
  return blocksOf(note).filter(
    (block) =>
      leadingTags(block.inlines).tags.includes("check") ||
      doubts.some((words) => textOf(block).includes(words)) ||
      parseSource(block.source)?.piece.startsWith("check:") === true,
  ).length
}

/** Whether the words still are as they were composed. */
export function isAsComposed(text: string, source: Source): boolean {
  return hashText(text) === source.hash
}

function textOf(block: Block): string {
  return block.inlines.map((inline) => inline.text).join("")
}
