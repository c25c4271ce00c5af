// The words between two actor chips that make one speak for the other (notation.md, "on behalf of").

const builtIn = [
  "for",
  "on behalf of",
  "speaking on behalf of",
  "representing",
  "speaking for",
  "represented by",
  "through",
  "via",
]

/** Whether the text between two chips is such a connector; `own` are the meeting's words for it. */
export function connects(between: string, own: readonly string[] = []): boolean {
  const inner = /^\s*[,(]?\s*(.*?)(?:\s+the)?\s*$/isu.exec(between)?.[1]
  if (inner === undefined || inner === "") return false
  const said = inner.toLowerCase().replace(/\s+/g, " ")
  return builtIn.includes(said) || own.some((word) => word.toLowerCase() === said)
}
