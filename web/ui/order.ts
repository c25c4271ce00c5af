// Lists whose order a person sets.

/** The list with one entry moved by so many places; the same list where it cannot go there. */
export function moved<T>(list: readonly T[], at: number, by: number): readonly T[] {
  const to = at + by
  const entry = list[at]
  if (entry === undefined || to < 0 || to >= list.length) return list
  const rest = list.toSpliced(at, 1)
  return rest.toSpliced(to, 0, entry)
}
