// The editor of a note or a brief: flat blocks over the session's document.
import { type AnyExtension, Editor } from "@tiptap/core"
import type { NoteSession } from "../sync/session.svelte.ts"

export interface EditorOptions {
  readonly element: HTMLElement
  readonly session: NoteSession
  readonly editable: boolean
  readonly extensions?: readonly AnyExtension[]
  /** The meeting's zone (IANA), for `[now]`; default the browser's own. */
  readonly timeZone?: string
}

/** A live editor. Destroy it before closing the session. */
export function createEditor(how: EditorOptions): Editor {
  return new Editor({ element: how.element, editable: how.editable })
}
