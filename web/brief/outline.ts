// A brief's sections as its outline lists them, and the block that a place of the text belongs to.
import type { Node } from "@tiptap/pm/model"
import { blocksOf, type Note } from "../../shared/notation/notation.ts"
import { BLOCK } from "../../shared/note/note.ts"

/** A heading of the first two levels with how much stands below it. */
export interface Section {
  /** Position of the heading's block in the document. */
  readonly at: number
  readonly title: string
  /** Items of its lists, quoted blocks, and paragraphs; the words of a table count with none. */
  readonly count: number
}

/** The sections below the title, in order; a section without words in its heading is none. */
export function sectionsOf(doc: Node): readonly Section[] {
  const sections: { at: number; title: string; count: number }[] = []
  doc.forEach((node, at) => {
    const kind = node.type.name === BLOCK ? node.attrs.kind : undefined
    if (kind === "heading") {
      const title = node.textContent.trim()
      if (node.attrs.level === 2 && title !== "") sections.push({ at, title, count: 0 })
      return
    }
    const section = sections.at(-1)
    const isItem = kind !== undefined && node.textContent !== "" && !(node.attrs.depth > 0)
    if (section !== undefined && isItem) section.count += 1
  })
  return sections
}

/** A block of the brief as its sources are asked for. */
export interface BriefBlock {
  readonly text: string
  /** The attribute as composed; null on a block that a person made. */
  readonly source: string | null
}

/** The block around a position, or null outside of all. */
export function blockAt(doc: Node, position: number): BriefBlock | null {
  const place = doc.resolve(Math.min(position, doc.content.size))
  for (let depth = place.depth; depth > 0; depth--) {
    const node = place.node(depth)
    if (node.type.name === BLOCK) return { text: node.textContent, source: node.attrs.source }
  }
  return null
}

/** What the readers' page will be called: the first heading; "" where there is none. */
export function titleIn(note: Note): string {
  const heading = blocksOf(note).find(
    ({ kind, inlines }) => kind === "heading" && inlines.length > 0,
  )
  return heading?.inlines.map((inline) => inline.text).join("") ?? ""
}
