// A block's rows: the reading table of notation.md, sentence by sentence, in the scope handed down to it.
import type {
  Intervention,
  NoteIndex,
  Problem,
  ProvisionId,
  Statement,
  Tag,
  Via,
} from "../meeting/meeting.ts"
import { once, onceBy } from "../support/once.ts"
import { type BlockSense, type Raised, raisedKey, type Sentence } from "./block.ts"
import { type Gift, isAside, type OpenPosition, type Scope } from "./scope.ts"
import { holderOf, type Speaker, speakerKey } from "./speakers.ts"

/** The rows of a note while they are written; interventions get their order at the end. */
export type Rows = { -readonly [K in keyof NoteIndex]: NoteIndex[K][number][] }

/** A position without an actor is known as a problem only when the list below is read, too. */
export interface Waiting {
  readonly position: OpenPosition
  readonly problem: Problem
}

interface Holding {
  readonly speakers: readonly Speaker[]
  readonly positions: readonly Raised[]
  readonly via: Via
}

/** Reads one block in its scope: adds to `rows` and `waiting`, and gives what it hands down. */
export function readRows(
  sense: BlockSense,
  scope: Scope,
  heard: Set<number>,
  rows: Rows,
  waiting: Waiting[],
): Gift {
  const reading = new BlockRows(sense, scope, heard, rows)
  for (const sentence of sense.sentences) {
    reading.members(sentence)
    if (!isAside(sense)) reading.sentence(sentence)
  }
  if (sense.kind !== "heading") {
    for (const position of reading.open) {
      if (position.raised.means === null) continue
      const problem = {
        block: sense.id,
        code: "position-without-actor",
        text: position.raised.typed,
      } as const
      waiting.push({ position, problem })
    }
  }
  return reading.gift()
}

class BlockRows {
  readonly open: OpenPosition[] = []
  readonly #sense: BlockSense
  readonly #scope: Scope
  readonly #heard: Set<number>
  readonly #rows: Rows
  readonly #tags: readonly Tag[]
  readonly #quotes: ReadonlyMap<Sentence, readonly QuotedIn[]>
  readonly #opened = new Set<string>()
  #subject: readonly Speaker[] = []
  #lastRaised: readonly Raised[] = []
  #lastProvisions: Sentence["provisions"] = []

  constructor(sense: BlockSense, scope: Scope, heard: Set<number>, rows: Rows) {
    this.#sense = sense
    this.#scope = scope
    this.#heard = heard
    this.#rows = rows
    this.#tags =
      scope.isPrivate && !sense.tags.includes("private") ? [...sense.tags, "private"] : sense.tags
    this.#quotes = quotesBySentence(sense.sentences)
    if (sense.tags.length > 0) {
      rows.highlights.push({ block: sense.id, tags: this.#tags, text: sense.text })
    }
    for (const problem of sense.problems) rows.problems.push(problem)
  }

  members(sentence: Sentence): void {
    for (const it of sentence.members)
      this.#rows.memberships.push({ ...it, tags: this.#tags, block: this.#sense.id })
  }

  sentence(sentence: Sentence): void {
    const { said, raised } = sentence
    const before = this.#subject
    if (said.length > 0) this.#subject = said
    this.#besides(sentence)
    if (this.#sense.kind !== "heading") {
      const holding = this.#holding(sentence)
      this.#intervene(said, before)
      if (holding !== null) this.#state(sentence, holding)
    }
    if (raised.length > 0) this.#lastRaised = raised
    if (sentence.provisions.length > 0) this.#lastProvisions = sentence.provisions
  }

  /** What the block gives: a heading all that it names, a lead its subject and what is open or came last. */
  gift(): Gift {
    if (this.#sense.kind === "heading") {
      const { sentences } = this.#sense
      const raised = sentences.flatMap((it) => it.raised)
      return {
        actors: onceBy(
          sentences.flatMap((it) => it.said),
          speakerKey,
        ),
        positions: onceBy(raised, raisedKey).map((it) => ({ raised: it, taken: false })),
        provisions: once(sentences.flatMap((it) => it.provisions)),
      }
    }
    const positions =
      this.open.length > 0
        ? this.open
        : this.#lastRaised.map((raised) => ({ raised, taken: false }))
    return { actors: this.#subject, positions, provisions: this.#lastProvisions }
  }

  /** The reading table: who holds what by this sentence, or null. Positions that nobody holds become open. */
  #holding({ said, raised }: Sentence): Holding | null {
    if (said.length > 0) {
      if (raised.length > 0) return { speakers: said, positions: raised, via: "sentence" }
      if (this.open.length > 0) return take(said, this.open, "open")
      const { positions } = this.#scope
      return positions === null ? null : take(said, positions.items, positions.via)
    }
    if (raised.length === 0) return null
    if (this.#subject.length > 0)
      return { speakers: this.#subject, positions: raised, via: "subject" }
    const { actors } = this.#scope
    if (actors !== null) return { speakers: actors.items, positions: raised, via: actors.via }
    for (const it of raised) this.#open(it)
    return null
  }

  /** A position that is raised again is the one that is open. */
  #open(raised: Raised): void {
    const key = raisedKey(raised)
    if (key !== null && this.#opened.has(key)) return
    if (key !== null) this.#opened.add(key)
    this.open.push({ raised, taken: false })
  }

  #state(sentence: Sentence, { speakers, positions, via }: Holding): void {
    const { actors } = this.#scope
    if (sentence.said.length === 0 && via === "heading" && actors !== null) {
      if (!this.#heard.has(actors.giver)) this.#intervene(speakers, [])
      this.#heard.add(actors.giver)
    }
    const quotes = this.#quotes.get(sentence) ?? []
    const owner = this.#owner(sentence)
    const provisions = this.#provisions(sentence)
    for (const speaker of speakers) {
      const { named } = speaker
      if (named === null) continue
      const own = owner === speaker ? quotes.map((it) => it.text) : []
      for (const { means } of positions) {
        if (means === null) continue
        this.#rows.statements.push(
          statement({ named, unsure: speaker.unsure || means.unsure }, means, {
            provisions,
            quotes: own,
            time: this.#sense.time,
            tags: this.#tags,
            via,
            block: this.#sense.id,
            sentence: sentence.number,
            text: sentence.text,
          }),
        )
      }
    }
  }

  /** Those who were not yet in the block's subject take the floor. */
  #intervene(said: readonly Speaker[], before: readonly Speaker[]): void {
    if (said.length === 0) return
    const there = new Set(before.map(speakerKey))
    for (const speaker of said) {
      if (speaker.named === null || there.has(speakerKey(speaker))) continue
      this.#rows.interventions.push({
        speaker: speaker.named.speaker,
        onBehalfOf: speaker.named.onBehalfOf,
        unsure: speaker.unsure,
        time: this.#sense.time,
        tags: this.#tags,
        block: this.#sense.id,
        order: 0,
      } satisfies Intervention)
    }
  }

