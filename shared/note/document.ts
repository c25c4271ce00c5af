// A note's Yjs document into the tree of shared/notation, and the tree into a document.
import type * as Y from "yjs"
import type { Inline, Note } from "../notation/notation.ts"

export function readNote(_fragment: Y.XmlFragment): Note {
  throw new Error("Not built yet")
}

export interface Writing {
  readonly label: (chip: Extract<Inline, { kind: "chip" }>) => string
  readonly newId: () => string
}

export function writeNote(_fragment: Y.XmlFragment, _note: Note, _how: Writing): void {
  throw new Error("Not built yet")
}
