// A list without its repetitions.

/** Each value once, in the order it first comes. */
export function once<T>(values: Iterable<T>): readonly T[] {
  return [...new Set(values)]
}

/** The first of those that share a key; null is a key that nothing shares. */
export function onceBy<T>(values: Iterable<T>, keyOf: (value: T) => string | null): T[] {
  const seen = new Set<string>()
  const first: T[] = []
  for (const value of values) {
    const key = keyOf(value)
    if (key !== null && seen.has(key)) continue
    if (key !== null) seen.add(key)
    first.push(value)
  }
  return first
}
