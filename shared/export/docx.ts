// A note as a Word document.
import type { Note } from "../notation/notation.ts"

/** The file's bytes. */
export async function printDocx(
  _note: Note,
  _how: { readonly title: string },
): Promise<Uint8Array> {
  return new Uint8Array()
}
