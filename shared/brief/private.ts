// The wall: which blocks of a note never enter a brief. It does not rely on the index having said so.
import { type Block, blocksOf, type Note, type NoteItem } from "../notation/notation.ts"
import { toldApart } from "../note/note.ts"
import { leadingTags } from "./tags.ts"

/** A note's blocks by the id that the index gives them: the second of equal ids is `id~2`. */
export function blocksById(note: Note): ReadonlyMap<string, Block> {
  const blocks = blocksOf(note)
  const ids = toldApart(blocks.map(({ id }) => id))
  return new Map(blocks.map((block, n) => [ids[n] ?? block.id, block]))
}

/**
 * Ids of the private blocks: tagged so, below a heading tagged so, or in the list of a lead tagged so
 * (the paragraph before it, or an item above deeper ones).
 */
export function privateBlocks(note: Note): ReadonlySet<string> {
  const hidden = new Set<string>()
  let heading: number | null = null
  let lead: number | null = null
  for (const [id, block] of blocksById(note)) {
    const tagged = leadingTags(block.inlines).tags.includes("private")
    const isItem = block.kind === "bullet" || block.kind === "ordered"
    if (block.kind === "heading") {
      const level = block.level ?? 1
      if (heading !== null && level <= heading) heading = null
      if (tagged && heading === null) heading = level
      lead = null
    } else {
      // A lead's own depth; one above the list where it is the paragraph before it.
      const depth = isItem || block.depth > 0 ? block.depth : -1
      if (lead !== null && depth <= lead) lead = null
      if (tagged && lead === null && block.kind !== "quote") lead = depth
    }
    if (tagged || heading !== null || lead !== null) hidden.add(id)
  }
  return hidden
}

/** The note without its private blocks: what may be published or handed on. */
export function withoutPrivate(note: Note): Note {
  const hidden = privateBlocks(note)
  const open = new Set(
    [...blocksById(note)].flatMap(([id, block]) => (hidden.has(id) ? [] : [block])),
  )
  const items = note.items.flatMap((item): readonly NoteItem[] => {
    if (item.kind !== "table") return open.has(item) ? [item] : []
    const blocks = item.rows.flat().flatMap((cell) => cell.blocks)
    if (blocks.length > 0 && blocks.every((block) => !open.has(block))) return []
    const rows = item.rows.map((row) =>
      row.map((cell) => ({
        ...cell,
        blocks: cell.blocks.map((it) => (open.has(it) ? it : empty(it))),
      })),
    )
    return [{ ...item, rows }]
  })
  return { items }
}

/** A cell keeps its place. */
function empty(block: Block): Block {
  return { ...block, source: null, inlines: [] }
}
