// One block read by itself: what each sentence says, before anything is handed down to it.
import type {
  MeetingNames,
  PositionId,
  ProvisionId,
  Stance,
  Tag,
  TopicId,
} from "../meeting/meeting.ts"
import type { Block, BlockKind, TextEdit } from "../notation/notation.ts"
import { onceBy } from "../support/once.ts"
import type { ChipAt, Span } from "./because.ts"
import { type QuoteSpan, quotesIn, type SentenceSpan, sentencesIn } from "./sentences.ts"
import { type ConnectorPatterns, type MemberOf, type Speaker, speakersIn } from "./speakers.ts"
import {
  type ActorWord,
  type BlockWords,
  type ChipProblem,
  type PositionWord,
  type ProvisionWord,
  wordsOf,
} from "./words.ts"

/** A position as a sentence raises it; `means` is null where topic or position is unknown. */
export interface Raised {
  readonly means: {
    readonly topic: TopicId
    readonly position: PositionId | null
    readonly stance: Stance
    readonly qualifier: string | null
    readonly unsure: boolean
  } | null
  /** The chip as typed, without its sign. */
  readonly typed: string
  readonly at: ChipAt
}

/** What a sentence names of the text under negotiation; null where it is unknown. */
export interface NamedProvision {
  readonly id: ProvisionId | null
  readonly at: ChipAt
}

/** Equal for the same position with the same stance, and for all that are unknown, as no row names them. */
export function raisedKey({ means }: Raised): string {
  return means === null ? "" : JSON.stringify(means)
}

export interface Sentence {
  readonly number: number
  readonly span: SentenceSpan
  /** Chips as their labels. */
  readonly text: string
  readonly said: readonly Speaker[]
  readonly raised: readonly Raised[]
  readonly provisions: readonly NamedProvision[]
  readonly edits: readonly (TextEdit & { readonly provision: ProvisionId; readonly at: ChipAt })[]
  readonly agreements: readonly {
    readonly with: ActorWord["actor"]
    readonly stance: "supports" | "opposes"
    readonly at: ChipAt
  }[]
  readonly members: readonly MemberOf[]
  readonly quotes: readonly Quoted[]
  readonly hasChip: boolean
}

/** Exact words, chips as their labels, without the marks; `span` has the marks too. */
export interface Quoted {
  readonly text: string
  readonly span: Span
}

/** A block by itself. It depends on its words and the meeting's names alone, so it can be kept while they stay. */
export interface BlockSense {
  readonly id: string
  readonly kind: BlockKind | null
  readonly level: number | null
  readonly depth: number
  readonly inTable: boolean
  readonly tags: readonly Tag[]
  readonly time: string | null
  /** The words behind tags and time. */
  readonly text: string
  /** The whole block. */
  readonly span: Span
  readonly sentences: readonly Sentence[]
  /** The places of its chips, in order. */
  readonly chips: readonly Span[]
  readonly problems: readonly ChipProblem[]
}

export function readBlock(
  { block, inTable }: { readonly block: Block; readonly inTable: boolean },
  id: string,
  names: MeetingNames,
  patterns: ConnectorPatterns,
): BlockSense {
  const words = wordsOf(block, id, names)
  const quotes = quotesIn(words.text, words.begin)
  const classifying = new Set([...words.positions, ...words.provisions].map((chip) => chip.start))
  const spans = sentencesIn(words.text, words.begin, quotes, (at) => classifying.has(at))
  const [quoted, actors, positions, provisions] = [
    sortedInto(spans, quotes),
    sortedInto(spans, words.actors),
    sortedInto(spans, words.positions),
    sortedInto(spans, words.provisions),
  ]
  const part = (n: number): Part => ({
    quotes: quoted[n] ?? [],
    actors: actors[n] ?? [],
    positions: positions[n] ?? [],
    provisions: provisions[n] ?? [],
  })
  return {
    id,
    kind: block.kind,
    level: block.level,
    depth: block.depth,
    inTable,
    tags: words.tags,
    time: words.time,
    text: words.labelled(words.begin, words.text.length),
    span: { start: 0, end: words.text.length },
    sentences: spans.map((span, n) => readSentence(span, n, part(n), words, patterns)),
    chips: words.chips,
    problems: words.problems,
  }
}

/** What of a block's words lies in one sentence. */
interface Part {
  readonly quotes: readonly QuoteSpan[]
  readonly actors: readonly ActorWord[]
  readonly positions: readonly PositionWord[]
  readonly provisions: readonly ProvisionWord[]
}

/** For each span what lies in it; both in the order of the words. */
function sortedInto<T extends SentenceSpan>(
  spans: readonly SentenceSpan[],
  things: readonly T[],
): T[][] {
  let next = 0
  return spans.map((span) => {
    const inside: T[] = []
    for (let it = things[next]; it !== undefined && it.start < span.end; it = things[++next])
      if (it.start >= span.start) inside.push(it)
    return inside
  })
}

function readSentence(
  span: SentenceSpan,
  number: number,
  { quotes, actors, positions, provisions }: Part,
  words: BlockWords,
  patterns: ConnectorPatterns,
): Sentence {
  const quoted = new Set(sortedInto(quotes, actors).flat())
  const speaking = actors.filter((word) => !quoted.has(word))
  const { said, members } = speakersIn(words.text, speaking, patterns)
  return {
    number,
    span,
    text: words.labelled(span.start, span.end),
    said,
    raised: onceBy(positions.map(raisedBy), raisedKey),
    provisions: onceById(provisions.map(({ provision, at }) => ({ id: provision, at }))),
    edits: provisions.flatMap(({ provision, chip, at }) =>
      provision === null ? [] : chip.edits.map((edit) => ({ ...edit, provision, at })),
    ),
    agreements: actors.flatMap(({ chip, actor, at }) =>
      chip.agreement === null
        ? []
        : [{ with: actor, stance: chip.agreement === "+" ? "supports" : "opposes", at } as const],
    ),
    members,
    quotes: quotes
      .map((span) => ({ text: words.labelled(span.start + 1, span.end - 1), span }))
      .filter((it) => it.text !== ""),
    hasChip: actors.length + positions.length + provisions.length > 0,
  }
}

/** All that are unknown count as one, as they name nothing. */
export function onceById(provisions: readonly NamedProvision[]): readonly NamedProvision[] {
  return onceBy(provisions, ({ id }) => id ?? "")
}

const stances = { "+": "supports", "-": "opposes", "~": "mixed", "?": "unclear" } as const

/** A position without a sign is supported; a topic without a sign is only addressed. */
function raisedBy({ chip, means, typed, at }: PositionWord): Raised {
  if (means === null) return { means, typed, at }
  const { stance } = chip
  return {
    means: {
      ...means,
      stance: stance ? stances[stance.sign] : means.position === null ? "addresses" : "supports",
      qualifier: stance?.qualifier ?? null,
      unsure: stance?.unsure ?? false,
    },
    typed,
    at,
  }
}
