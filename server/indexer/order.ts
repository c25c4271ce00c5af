// The places of a note's statements as numbers that rise: one that stays where it was keeps its number.

/** Between two numbers closer than this no third one is put: then all are numbered anew. */
const CLOSEST = 1e-6

/**
 * A rising number for each id, in their order. Those that kept their order among themselves keep their numbers from
 * `before`; new and moved ones get numbers between their neighbours', so that one new statement changes no other row.
 */
export function rising(ids: readonly string[], before: ReadonlyMap<string, number>): number[] {
  const known = ids.map((id) => before.get(id))
  const kept = longestRising(known)
  const numbers: number[] = []
  for (let n = 0; n < ids.length; ) {
    const number = known[n]
    if (kept.has(n) && number !== undefined) {
      numbers.push(number)
      n++
      continue
    }
    let next = n
    while (next < ids.length && !kept.has(next)) next++
    const from = numbers.at(-1) ?? 0
    const to = known[next] ?? from + next - n + 1
    const step = (to - from) / (next - n + 1)
    if (step < CLOSEST) return ids.map((_, i) => i + 1)
    for (let i = 1; n < next; i++, n++) numbers.push(from + i * step)
  }
  return numbers
}

/** The places of a longest rising run among the numbers that are there. */
function longestRising(numbers: readonly (number | undefined)[]): ReadonlySet<number> {
  /** For each length the place of the lowest number that ends such a run, and for each place the one before it. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  numbers.forEach((number, n) => {
    if (number === undefined) return
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? -1] ?? 0) < number) low = middle + 1
      else high = middle
    }
    previous[n] = ends[low - 1]
    ends[low] = n
  })
  const kept = new Set<number>()
  for (let n = ends.at(-1); n !== undefined; n = previous[n]) kept.add(n)
  return kept
}