  /** Proposals, relations and quotes: of those who speak, else of the subject, else of the actors in scope. */
  #besides(sentence: Sentence): void {
    const place = { tags: this.#tags, block: this.#sense.id }
    for (const { named } of this.#speaking(sentence)) {
      if (named === null) continue
      const { speaker, onBehalfOf } = named
      for (const { provision, text, old } of sentence.edits) {
        const op = old === null ? "add" : text === null ? "delete" : "replace"
        this.#rows.proposals.push({ speaker, onBehalfOf, provision, op, text, old, ...place })
      }
      for (const { with: other, stance } of sentence.agreements) {
        if (other === null) continue
        this.#rows.relations.push({ from: holderOf(named), to: other.id, stance, ...place })
      }
    }
    const owner = this.#owner(sentence)?.named ?? null
    for (const { text, sentence: number } of this.#quotes.get(sentence) ?? []) {
      const { speaker, onBehalfOf } = owner ?? { speaker: null, onBehalfOf: null }
      this.#rows.quotes.push({ speaker, onBehalfOf, text, ...place, sentence: number })
    }
  }

  #speaking(sentence: Sentence): readonly Speaker[] {
    if (sentence.said.length > 0) return sentence.said
    return this.#subject.length > 0 ? this.#subject : (this.#scope.actors?.items ?? [])
  }

  /** Whose the sentence's quotes are: exactly one, or nobody's. */
  #owner(sentence: Sentence): Speaker | null {
    const [only, ...others] = this.#speaking(sentence)
    return only !== undefined && others.length === 0 ? only : null
  }

  #provisions(sentence: Sentence): readonly ProvisionId[] {
    const named =
      sentence.provisions.length > 0 ? sentence.provisions : (this.#scope.provisions?.items ?? [])
    return named.filter((it) => it !== null)
  }
}

interface QuotedIn {
  readonly text: string
  /** The number of the sentence that it stands in. */
  readonly sentence: number
}

/** A sentence without any chip gives its quotes to the last one before it that had one. */
function quotesBySentence(
  sentences: readonly Sentence[],
): ReadonlyMap<Sentence, readonly QuotedIn[]> {
  const quotes = new Map<Sentence, QuotedIn[]>()
  let lastWithChip: Sentence | null = null
  for (const sentence of sentences) {
    if (sentence.hasChip) lastWithChip = sentence
    if (sentence.quotes.length === 0) continue
    const own = sentence.quotes.map((text) => ({ text, sentence: sentence.number }))
    const to = lastWithChip ?? sentence
    const there = quotes.get(to)
    if (there === undefined) quotes.set(to, own)
    else for (const it of own) there.push(it)
  }
  return quotes
}

function take(speakers: readonly Speaker[], positions: readonly OpenPosition[], via: Via): Holding {
  for (const position of positions) position.taken = true
  return { speakers, positions: positions.map((it) => it.raised), via }
}

function statement(
  { named, unsure }: { named: NonNullable<Speaker["named"]>; unsure: boolean },
  means: NonNullable<Raised["means"]>,
  rest: Pick<
    Statement,
    "provisions" | "quotes" | "time" | "tags" | "via" | "block" | "sentence" | "text"
  >,
): Statement {
  return {
    speaker: named.speaker,
    onBehalfOf: named.onBehalfOf,
    holder: holderOf(named),
    except: named.except,
    topic: means.topic,
    position: means.position,
    stance: means.stance,
    qualifier: means.qualifier,
    unsure,
    ...rest,
  }
}
