// Pastes and copies as a browser tells them to the editor.
import type { Editor } from "@tiptap/core"

export interface OnClipboard {
  readonly html?: string
  readonly text?: string
  readonly files?: readonly File[]
}

/** Pastes into the selection; false if the editor took nothing of it. */
export function pasteInto({ view }: Editor, { html, text, files = [] }: OnClipboard): boolean {
  const data = new DataTransfer()
  if (html !== undefined) data.setData("text/html", html)
  if (text !== undefined) data.setData("text/plain", text)
  for (const file of files) data.items.add(file)
  return !view.dom.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  )
}

/** Ctrl+Shift+V: the browser gives words alone, and the key is held. */
export function pastePlainly(editor: Editor, text: string): boolean {
  const key = { key: "v", keyCode: 86, ctrlKey: true, shiftKey: true, bubbles: true }
  editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", key))
  const taken = pasteInto(editor, { text })
  editor.view.dom.dispatchEvent(
    new KeyboardEvent("keyup", { key: "Shift", keyCode: 16, bubbles: true }),
  )
  return taken
}

/** What copying the selection puts on the clipboard as HTML. */
export function copiedFrom({ view }: Editor): string {
  const data = new DataTransfer()
  view.dom.dispatchEvent(
    new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }),
  )
  return data.getData("text/html")
}
