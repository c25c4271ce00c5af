// The draft as a file on this device, printed here. Private blocks are no part of it.
import { withoutPrivate } from "../../shared/brief/brief.ts"
import type { Note } from "../../shared/notation/notation.ts"

const types = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  md: "text/markdown",
} as const

/** Prints the note and hands it to the browser as a download. The printers are loaded when they are first needed. */
export async function download(note: Note, format: keyof typeof types): Promise<void> {
  const { printDocx, printMarkdown, titleOf } = await import("../../shared/export/export.ts")
  const open = withoutPrivate(note)
  const title = titleOf(open)
  const content =
    format === "docx" ? new Uint8Array(await printDocx(open, { title })) : printMarkdown(open)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([content], { type: types[format] }))
  link.download = `${title.replace(/[^\p{L}\p{N} .,-]/gu, "").trim() || "brief"}.${format}`
  link.click()
  // The download has its own hold on the bytes once the click is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
