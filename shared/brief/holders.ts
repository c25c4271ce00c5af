// Holders of a position as people write them: "Turkey (less adamant)", "EU-27 (without Hungary)".
import type { ActorId, IndexedStatement } from "../meeting/meeting.ts"
import { type DayFacts, namedMembers } from "./day.ts"
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

/**
 * The holders of one place, as one list: groups first, in the order they spoke, then the others by
 * name. Semicolons part the groups, as commas may stand inside.
 */
export function holdersInList(held: readonly Held[], facts: DayFacts, words: BriefWords): string {
  const isGroup = ({ holder }: Held) => facts.names.actorById(holder)?.kind === "group"
  const groups = held.filter(isGroup).map((one) => holderInList(one, facts, words))
  const others = held
    .filter((one) => !isGroup(one))
    .map((one) => holderInList(one, facts, words))
    .sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
  return [...groups, ...(others.length > 0 ? [others.join(", ")] : [])].join("; ")
}

/** The holder's name, then in brackets who spoke for it and with whom, and what limits it. */
export function holderInList(held: Held, facts: DayFacts, words: BriefWords): string {
  const name = words.nameInList(nameOf(held.holder, facts))
  const limits = [
    ...(held.except.length > 0 ? [words.without(inList(held.except, facts, words))] : []),
    ...held.qualifiers,
    ...doubtsOf(held.evidence, words),
  ]
  const inBrackets = [
    ...[voicesOf(held, facts, words)].filter((voices) => voices !== ""),
    ...limits,
  ].join("; ")
  return inBrackets === "" ? name : `${name} (${inBrackets})`
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

/** What is not certain of the rows, or of where they stand: all of them must say so. */
export function doubtsOf(evidence: readonly IndexedStatement[], words: BriefWords): string[] {
  const every = (holds: (row: IndexedStatement) => boolean) =>
    evidence.length > 0 && evidence.every(holds)
  return [
    ...(every((row) => row.stance === "mixed") ? [words.stance.mixed] : []),
    ...(every((row) => row.stance === "unclear") ? [words.stance.unclear] : []),
    ...(every((row) => row.unsure) ? [words.unsure] : []),
    ...(every((row) => row.tags.includes("check")) ? [words.unverified] : []),
  ]
}

export function nameOf(actor: ActorId, facts: DayFacts): string {
  return facts.names.actorById(actor)?.name ?? actor
}

/** Names for a list: "Holy See". */
export function inList(
  actors: readonly ActorId[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  return actors.map((actor) => words.nameInList(nameOf(actor, facts)))
}

/** Names for a sentence: "the Holy See"; a person's with what the person is. */
export function inSentence(
  actors: readonly ActorId[],
  facts: DayFacts,
  words: BriefWords,
): readonly string[] {
  return actors.map((actor) => words.nameInSentence(nameOf(actor, facts)))
}

function fold(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}
