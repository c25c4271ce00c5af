// A note's words, a line for each block.
import type * as Y from "yjs"
import { blocksOf } from "../../shared/notation/notation.ts"
import { readNote } from "../../shared/note/note.ts"

export function plainTextOf(fragment: Y.XmlFragment): string[] {
  return blocksOf(readNote(fragment)).map(({ inlines }) => inlines.map(({ text }) => text).join(""))
}
