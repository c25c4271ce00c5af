// The whole matrix as a picture, also what is not in sight on the screen.
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { cellsByTopic, shownOf } from "../../shared/views/views.ts"
import { words } from "../ui/words.ts"
import { lookOf } from "./cell-look.ts"
import { actorOf } from "./entry-text.ts"
import type { MatrixTable } from "./matrix-state.svelte.ts"
import { boxesAt, cellAt, hatch, ink, lines, signAt, svgOf, textAt } from "./picture.ts"
import { sectionName } from "./section-name.ts"
import { topicName } from "./view-text.ts"

interface Head {
  /** "Matrix, Monday 12 March". */
  readonly title: string
  /** The meeting, and what else should stand under the title. */
  readonly under: string
}

const side = 230
const column = 104
const row = 25
const edge = 16

/** An SVG with all rows and topics of the table. */
export function matrixPicture(table: MatrixTable, names: MeetingNames, head: Head): string {
  const width = Math.max(720, 2 * edge + side + table.topics.length * column)
  const headings = table.topics.map((id) => lines(topicName(id, names), 15).slice(0, 4))
  const headingSize = 12 + 15 * Math.max(1, ...headings.map((lines) => lines.length))
  const top = 92
  const parts = [hatch, textAt(edge, 30, head.title, { size: 20, weight: 650 })]
  parts.push(textAt(edge, 50, head.under, { fill: ink["ink-2"] }), legendAt(edge, 74))
  for (const [n, heading] of headings.entries()) {
    const x = edge + side + (n + 0.5) * column
    const first = top + headingSize - 8 - 15 * (heading.length - 1)
    for (const [k, line] of heading.entries())
      parts.push(textAt(x, first + 15 * k, line, { size: 12, weight: 500, anchor: "middle" }))
  }
  let y = top + headingSize
  parts.push(rule(y, width, ink.ink, 2))
  for (const section of table.sections) {
    if (section.key !== "all") {
      parts.push(
        `<rect x="${edge}" y="${y}" width="${width - 2 * edge}" height="${row}" fill="${ink.sunk}"/>`,
        textAt(edge + 8, y + 17, sectionName(section), { weight: 600, fill: ink["ink-2"] }),
      )
      y += row
    }
    for (const { actor, cells } of section.rows.map((one) => ({
      ...one,
      cells: cellsByTopic(one),
    }))) {
      parts.push(textAt(edge + 8, y + 17, shortened(actorOf(actor, names).name), { weight: 500 }))
      for (const [n, topic] of table.topics.entries()) {
        const shown = shownOf(cells.get(topic) ?? [])
        if (shown === null) continue
        parts.push(cellAt(lookOf(shown, names), edge + side + n * column, y, column, row))
      }
      y += row
      parts.push(rule(y, width, ink.rule, 1))
    }
  }
  return svgOf(width, y + edge, head.title, parts)
}

function legendAt(x: number, y: number): string {
  const stances = ["supports", "opposes", "mixed", "unclear", "addresses"] as const
  let left = x
  const parts: string[] = []
  const put = (drawn: (at: number) => string, wide: number, word: string) => {
    parts.push(drawn(left), textAt(left + wide + 4, y + 4, word, { size: 12, fill: ink["ink-2"] }))
    left += wide + 16 + word.length * 6.4
  }
  for (const stance of stances) {
    const sign = { stance, derived: false, unsure: false }
    const word = stance === "addresses" ? words.matrix.only : words.stance[stance]
    put((at) => signAt(sign, at + 8, y), 18, word)
  }
  const derived = { stance: "supports", derived: true, unsure: false } as const
  put((at) => signAt(derived, at + 8, y), 18, words.matrix.throughShort)
  put((at) => boxesAt(["held", "empty", "empty"], at, y - 5), 30, words.matrix.held)
  return parts.join("")
}

function rule(y: number, width: number, stroke: string, wide: number): string {
  return `<path d="M${edge} ${y}H${width - edge}" stroke="${stroke}" stroke-width="${wide}"/>`
}

function shortened(name: string): string {
  return name.length > 32 ? `${name.slice(0, 31)}…` : name
}
