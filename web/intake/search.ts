// Looks for suggestions in slices, with the page free to answer in between.
import { type Suggestion, suggesterOf } from "../../shared/intake/intake.ts"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import type { Block } from "../../shared/notation/notation.ts"

/** UTF-16 units that are searched at once: some ten milliseconds. */
const SLICE = 16_000

export interface Searched {
  /** The number of the first block. */
  readonly from: number
  readonly suggestions: readonly (readonly Suggestion[])[]
}

/** The suggestions of a note's blocks, slice after slice. */
export async function* searched(
  blocks: readonly Block[],
  names: MeetingNames,
): AsyncGenerator<Searched> {
  await free()
  const suggest = suggesterOf(names)
  // The names are read when the first are looked for.
  suggest([], 0)
  for (let from = 0; from < blocks.length; ) {
    await free()
    const to = sliceEnd(blocks, from)
    yield { from, suggestions: suggest(blocks.slice(from, to), from) }
    from = to
  }
}

function sliceEnd(blocks: readonly Block[], from: number): number {
  let units = 0
  let to = from
  while (to < blocks.length && (to === from || units < SLICE)) {
    units += (blocks[to]?.inlines ?? []).reduce((sum, { text }) => sum + text.length, 0)
    to++
  }
  return to
}

/** Lets the browser draw and answer; a page that is not seen goes on too. */
export function free(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
