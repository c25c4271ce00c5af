// Why a line of the margin is there, in a sentence.

import { parseChip } from "../../shared/notation/notation.ts"
import type { AboutFrom, Because, ChipAt } from "../../shared/reading/reading.ts"
import { once } from "../../shared/support/once.ts"
import { words } from "../ui/words.ts"
import type { LineOf } from "./margin.ts"

/** The part of a row that its line is about, as the sentence calls it. */
type About = "position" | "topic" | "cited" | "provision"

export interface Reasoned {
  readonly of: LineOf
  readonly because: readonly Because[]
  /** A chip as it is written; undefined when it is gone. */
  readonly refOf: (at: ChipAt) => string | undefined
  /** The words of a heading or a lead. */
  readonly wordsOf: (block: string) => string
}

/** "Speaker from the heading “Asia-Pacific”; position in this sentence." Several where the line says several rows in one. */
export function reasonOf({ of, because, refOf, wordsOf }: Reasoned): string {
  if (of === "membership") return words.reasons.membership
  const withAbout = of !== "floor" && of !== "quote"
  const sentences = because.map((one) => {
    if (one.speaker === null) return words.reasons.nobody
    const speaker = speakerPart(one, wordsOf)
    if (!withAbout || one.about === null) return words.reasons.alone(speaker)
    const about = aboutIn(refOf(one.about))
    return one.speakerFrom === "sentence" && one.aboutFrom === "sentence"
      ? words.reasons.together(about)
      : words.reasons.both(speaker, aboutPart(one.about, one.aboutFrom, about, wordsOf))
  })
  return once(sentences).join(" ")
}

function aboutIn(ref: string | undefined): About {
  const chip = ref === undefined ? null : parseChip(ref)
  if (chip?.kind === "topic") return chip.position === null ? "topic" : "position"
  return chip?.kind === "provision" ? "provision" : "cited"
}

function speakerPart({ speaker, speakerFrom }: Because, wordsOf: Reasoned["wordsOf"]): string {
  return words.reasons.speaker[speakerFrom](short(wordsOf(speaker?.block ?? "")))
}

function aboutPart(
  { block }: ChipAt,
  from: AboutFrom,
  about: About,
  wordsOf: Reasoned["wordsOf"],
): string {
  return words.reasons.about[from](words.reasons.named[about], short(wordsOf(block)))
}

const longest = 48

/** As many whole words as a line holds. */
function short(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length <= longest) return trimmed
  const cut = trimmed.slice(0, longest + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 0) || longest).replace(/[\s,;:]+$/, "")} …`
}
