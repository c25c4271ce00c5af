// A block's rows: the reading table of notation.md, sentence by sentence, in the scope handed down to it.
import type { Statement, Tag, Via } from "../meeting/meeting.ts"
import { type Because, type BlockRows, type ChipAt, noReason, type SpeakerFrom } from "./because.ts"
import {
  type BlockSense,
  type NamedProvision,
  type Raised,
  raisedKey,
  type Sentence,
} from "./block.ts"
import { tooManyRows } from "./problems.ts"
import { type QuotedIn, quotesBySentence } from "./quotes.ts"
import { type Before, type BlockSays, lengthOf, type Room } from "./says.ts"
import { type Gift, headingGift, isAside, type Scope, tagsIn } from "./scope.ts"
import { holderOf, type Speaker, speakerKey } from "./speakers.ts"

/** Reads one block in its scope. */
export function readRows(sense: BlockSense, scope: Scope, before: Before): BlockSays {
  const reading = new BlockReader(sense, scope, before)
  for (const sentence of sense.sentences) {
    reading.members(sentence)
    if (!isAside(sense)) reading.sentence(sentence)
  }
  return reading.says()
}

interface Holding {
  readonly speakers: readonly Speaker[]
  readonly positions: readonly Raised[]
  readonly via: Via
}

class BlockReader {
  readonly #sense: BlockSense
  readonly #scope: Scope
  readonly #tags: readonly Tag[]
  readonly #quotes: ReadonlyMap<Sentence, readonly QuotedIn[]>
  readonly #rows: { -readonly [K in keyof BlockRows]: BlockRows[K][number][] }
  readonly #open: Raised[] = []
  readonly #opened = new Set<string>()
  #taken: readonly Raised[] = []
  #isHeard: boolean
  readonly #room: Room
  #length = 0
  #isOver = false
  #hears: string | null = null
  #subject: readonly Speaker[] = []
  #lastRaised: readonly Raised[] = []
  #lastProvisions: readonly NamedProvision[] = []

  constructor(sense: BlockSense, scope: Scope, { isHeard, room }: Before) {
    this.#sense = sense
    this.#scope = scope
    this.#isHeard = isHeard
    this.#room = room
    this.#tags = tagsIn(sense, scope)
    this.#quotes = quotesBySentence(sense.sentences)
    const highlight = { block: sense.id, tags: this.#tags, text: sense.text }
    this.#rows = {
      statements: [],
      interventions: [],
      proposals: [],
      relations: [],
      memberships: [],
      quotes: [],
      highlights: sense.tags.length > 0 ? [{ row: highlight, because: noReason(sense.span) }] : [],
      problems: sense.problems.map(({ problem, at, start, end }) => ({
        row: problem,
        because: { ...noReason({ start, end }), about: at },
      })),
    }
  }

