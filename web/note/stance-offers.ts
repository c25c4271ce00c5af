// Stances that plain verbs say of a topic whose chip has no sign: offered beside the words, never taken by themselves.
import { type StanceHint, stanceHints } from "../../shared/detect/detect.ts"
import type { MeetingNames, Stance } from "../../shared/meeting/meeting.ts"
import {
  type Block,
  chipLabel,
  parseChip,
  printChip,
  type TopicChip,
} from "../../shared/notation/notation.ts"
import { type BlockReading, quotesIn, type Span } from "../../shared/reading/reading.ts"
import { onceBy } from "../../shared/support/once.ts"
import type { ChipChange } from "../editor/chip-mend.ts"

/** One press that gives a chip the sign that the words say. */
export interface StanceOffer {
  /** The words that say it: `objected to`. */
  readonly verb: string
  readonly stance: Stance
  /** The topic, and the position, as the chip's label. */
  readonly what: string
  readonly change: ChipChange
  /** Equal as long as the same words say the same of the same topic in this block. */
  readonly key: string
}

const signs: Partial<Record<Stance, "+" | "-" | "~">> = { supports: "+", opposes: "-", mixed: "~" }

/** What the verbs of a block say of its topics that somebody speaks to. */
export function stanceOffers(
  block: Block,
  reading: BlockReading,
  names: MeetingNames,
): readonly StanceOffer[] {
  const bare = bareChips(block, reading)
  if (bare.length === 0) return []
  const text = plainWords(block, reading)
  const offers = reading.sentences.flatMap(({ start, end }) => {
    const chips = bare.filter(({ span }) => start <= span.start && span.start < end)
    if (chips.length === 0) return []
    const verbs = stanceHints(text.slice(start, end))
      .map((verb) => ({ ...verb, start: verb.start + start, end: verb.end + start }))
      .filter(({ stance }) => stance in signs)
    return offersIn(chips, verbs, text, reading.id, names)
  })
  return onceBy(offers, ({ key }) => key)
}

interface BareChip {
  readonly chip: TopicChip
  /** Its number in the block. */
  readonly n: number
  readonly span: Span
}

/** The topic chips without a sign that a statement of this block is about. */
function bareChips({ inlines }: Block, { id, chips, rows }: BlockReading): readonly BareChip[] {
  const about = new Set(
    rows.statements.flatMap(({ because: { about } }) => (about?.block === id ? [about.chip] : [])),
  )
  const refs = inlines.flatMap((inline) => (inline.kind === "chip" ? [inline.ref] : []))
  return [...about]
    .sort((a, b) => a - b)
    .flatMap((n) => {
      const [chip, span] = [parseChip(refs[n] ?? ""), chips[n]]
      if (chip?.kind !== "topic" || chip.stance !== null || span === undefined) return []
      return [{ chip, n, span }]
    })
}

/** The words, with stand-ins for chips and quotes: what is quoted says nothing of who quotes it. */
function plainWords({ inlines }: Block, { chips }: BlockReading): string {
  let text = inlines.map((inline) => inline.text).join("")
  for (const { start, end } of [...chips, ...quotesIn(text, 0)])
    text = text.slice(0, start) + "\uFFFC".repeat(end - start) + text.slice(end)
  return text
}

function offersIn(
  chips: readonly BareChip[],
  verbs: readonly StanceHint[],
  text: string,
  block: string,
  names: MeetingNames,
): readonly StanceOffer[] {
  // Where one supports and another opposes the only topic, the chip can hold but one of it.
  if (chips.length === 1 && new Set(verbs.map(({ stance }) => stance)).size > 1) return []
  return verbs.flatMap((verb, n) =>
    saidOf(verb, verbs[n - 1], verbs[n + 1], chips, text).flatMap(({ chip, n: at }) => {
      const { text: said, stance } = verb
      const sign = signs[stance]
      // A position without a sign is supported already.
      if (sign === undefined || (chip.position !== null && sign === "+")) return []
      const ref = printChip({ ...chip, stance: { sign, unsure: false, qualifier: null } })
      const what = chipLabel(chip, names)
      const key = JSON.stringify([block, chip.name, chip.position, stance, said])
      return [{ verb: said, stance, what, change: { at: { block, chip: at }, ref }, key }]
    }),
  )
}

/** The topic behind a verb, with those listed behind it; without one, the last before it. */
function saidOf(
  verb: StanceHint,
  before: StanceHint | undefined,
  next: StanceHint | undefined,
  chips: readonly BareChip[],
  text: string,
): readonly BareChip[] {
  const behind = chips.filter(
    ({ span }) => span.start >= verb.end && span.start < (next?.start ?? text.length),
  )
  if (behind.length === 0)
    return chips
      .filter(({ span }) => span.end <= verb.start && span.start >= (before?.end ?? 0))
      .slice(-1)
  const end = behind.findIndex(
    ({ span }, n) =>
      n > 0 && !/^[\s,]*(and|or)?\s*$/.test(text.slice(behind[n - 1]?.span.end ?? 0, span.start)),
  )
  return end < 0 ? behind : behind.slice(0, end)
}
