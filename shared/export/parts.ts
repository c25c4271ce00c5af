// What every printer walks: a note's blocks as nested lists, its tables between them, its links made safe.
import { type Block, blocksOf, type Inline, type Note, type Table } from "../notation/notation.ts"
import { type Nested, nest } from "../note/note.ts"

export type Part = Nested<Block> | { readonly kind: "table"; readonly table: Table }

/** A note's items in order; a table ends the lists before it. */
export function partsOf(note: Note): readonly Part[] {
  const parts: Part[] = []
  let run: Block[] = []
  const close = () => {
    parts.push(...nest(run))
    run = []
  }
  for (const item of note.items) {
    if (item.kind === "table") {
      close()
      parts.push({ kind: "table", table: item })
    } else run.push(item)
  }
  close()
  return parts
}

/** The target of a link that may stand in a document that others open: http, https or mailto, else null. */
export function safeHref(link: string | undefined): string | null {
  if (link === undefined) return null
  return /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(link) ? link : null
}

/** The words of a block, its chips as they read in it. */
export function textOf(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join("")
}

/** What a note calls itself: its first heading, else its first words; "" where it has none. */
export function titleOf(note: Note): string {
  const blocks = blocksOf(note)
  const first =
    blocks.find((block) => block.kind === "heading" && textOf(block.inlines).trim() !== "") ??
    blocks.find((block) => textOf(block.inlines).trim() !== "")
  return textOf(first?.inlines ?? [])
    .replace(/\s+/g, " ")
    .trim()
}
