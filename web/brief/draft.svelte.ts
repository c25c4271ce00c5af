// A draft on the screen: its outline, and the block under the pointer or the caret. It only reads the editor.
import type { Editor } from "@tiptap/core"
import { type BriefBlock, blockAt, type Section, sectionsOf } from "./outline.ts"

export class DraftState {
  #editor: Editor | null = null
  #sections = $state.raw<readonly Section[]>([])
  #atCaret = $state.raw<BriefBlock | null>(null)
  #atPointer = $state.raw<BriefBlock | null>(null)

  get sections(): readonly Section[] {
    return this.#sections
  }
  /** The block pointed at, else the one with the caret, else null. */
  get block(): BriefBlock | null {
    return this.#atPointer ?? this.#atCaret
  }

  follow(editor: Editor): void {
    this.#editor = editor
    editor.on("update", () => this.#read())
    editor.on("selectionUpdate", () => this.#look())
    editor.on("focus", () => this.#look())
    editor.view.dom.addEventListener("mouseover", ({ target }) => this.#point(target))
    editor.view.dom.addEventListener("mouseleave", () => this.#point(null))
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

  /** The pointer is over this element of the text, or over none. */
  #point(target: EventTarget | null): void {
    const element = target instanceof Element ? target.closest(".block") : null
    if (element === null || this.#editor === null) {
      this.#atPointer = null
      return
    }
    const { view, state } = this.#editor
    this.#atPointer = blockAt(state.doc, view.posAtDOM(element, 0))
  }

  #read(): void {
    if (this.#editor === null) return
    this.#sections = sectionsOf(this.#editor.state.doc)
    this.#look()
  }

  #look(): void {
    if (this.#editor === null) return
    const { doc, selection } = this.#editor.state
    this.#atCaret = this.#editor.isFocused ? blockAt(doc, selection.head) : this.#atCaret
  }
}
