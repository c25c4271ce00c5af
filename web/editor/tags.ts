// What a block's plain text tells without chips: its tags and time at the start.

export type BlockTag = "key" | "ours" | "next" | "check" | "private" | "time"

/** A stretch of a block's text, in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The tags and the time at the start of a block, brackets included. */
export function blockTags(text: string): readonly (Stretch & { readonly kind: BlockTag })[] {
  const found: (Stretch & { kind: BlockTag })[] = []
  const pattern = /\s*\[(?:(key|ours|next|check|private)|\d{1,2}:\d{2})\]/gy
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const from = match.index + match[0].indexOf("[")
    found.push({ kind: (match[1] as BlockTag | undefined) ?? "time", from, to: pattern.lastIndex })
  }
  return found
}
