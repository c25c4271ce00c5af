// Grouping, on every platform that runs the shared code.

/** The values by key; keys in the order they first come, values in the order given. */
export function groupBy<K, T>(
  values: Iterable<T>,
  keyOf: (value: T) => K,
): ReadonlyMap<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
