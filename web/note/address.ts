// An address of a note's screen with words in it: `?block=ID&sentence=N&at=ANCHOR`.
import type { Doc } from "yjs"
import { placeOf } from "../../shared/note/note.ts"
import type { LiveReading } from "./live-reading.svelte.ts"

export interface AddressedPlace {
  readonly block: string
  /** In UTF-16 units of the block's text; null for the whole block. */
  readonly stretch: { readonly start: number; readonly end: number } | null
}

/** Where the words stand that an address names: by their anchor if it leads anywhere still, else by block and sentence. */
export function addressedPlace(search: string, live: LiveReading, doc: Doc): AddressedPlace | null {
  const asked = new URLSearchParams(search)
  const anchored = placeOf(asked.get("at") ?? "", doc)
  const holder = anchored === null ? null : live.idOf(anchored.element)
  if (holder !== null) return { block: holder, stretch: anchored }
  const block = asked.get("block")
  if (block === null) return null
  const sentence = Number(asked.get("sentence") ?? Number.NaN)
  return { block, stretch: live.blockOf(block)?.reading.sentences[sentence] ?? null }
}
