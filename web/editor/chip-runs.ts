// Where the chips of a block are: runs of text under one and the same `chip` mark.
import type { Mark, Node, ResolvedPos } from "@tiptap/pm/model"
import { chipMark } from "../../shared/note/note.ts"

/** A chip in the document. Positions are the document's. */
export interface ChipRun {
  readonly from: number
  readonly to: number
  /** The chip in the plain-text form. */
  readonly ref: string
  /** The words it covers. */
  readonly text: string
}

/** The chips of a textblock whose content begins at `start`, in order. */
export function chipsIn(block: Node, start: number): readonly ChipRun[] {
  const found = runs.get(block) ?? readRuns(block)
  return start === 0
    ? found
    : found.map((run) => ({ ...run, from: run.from + start, to: run.to + start }))
}

/** The chips of the whole document, in order. */
export function chipsOf(doc: Node): readonly ChipRun[] {
  const found: ChipRun[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    found.push(...chipsIn(node, pos + 1))
    return false
  })
  return found
}

/** The chip that ends at the position, begins there, or has it strictly inside. */
export function chipAtPos(
  $pos: ResolvedPos,
  side: "before" | "after" | "around",
): ChipRun | undefined {
  if (!$pos.parent.isTextblock) return undefined
  const { pos } = $pos
  return chipsIn($pos.parent, $pos.start()).find((run) =>
    side === "before"
      ? run.to === pos
      : side === "after"
        ? run.from === pos
        : run.from < pos && pos < run.to,
  )
}

/** The chip that stands on this text, or undefined. */
export function chipMarkOf(node: Node): Mark | undefined {
  return node.marks.find((mark) => mark.type.name === chipMark)
}

/** A block's text with a stand-in for every character that is no plain word: chips, code and links. */
export function plainText(block: Node): string {
  let text = ""
  block.forEach((node) => {
    const closed = node.marks.some((mark) => closedMarks.has(mark.type.name))
    text += node.isText && !closed ? (node.text ?? "") : standIn.repeat(node.nodeSize)
  })
  return text
}

/** The same with the words of actors' chips, whose names say who speaks for whom. */
export function spokenText(block: Node): string {
  let text = plainText(block)
  for (const run of chipsIn(block, 0)) {
    if (/^~?@/.test(run.ref)) text = text.slice(0, run.from) + run.text + text.slice(run.to)
  }
  return text
}

/** Stands for a character of a chip, a link or code. */
export const standIn = "\uFFFC"

const closedMarks: ReadonlySet<string> = new Set([chipMark, "code", "link"])
const runs = new WeakMap<Node, readonly ChipRun[]>()

function readRuns(block: Node): readonly ChipRun[] {
  const found: ChipRun[] = []
  block.forEach((node, offset) => {
    const mark = chipMarkOf(node)
    if (mark === undefined) return
    const ref = String(mark.attrs.ref)
    const text = node.text ?? ""
    const last = found.at(-1)
    if (last !== undefined && last.to === offset && last.ref === ref) {
      found[found.length - 1] = { ...last, to: offset + node.nodeSize, text: last.text + text }
    } else found.push({ from: offset, to: offset + node.nodeSize, ref, text })
  })
  runs.set(block, found)
  return found
}
