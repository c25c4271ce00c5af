// What the plain-text form has no sign for, in comments that a Markdown reader skips: `<!--depth-3-->`, `<!--br-->`.
import type { BlockKind } from "./tree.ts"

/** Stands between two things that would read as one (`<!---->`), and leaves nothing behind. */
export const separator = "<!---->"

/** What a comment behind a block's words says of the block; absent means what its line says. */
export interface Shape {
  readonly kind?: BlockKind
  readonly level?: number
  readonly depth?: number
  /** The table cell that the block stands in is a header. */
  readonly header?: boolean
}

/** What a comment stands for: nothing, a line break within a block, or the shape of the block that it ends. */
export type Comment =
  | { readonly kind: "separator" }
  | { readonly kind: "break"; readonly text: string; readonly isCode: boolean }
  | { readonly kind: "shape"; readonly shape: Shape }

const commentAt = /<!--([a-z0-9 -]{0,60})-->/y
const breaks: ReadonlyMap<string, string> = new Map([
  ["br", "\n"],
  ["cr", "\r"],
])

/** The comment that begins exactly here, with the place just behind it; null where it is no such, but words. */
export function commentFrom(text: string, at: number): { comment: Comment; end: number } | null {
  commentAt.lastIndex = at
  const content = commentAt.exec(text)?.[1]
  if (content === undefined) return null
  const comment = meaningOf(content)
  return comment && { comment, end: commentAt.lastIndex }
}

/** The comment for a line break, in code or not; the character must be one. */
export function printBreak(char: string, isCode: boolean): string {
  return `<!--${isCode ? "code " : ""}${char === "\n" ? "br" : "cr"}-->`
}

/** The comment for a shape; empty where it says nothing. */
export function printShape({ kind, level, depth, header }: Shape): string {
  const words = [
    header === true ? "th" : "",
    kind === undefined ? "" : kind === "heading" ? `h${level ?? 1}` : kind,
    depth === undefined ? "" : `depth-${depth}`,
  ].filter((word) => word !== "")
  return words.length === 0 ? "" : `<!--${words.join(" ")}-->`
}

function meaningOf(content: string): Comment | null {
  if (content === "") return { kind: "separator" }
  const isCode = content.startsWith("code ")
  const text = breaks.get(isCode ? content.slice(5) : content)
  if (text !== undefined) return { kind: "break", text, isCode }
  const shapes = content.split(" ").map(shapeOf)
  return shapes.includes(null) ? null : { kind: "shape", shape: Object.assign({}, ...shapes) }
}

function shapeOf(word: string): Shape | null {
  if (word === "th") return { header: true }
  if (word === "bullet" || word === "ordered" || word === "quote") return { kind: word }
  const [, level, depth] = /^(?:h([1-6])|depth-([0-8]))$/.exec(word) ?? []
  if (level !== undefined) return { kind: "heading", level: Number(level) }
  return depth === undefined ? null : { depth: Number(depth) }
}
