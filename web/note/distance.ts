// How many slips of the finger lie between two words.

/** The least number of letters added, dropped, changed or swapped with the next that turns one into the other. */
export function distance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]]
  let two: number[] = []
  let last = b.map((_, n) => n + 1)
  last.unshift(0)
  for (const [i, letter] of a.entries()) {
    const row = [i + 1]
    for (const [j, other] of b.entries()) {
      const same = letter === other ? 0 : 1
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other
      row.push(
        Math.min(
          at(last, j + 1) + 1,
          at(row, j) + 1,
          at(last, j) + same,
          swapped ? at(two, j - 1) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    two = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], n: number): number {
  return row[n] ?? Number.POSITIVE_INFINITY
}
