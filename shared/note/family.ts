// Blocks that were one block once say so in their ids.
import { familyOf } from "../support/family.ts"

export { familyOf }

/** The id of a block that takes words from the block `id`; `fresh` is an id that no other block has. */
export function inFamily(id: string, fresh: string): string {
  return `${familyOf(id)}.${fresh}`
}

/**
 * The ids of a note's blocks, in order, told apart: where one comes again, the later block gets a number that makes no
 * id of another.
 */
export function toldApart(ids: readonly string[]): string[] {
  const given = new Set(ids)
  const times = new Map<string, number>()
  return ids.map((id) => {
    let n = (times.get(id) ?? 0) + 1
    while (n > 1 && given.has(`${id}~${n}`)) n++
    times.set(id, n)
    return n === 1 ? id : `${id}~${n}`
  })
}
