// When two values of the shared document are one.
import { isRecord } from "../sync/presence.ts"

/** Whether two values are the same when they are written. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, n) => isSame(value, other[n]))
  if (!isRecord(one) || !isRecord(other)) return false
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame(one[key] ?? null, other[key] ?? null),
  )
}
