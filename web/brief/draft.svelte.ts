// A draft on the screen: its outline, and the block under the pointer or the caret. It only reads the editor.
import type { Editor } from "@tiptap/core"
import { type BriefBlock, blockAt, type Section, sectionsOf } from "./outline.ts"

export class DraftState {
  #editor: Editor | null = null
  #sections = $state.raw<readonly Section[]>([])
  #block = $state.raw<BriefBlock | null>(null)

  get sections(): readonly Section[] {
    return this.#sections
  }
  /** The block that was pointed at or got the caret last: it stays while the pointer goes to its sources. */
  get block(): BriefBlock | null {
    return this.#block
  }

  follow(editor: Editor): void {
    this.#editor = editor
    editor.on("update", () => this.#read())
    editor.on("selectionUpdate", () => this.#look())
    editor.on("focus", () => this.#look())
    editor.view.dom.addEventListener("mouseover", ({ target }) => this.#point(target))
    this.#read()
  }

  /** Brings a section to the top of the window and puts the caret into its heading. */
  show(section: Section): void {
    const editor = this.#editor
    if (editor === null) return
    const element = editor.view.nodeDOM(section.at)
    if (element instanceof Element) element.scrollIntoView({ block: "start" })
    editor.commands.focus(section.at + 1, { scrollIntoView: false })
  }

  #point(target: EventTarget | null): void {
    const element = target instanceof Element ? target.closest(".block") : null
    if (element === null || this.#editor === null) return
    const { view, state } = this.#editor
    this.#block = blockAt(state.doc, view.posAtDOM(element, 0))
  }

  #read(): void {
    if (this.#editor === null) return
    this.#sections = sectionsOf(this.#editor.state.doc)
    this.#look()
  }

  #look(): void {
    if (this.#editor === null) return
    const { doc, selection } = this.#editor.state
    if (this.#editor.isFocused) this.#block = blockAt(doc, selection.head)
  }
}
