// Holders of a position as people write them: "Turkey (less adamant)", "EU-27 (without Hungary)".
import type { ActorId, IndexedStatement } from "../meeting/meeting.ts"
import { type DayFacts, namedMembers } from "./day.ts"
import { calledIn } from "./language.ts"
import type { BriefWords } from "./words.ts"

/** What is known of one holder at one place of a topic. */
export interface Held {
  readonly holder: ActorId
  readonly speakers: readonly ActorId[]
  readonly except: readonly ActorId[]
  readonly qualifiers: readonly string[]
  readonly evidence: readonly IndexedStatement[]
}

/** Members are written out beside an ad-hoc group up to this many, else counted. */
const MOST_MEMBERS = 5

/** What a list of holders says of their stance: not where the sentence around it has said it. */
export interface Saying {
  readonly stance: boolean
}

/**
 * The holders of one place, as one list in the order they spoke, groups first. Semicolons part the groups, as
 * commas may stand inside.
 */
export function holdersInList(
  held: readonly Held[],
  facts: DayFacts,
  words: BriefWords,
  saying: Saying = { stance: true },
): string {
  const isGroup = ({ holder }: Held) => facts.names.actorById(holder)?.kind === "group"
  const groups = held.filter(isGroup).map((one) => holderInList(one, facts, words, saying))
  const others = held
    .filter((one) => !isGroup(one))
    .map((one) => holderInList(one, facts, words, saying))
  return [...groups, ...(others.length > 0 ? [others.join(", ")] : [])].join(words.semicolon)
}

/** The holder's name, then in brackets who spoke for it and with whom, and what limits it. */
function holderInList(held: Held, facts: DayFacts, words: BriefWords, saying: Saying): string {
  const [name = ""] = inList([held.holder], facts, words)
  const voices = voicesOf(held, facts, words)
  const inBrackets = [
    ...(voices === "" ? [] : [voices]),
    ...(held.except.length > 0 ? [words.without(inList(held.except, facts, words))] : []),
    ...limitsOf(held, facts, words, saying),
  ].join(words.semicolon)
  return inBrackets === "" ? name : `${name} (${inBrackets})`
}

/** What limits a position: the note's own qualifier, words quoted as a proof, and doubts. */
export function limitsOf(
  { qualifiers, evidence }: Held,
  facts: DayFacts,
  words: BriefWords,
  saying: Saying = { stance: true },
): readonly string[] {
  const fragments = evidence.flatMap((row) => facts.fragments.get(row.id) ?? [])
  return [
    ...qualifiers,
    ...fragments.map((fragment) => words.quoted(fragment.text)),
    ...doubtsOf(evidence, words, saying),
  ]
}

/** "Brazil"; "Luxembourg, with Bulgaria and Jamaica"; "" where nobody is named. */
function voicesOf({ holder, speakers }: Held, facts: DayFacts, words: BriefWords): string {
  const voices = speakers.filter((speaker) => speaker !== holder)
  const members = namedMembers(holder, facts).filter((member) => !voices.includes(member))
  const others =
    members.length === 0
      ? []
      : members.length <= MOST_MEMBERS
        ? [words.withMembers(inList(members, facts, words))]
        : [words.withOthers(members.length)]
  return [...inList(voices, facts, words), ...others].join(", ")
}

/** What is not certain: all of the rows must say so. To be verified is said alone, whatever the doubt. */
function doubtsOf(
  evidence: readonly IndexedStatement[],
  words: BriefWords,
  saying: Saying,
): readonly string[] {
  const every = (holds: (row: IndexedStatement) => boolean) =>
    evidence.length > 0 && evidence.every(holds)
  return [
    ...(saying.stance && every((row) => row.stance === "mixed") ? [words.stance.mixed] : []),
    ...(saying.stance && every((row) => row.stance === "unclear") ? [words.stance.unclear] : []),
    ...(every((row) => row.tags.includes("check"))
      ? [words.unverified]
      : every((row) => row.unsure)
        ? [words.unsure]
        : []),
  ]
}

/** Who says it, before a colon: "Brazil", "African Group (Comoros)". */
export function voiceOf(
  { holder, speaker }: { readonly holder: ActorId; readonly speaker: ActorId },
  facts: DayFacts,
  words: BriefWords,
): string {
  const [voice = ""] = inList([speaker], facts, words)
  const [group = ""] = inList([holder], facts, words)
  return holder === speaker ? voice : `${group} (${voice})`
}

export function nameOf(actor: ActorId, facts: DayFacts): string {
  return facts.names.actorById(actor)?.name ?? actor
}

/** Names for a list: "Holy See", "some states". */
export function inList(
  actors: readonly ActorId[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  return actors.map((id) => words.nameInList(called(id, facts, words), isGroupOf(id, facts)))
}

/** Names for a sentence: "the Holy See", "some states". */
export function inSentence(
  actors: readonly ActorId[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  return actors.map((id) => words.nameInSentence(called(id, facts, words), isGroupOf(id, facts)))
}

function called(id: ActorId, { names }: DayFacts, { language }: BriefWords): string {
  const actor = names.actorById(id)
  return actor === undefined ? id : calledIn(actor, names, language)
}

function isGroupOf(actor: ActorId, facts: DayFacts): boolean {
  return facts.names.actorById(actor)?.kind === "group"
}
