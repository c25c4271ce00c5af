// The tags and the time at a block's start, taken off its words.
import type { Tag } from "../meeting/meeting.ts"
import type { Inline } from "../notation/notation.ts"

/** A block's words without what stands in brackets before them, and those tags in small letters. */
export interface Untagged {
  readonly tags: readonly Tag[]
  readonly inlines: readonly Inline[]
}

const known: readonly Tag[] = ["key", "ours", "next", "check", "private"]
const leading = /^\s*\[(key|ours|next|check|private|\d{1,2}:\d{2})\]\s*/i

export function leadingTags(inlines: readonly Inline[]): Untagged {
  const [first, ...rest] = inlines
  if (first?.kind !== "text") return { tags: [], inlines }
  const tags: Tag[] = []
  let text = first.text
  for (let found = leading.exec(text); found !== null; found = leading.exec(text)) {
    const tag = known.find((one) => one === found[1]?.toLowerCase())
    if (tag !== undefined) tags.push(tag)
    text = text.slice(found[0].length)
  }
  // Marks can part the tags into several runs.
  if (text === "" && rest.length > 0) {
    const more = leadingTags(rest)
    return { tags: [...tags, ...more.tags], inlines: more.inlines }
  }
  return { tags, inlines: text === first.text ? inlines : [{ ...first, text }, ...rest] }
}
