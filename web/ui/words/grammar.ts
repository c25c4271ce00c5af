// Numbers and first letters in a sentence.

/** `one(1, "change", "changes")` is "1 change". */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

/** "the lead" is "The lead". */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
