// Where a name is a question: in somebody's exact words, in a comment, in a link, or where it is spoken about.
import type { ConnectorPatterns } from "../reading/reading.ts"
import { quotesIn } from "../reading/reading.ts"
import { fold } from "../support/fold.ts"
import type { Pairs } from "./pairs.ts"
import type { ActorSuggestion, TopicSuggestion } from "./suggestion.ts"
import type { BlockWords } from "./words.ts"

/** Says of a place in a block whether what stands there is to be asked, whatever it is. */
export function doubtsIn({ block, words }: BlockWords): (start: number, end: number) => boolean {
  if (block.kind === "quote" || /^\s*\[check\]/.test(words)) return () => true
  const places = [...quotesIn(words, 0), ...linksIn(block)]
  if (places.length === 0) return () => false
  return (start, end) => places.some((place) => place.start < end && start < place.end)
}

function linksIn({ inlines }: BlockWords["block"]): { start: number; end: number }[] {
  let at = 0
  return inlines.flatMap(({ text, marks: { link } }) => {
    const start = at
    at += text.length
    return link === undefined ? [] : [{ start, end: at }]
  })
}

/**
 * The ids of actors that their sentence may only speak about: `with Hungary`, `Armenia's argument`, `asked Japan`, and
 * those in one list with them, or with a group that has no name. Who is in a pair speaks, and who is left out of a
 * group stands in its place.
 */
export function spokenAbout(
  words: string,
  named: readonly (ActorSuggestion | TopicSuggestion)[],
  { pairs, loose }: Pairs,
  { except }: ConnectorPatterns,
): ReadonlySet<string> {
  const about = new Set<string>()
  const paired = new Set(pairs.flatMap(({ first, second }) => [first, second]))
  let before: ActorSuggestion | null = null
  for (const actor of named) {
    if (actor.kind !== "actor") continue
    const gap = words.slice(before?.end ?? 0, actor.start)
    const isLeftOut = before !== null && except.test(gap)
    const isListed = before !== null && inList.test(gap) && about.has(before.id)
    const isMember = loose.some(({ start, end }) => start <= actor.start && actor.end <= end)
    const isAbout = isListed || isMember || isObject(words, actor)
    if (isAbout && !isLeftOut && !paired.has(actor.id)) about.add(actor.id)
    before = actor
  }
  return about
}

const inList = /^(?:,|,?\s*(?:and|or|&|as well as))\s*(?:the\s+)?$/i

const prepositions = `with without against to into in on about than like towards toward among amongst between behind
  regarding concerning concerns excluding except but beyond under over near inside outside at upon for via through`
const verbs = `ask asks asked asking thank thanks thanked thanking join joins joined joining criticise criticises
  criticised criticize criticizes criticized accuse accuses accused urge urges urged remind reminds reminded tell tells told
  contradict contradicts contradicted answer answers answered blame blames blamed congratulate congratulated quote quotes
  quoted call calls called calling support supports supported supporting oppose opposes opposed opposing back backs backed
  echo echoes echoed echoing second seconds seconded invite invites invited lambast attack attacks attacked`
const objectAfter = new Set(`${prepositions} ${verbs}`.trim().split(/\s+/))
/** `the delegate of Kenya` speaks, `the situation of Kenya` does not. */
const speakerOf =
  /\b(?:delegates?|delegations?|representatives?|reps?|ambassadors?|amb|ministers?|spokes(?:person|man|woman)|chair|mission|government|states?|countries|members?|group) (?:of|from|for)$/

/** Whether the words right before an actor, or behind it, make it an object. */
function isObject(words: string, { start, end }: ActorSuggestion): boolean {
  if (/^['’]s?(?![\p{L}\p{N}])/u.test(words.slice(end, end + 3))) return true
  const before = fold(words.slice(Math.max(0, start - 60), start)).replace(/[\s(]*\b(?:the)?$/, "")
  const [last = ""] = /[\p{L}]+$/u.exec(before) ?? []
  if (last === "of" || last === "from") return !speakerOf.test(before)
  return objectAfter.has(last) && !speakerOf.test(before)
}
