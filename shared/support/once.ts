// A list without its repetitions.

/** Each value once, in the order it first comes. */
export function once<T>(values: Iterable<T>): readonly T[] {
  return [...new Set(values)]
}
