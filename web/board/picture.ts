// Pieces of a picture that leaves the screen: an SVG that stands by itself, in the colours of paper.
import type { Stance } from "../../shared/meeting/meeting.ts"
import { stanceSign } from "../ui/stance.ts"
import type { Box, CellLook, LookSign } from "./cell-look.ts"

/** The light colours of tokens.css, written out: a file has no style sheet of ours. */
export const ink = {
  paper: "#ffffff",
  sunk: "#efede7",
  hover: "#e9e6de",
  ink: "#1d1c1a",
  "ink-2": "#504d47",
  "ink-3": "#68645c",
  rule: "#dedad1",
  "rule-2": "#857f74",
  for: "#1b5e9e",
  "for-wash": "#e3eef8",
  against: "#a43a05",
  "against-wash": "#fbe9df",
  mixed: "#5d4f7c",
  "mixed-wash": "#eeebf5",
  unclear: "#68645c",
  "unclear-wash": "#f3f1ec",
} as const

export interface TextStyle {
  readonly size?: number
  readonly weight?: number
  readonly anchor?: "start" | "middle" | "end"
  readonly fill?: string
}

/** A whole picture of a size, with a white ground. */
export function svgOf(
  width: number,
  height: number,
  title: string,
  parts: readonly string[],
): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const font = "Inter, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Arial, sans-serif"
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${font}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ink.paper}"/>`,
    ...parts,
    "</svg>",
  ].join("\n")
}

/** Words at a place, on their base line. */
export function textAt(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 13, weight = 400, anchor = "start", fill = ink.ink } = style
  const how = `font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}"`
  return `<text x="${x}" y="${y}" ${how}>${escaped(words)}</text>`
}

/** Words broken into lines of so many characters at most; a longer word stands alone. */
export function lines(words: string, most: number): readonly string[] {
  const found: string[] = []
  let line = ""
  for (const word of words.split(/\s+/)) {
    if (line !== "" && line.length + word.length + 1 > most) {
      found.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return line === "" ? found : [...found, line]
}

/** What a cell of the matrix draws, in a box of this size. */
export function cellAt(
  look: CellLook,
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  const boxes = look.boxes === null ? 0 : look.boxes.length * 10
  const all = boxes + look.signs.length * 18
  const middle = y + height / 2
  let left = x + (width - all) / 2
  const parts = [tintAt(look, x + 2, y + 2, width - 4, height - 4)]
  if (look.boxes !== null) {
    parts.push(boxesAt(look.boxes, left, middle - 5))
    left += boxes
  }
  for (const sign of look.signs) {
    parts.push(signAt(sign, left + 9, middle))
    left += 18
  }
  const mark = { size: 10, weight: 600, fill: ink["ink-2"] }
  if (look.dashed) parts.push(textAt(left + 3, middle + 4, "?", mark))
  if (look.apart) parts.push(textAt(x + width - 12, y + 10, "≠", mark))
  if (look.private) parts.push(textAt(x + 4, y + 10, "p", mark))
  return parts.join("")
}

/** A topic's positions as boxes. */
export function boxesAt(boxes: readonly Box[], x: number, y: number): string {
  return boxes
    .map((box, n) => {
      const [left, top] = [x + n * 10 + 1, y + 1]
      const held = box === "held"
      const stroke = held || box === "through" || box === "unclear" ? ink.ink : ink["ink-2"]
      const wide = box === "through" ? 2 : 1
      const dash = box === "unclear" ? ' stroke-dasharray="2 1.5"' : ""
      const rect = `<rect x="${left}" y="${top}" width="7" height="8" fill="${held ? ink.ink : "none"}" stroke="${stroke}" stroke-width="${wide}"${dash}/>`
      if (box === "part") return `${rect}<path d="M${left} ${top + 8}v-8h7z" fill="${ink.ink}"/>`
      if (box !== "against" && box !== "against-through") return rect
      return `${rect}<path d="M${left} ${top}l7 8m0 -8l-7 8" fill="none" stroke="${ink.ink}" stroke-width="1.5"/>`
    })
    .join("")
}

/** The sign of a stance around a middle. */
export function signAt({ stance, derived, unsure }: LookSign, x: number, y: number, r = 8): string {
  const shape = shapeOf(stance, derived, x, y, r)
  const filled = !derived && (stance === "supports" || stance === "opposes")
  const colour = filled ? ink.paper : edgeOf[stance]
  const sign = stanceSign(stance)
  const style = { size: r * 1.6, weight: 700, anchor: "middle", fill: colour } as const
  const word = sign === "" ? "" : textAt(x, y + r * 0.56, sign, style)
  const doubt = unsure
    ? `<rect x="${x - r - 2}" y="${y - r - 2}" width="${2 * r + 4}" height="${2 * r + 4}" fill="none" stroke="${ink["rule-2"]}" stroke-dasharray="2 2"/>`
    : ""
  return shape + word + doubt
}

const edgeOf: Readonly<Record<Stance, string>> = {
  supports: ink.for,
  opposes: ink.against,
  mixed: ink.mixed,
  unclear: ink.unclear,
  addresses: ink.unclear,
}

function shapeOf(stance: Stance, derived: boolean, x: number, y: number, r: number): string {
  const edge = edgeOf[stance]
  const inner = r - 0.75
  const line = `stroke="${edge}" stroke-width="1.5"`
  const square = `x="${x - inner}" y="${y - inner}" width="${2 * inner}" height="${2 * inner}"`
  switch (stance) {
    case "supports":
      return `<circle cx="${x}" cy="${y}" r="${inner}" fill="${derived ? ink.paper : edge}" ${line}/>`
    case "opposes":
      return `<rect ${square} fill="${derived ? ink.paper : edge}" ${line}/>`
    case "mixed": {
      const half = `<path d="M${x - inner} ${y + inner}v${-2 * inner}h${2 * inner}z" fill="${edge}"/>`
      return `<rect ${square} fill="${ink["mixed-wash"]}" ${line}/>${derived ? "" : half}`
    }
    case "unclear":
      return `<circle cx="${x}" cy="${y}" r="${inner}" fill="${ink.paper}" ${line} stroke-dasharray="2.5 2"/>`
    case "addresses":
      return `<circle cx="${x}" cy="${y}" r="${r * 0.55}" fill="${ink.paper}" ${line}/>`
  }
}

function tintAt(look: CellLook, x: number, y: number, width: number, height: number): string {
  const place = `x="${x}" y="${y}" width="${width}" height="${height}"`
  const dashed = look.dashed
    ? `<rect ${place} fill="none" stroke="${ink["rule-2"]}" stroke-dasharray="3 2"/>`
    : ""
  switch (look.tint) {
    case "supports":
      return `<rect ${place} fill="${ink["for-wash"]}"/>${dashed}`
    case "opposes":
      return `<rect ${place} fill="url(#hatch)"/>${dashed}`
    case "mixed":
      return `<rect x="${x}" y="${y}" width="${width / 2}" height="${height}" fill="${ink["mixed-wash"]}"/><rect ${place} fill="none" stroke="${ink.mixed}" stroke-width="1.5"/>${dashed}`
    case null:
      return dashed
  }
}

/** What is behind an opposing cell; a picture with such cells holds it once. */
export const hatch = `<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="8" fill="${ink["against-wash"]}"/></pattern></defs>`

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (it) => entities[it] ?? it)
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
}