  members({ members }: Sentence): void {
    for (const { group, member, at } of members) {
      this.#rows.memberships.push({
        row: { group, member, tags: this.#tags, block: this.#sense.id },
        because: { ...noReason(this.#chip(at.member.chip)), group: at.group, about: at.member },
      })
    }
  }

  sentence(sentence: Sentence): void {
    const { said, raised } = sentence
    const before = this.#subject
    if (said.length > 0) this.#subject = said
    this.#besides(sentence)
    if (this.#sense.kind !== "heading") {
      const holding = this.#holding(sentence)
      this.#intervene(sentence, said, before)
      if (holding !== null) this.#state(sentence, holding)
    }
    if (raised.length > 0) this.#lastRaised = raised
    if (sentence.provisions.length > 0) this.#lastProvisions = sentence.provisions
  }

  says(): BlockSays {
    if (this.#isOver) this.#rows.problems.push(tooManyRows(this.#sense))
    return {
      rows: this.#rows,
      gift: this.#gift(),
      open: this.#sense.kind === "heading" ? [] : this.#open.filter(({ means }) => means !== null),
      taken: this.#taken,
      hears: this.#hears,
      length: this.#length,
    }
  }

  /** What the block gives: a lead its subject and what is open or came last. */
  #gift(): Gift {
    if (this.#sense.kind === "heading") return headingGift(this.#sense)
    const positions = this.#open.length > 0 ? this.#open : this.#lastRaised
    return { actors: this.#subject, positions, provisions: this.#lastProvisions }
  }

  /** The reading table: who holds what by this sentence, or null. Positions that nobody holds become open. */
  #holding({ said, raised }: Sentence): Holding | null {
    if (said.length > 0) {
      if (raised.length > 0) return { speakers: said, positions: raised, via: "sentence" }
      if (this.#open.length > 0) return this.#take(said, this.#open, "open")
      const { positions } = this.#scope
      return positions === null ? null : this.#take(said, positions.items, positions.via)
    }
    if (raised.length === 0) return null
    if (this.#subject.length > 0)
      return { speakers: this.#subject, positions: raised, via: "subject" }
    const { actors } = this.#scope
    if (actors !== null) return { speakers: actors.items, positions: raised, via: actors.via }
    for (const it of raised) this.#leaveOpen(it)
    return null
  }

  #take(speakers: readonly Speaker[], positions: readonly Raised[], via: Via): Holding {
    // A block takes either what it left open or what it was handed, and neither grows once somebody has spoken.
    this.#taken = positions
    return { speakers, positions, via }
  }

  /** A position that is raised again is the one that is open. */
  #leaveOpen(raised: Raised): void {
    const key = raisedKey(raised)
    if (!this.#opened.has(key)) this.#open.push(raised)
    this.#opened.add(key)
  }

  #state(sentence: Sentence, { speakers, positions, via }: Holding): void {
    const { actors } = this.#scope
    if (sentence.said.length === 0 && via === "heading" && actors !== null) {
      if (!this.#isHeard) this.#intervene(sentence, speakers, [])
      this.#isHeard = true
      this.#hears = actors.giver
    }
    const owner = this.#owner(sentence)
    const provisions = this.#provisions(sentence)
    const aboutFrom = sentence.said.length > 0 && via !== "subject" ? via : ("sentence" as const)
    for (const speaker of speakers) {
      const { named } = speaker
      if (named === null) continue
      const { speaker: id, onBehalfOf, except } = named
      const who = { speaker: id, onBehalfOf, holder: holderOf(named), except }
      const evidence = {
        provisions: provisions.flatMap((it) => it.id ?? []),
        quotes: owner === speaker ? this.#quotesOf(sentence).map((it) => it.text) : [],
        time: this.#sense.time,
        tags: this.#tags,
        via,
        block: this.#sense.id,
        sentence: sentence.number,
        text: sentence.text,
      }
      const besides = [...speaker.at.except, ...provisions.map((it) => it.at)]
      const because = { ...this.#by(sentence, speaker), aboutFrom, besides }
      for (const { means, at } of positions) {
        if (means === null) continue
        if (this.#isFull("statements")) return
        const unsure = speaker.unsure || means.unsure
        const row: Statement = { ...who, ...means, unsure, ...evidence }
        this.#length += lengthOf(row)
        this.#rows.statements.push({ row, because: { ...because, about: at } })
      }
    }
  }

  /** Those who were not yet in the block's subject take the floor. */
  #intervene(sentence: Sentence, said: readonly Speaker[], before: readonly Speaker[]): void {
    if (said.length === 0) return
    const there = new Set(before.map(speakerKey))
    for (const speaker of said) {
      if (speaker.named === null || there.has(speakerKey(speaker))) continue
      if (this.#isFull("interventions")) return
      this.#rows.interventions.push({
        row: {
          speaker: speaker.named.speaker,
          onBehalfOf: speaker.named.onBehalfOf,
          unsure: speaker.unsure,
          time: this.#sense.time,
          tags: this.#tags,
          block: this.#sense.id,
        },
        because: this.#by(sentence, speaker),
      })
    }
  }

  /** Proposals, relations and quotes: of those who speak, else of the subject, else of the actors in scope. */
  #besides(sentence: Sentence): void {
    this.#propose(sentence)
    this.#relate(sentence)
    const owner = this.#owner(sentence)
    const { speaker, onBehalfOf } = owner?.named ?? { speaker: null, onBehalfOf: null }
    const by = owner === null ? noReason(sentence.span) : this.#by(sentence, owner)
    for (const { text, span, sentence: number } of this.#quotesOf(sentence)) {
      const row = { speaker, onBehalfOf, text, ...this.#place(), sentence: number }
      this.#rows.quotes.push({ row, because: { ...by, span } })
    }
  }

  #propose(sentence: Sentence): void {
    const { edits } = sentence
    for (const speaker of edits.length > 0 ? this.#speaking(sentence) : []) {
      if (speaker.named === null) continue
      const { speaker: id, onBehalfOf } = speaker.named
      for (const { provision, text, old, at } of edits) {
        if (this.#isFull("proposals")) return
        const op = old === null ? "add" : text === null ? "delete" : "replace"
        const row = { speaker: id, onBehalfOf, provision, op, text, old, ...this.#place() } as const
        this.#rows.proposals.push({ row, because: this.#byChip(sentence, speaker, at) })
      }
    }
  }

  #relate(sentence: Sentence): void {
    const agreements = sentence.agreements.filter((it) => it.with !== null)
    for (const speaker of agreements.length > 0 ? this.#speaking(sentence) : []) {
      if (speaker.named === null) continue
      for (const { with: other, stance, at } of agreements) {
        if (other === null) continue
        if (this.#isFull("relations")) return
        const row = { from: holderOf(speaker.named), to: other.id, stance, ...this.#place() }
        this.#rows.relations.push({ row, because: this.#byChip(sentence, speaker, at) })
      }
    }
  }

  #place(): { readonly tags: readonly Tag[]; readonly block: string } {
    return { tags: this.#tags, block: this.#sense.id }
  }

  /** Whether no further row is given; one that should have been makes it a problem. */
  #isFull(kind: keyof BlockRows): boolean {
    const isFull = this.#rows[kind].length >= this.#room.rows || this.#length >= this.#room.length
    this.#isOver ||= isFull
    return isFull
  }

  #speaking(sentence: Sentence): readonly Speaker[] {
    if (sentence.said.length > 0) return sentence.said
    return this.#subject.length > 0 ? this.#subject : (this.#scope.actors?.items ?? [])
  }

  #speakerFrom(sentence: Sentence): SpeakerFrom {
    if (sentence.said.length > 0) return "sentence"
    return this.#subject.length > 0 ? "subject" : (this.#scope.actors?.via ?? "sentence")
  }

  /** Whose the sentence's quotes are: exactly one, or nobody's. */
  #owner(sentence: Sentence): Speaker | null {
    const speaking = this.#speaking(sentence)
    return speaking.length === 1 ? (speaking[0] ?? null) : null
  }

  #quotesOf(sentence: Sentence): readonly QuotedIn[] {
    return this.#quotes.get(sentence) ?? []
  }

  #provisions({ provisions }: Sentence): readonly NamedProvision[] {
    return provisions.length > 0 ? provisions : (this.#scope.provisions?.items ?? [])
  }

  #by(sentence: Sentence, { at }: Speaker): Because {
    return {
      ...noReason(sentence.span),
      speaker: at.speaker,
      speakerFrom: this.#speakerFrom(sentence),
      group: at.group,
      besides: at.except,
    }
  }

  #byChip(sentence: Sentence, speaker: Speaker, at: ChipAt): Because {
    return { ...this.#by(sentence, speaker), about: at, span: this.#chip(at.chip) }
  }

  #chip(chip: number): Because["span"] {
    const { chips, span } = this.#sense
    const { start, end } = chips[chip] ?? span
    return { start, end }
  }
}
