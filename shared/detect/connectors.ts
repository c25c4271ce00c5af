// The words between two names that make one speak for the other, in the ways people write them.
import type { Connectors } from "../meeting/meeting.ts"
import { fold } from "../support/fold.ts"

/** What the gap between two names, or the text before the first, says. Texts are folded. */
export interface Wordings {
  /** `speaker, speaking for the` group. */
  forward(gap: string): boolean
  /** `group, represented by the` speaker. */
  backward(gap: string): boolean
  /** `On behalf of the` group, speaker: the text before the group. */
  before(text: string): boolean
  /** group `, the delegate from` speaker, after `before`. */
  between(gap: string): boolean
}

const forwardStrong = [
  ...[
    "on behalf of",
    "on behalf",
    "in the name",
    "o/b/o",
    "obo",
    "speaking for",
    "spoke for",
    "speaks for",
    "representing",
  ],
  ...["who represents", "who represented", "represents", "represented"],
  ...["au nom de", "au nom du", "au nom des", "parlant pour", "en nombre de", "en nombre del"],
  ...[
    "en representacion de",
    "en representacion del",
    "hablando por",
    "em nome de",
    "em nome do",
    "em nome da",
  ],
  ...["от имени", "نيابة عن", "باسم", "代表"],
]
const forwardWeak = ["for", "pour", "por", "para"]
const chairs = `chair chairperson chairman chairwoman chairing coordinator coordinating co-ordinator
  spokesperson spokesman spokeswoman speaker president presidency representative lead facilitator convenor`
  .trim()
  .split(/\s+/)
const backwardStrong = [
  ...["through", "via", "by way of", "spearheaded by", "par", "representee par", "represente par"],
  ...["representado por", "representada por", "a traves de", "speaking through", "with", "whose"],
  ...[
    ...[
      "represented",
      "led",
      "chaired",
      "coordinated",
      "headed",
      "voiced",
      "delivered",
      "presented",
    ],
    ...[
      "read",
      "read out",
      "introduced",
      "spoken for",
      "spoken",
      "made",
      "given",
      "conveyed",
      "presided",
    ],
  ].map((done) => `${done} by`),
]

/** Words that may stand beside a connector and change nothing. */
const fillers = new Set(
  `
   speaking spoke speaks speak talking whose position intervened intervening intervenes acting
   taking took takes the floor a an statement statements remarks made makes making delivered
   delivers delivering gave gives giving presented presents presenting read reads reading out
   who which that is was were it its in capacity as also s here again today first currently
   current then then-chair this said says stated added noted explained later once more briefly
   only joint group delegate delegation delegates ambassador amb representative rep minister
   spokesperson spokesman spokeswoman mission permanent statement's of from position session
   time one turn prenant parole la le prend a intervenant hablando intervino parlant`
    .trim()
    .split(/\s+/),
)

const determiners = new Set(
  `the all of a an its le la les l los el das dos whole entire member members states countries delegates
   delegations 's same so-called likeminded like-minded`
    .trim()
    .split(/\s+/),
)

/** The built-in words and those that the meeting adds. */
export function wordingsOf(added: Connectors): Wordings {
  const forward = [...forwardStrong, ...added.forward.map(fold)]
  const backward = [...backwardStrong, ...added.backward.map(fold)]
  return {
    forward: (gap) => {
      const head = withoutDescription(withoutDeterminers(gap))
      const before = beforeEnding(head, forward) ?? beforeChair(head)
      if (before !== null) return isFilling(before)
      const weak = beforeEnding(head, forwardWeak)
      return weak !== null && isFilling(weak)
    },
    backward: (gap) => {
      const bare = withoutDeterminers(gap)
      const before =
        beforeEnding(withoutDelegate(bare), backward) ??
        beforeEnding(bare.replace(/[,:(–—-]\s*$/, ""), chairs)
      return before !== null && isFilling(before)
    },
    before: (text) => {
      const clause = lastClause(withoutDescription(withoutDeterminers(text)))
      const before = beforeEnding(clause, [...forward, ...forwardWeak]) ?? beforeChair(clause)
      return before !== null && (isFilling(before) || /[,:–—(]\s*$/.test(before))
    },
    between: (gap) =>
      /^\W{0,3}$/.test(withoutDelegate(withoutDeterminers(gap))) && gap.trim() !== "",
  }
}

/** Cuts `the`, `all of the`, `the members of`: what may stand before a name. */
function withoutDeterminers(text: string): string {
  let rest = text.trimEnd()
  for (;;) {
    const [, before, word] = /^(.*?)([\p{L}\p{M}-]+|['’]s)['’]?$/su.exec(rest.slice(-60)) ?? []
    if (before === undefined || word === undefined || !determiners.has(word)) return rest
    rest = rest.slice(0, rest.length - (rest.slice(-60).length - before.length)).trimEnd()
  }
}

/** Cuts `a group of countries, not named, identified as`. */
function withoutDescription(text: string): string {
  const at = text.lastIndexOf("group of ")
  if (at < 0 || !/(identified as|called|known as|named|calling themselves|the)\W{0,3}$/.test(text))
    return text
  return withoutDeterminers(text.slice(0, at))
}

const speakers =
  `delegate|delegation|representative|rep|ambassador|amb\\.?|minister|spokesperson|spokesman|spokeswoman
  |chair|coordinator|mission|government|speaker`.replace(/\s+/g, "")
const delegate = new RegExp(
  `(?:^|[\\s,(])(?:its |their |the |a )?(?:permanent |current |lead |main )?(?:${speakers})s?(?: (?:from|of|for))?,?$`,
)

/** Cuts `the delegate from`, `its chair,`, `the ambassador of`. */
function withoutDelegate(text: string): string {
  const [end = ""] = delegate.exec(text.slice(-70)) ?? []
  if (end === "") return text
  const cut = text.slice(0, text.length - end.length)
  return withoutDeterminers(/^[,(]/.test(end) ? cut + end[0] : cut)
}

/** The text before one of the endings; null when it has none. */
function beforeEnding(text: string, endings: readonly string[]): string | null {
  for (const ending of endings) {
    if (!text.endsWith(ending)) continue
    const before = text.slice(0, text.length - ending.length)
    if (before === "" || !/[\p{L}\p{N}]$/u.test(before) || /^\p{Script=Han}/u.test(ending))
      return before
  }
  return null
}

/** `as chair of`, `in its capacity as coordinator for`, `chairing`. */
function beforeChair(text: string): string | null {
  const head = /(.*?)\s(?:of|for)$/s.exec(text.slice(-80))?.[1] ?? text.slice(-80)
  const before = beforeEnding(head, chairs)
  if (before === null) return null
  return (
    text.slice(0, Math.max(0, text.length - 80)) +
    before.replace(/\bas\s*(?:the\s*)?(?:current\s*)?$/, "")
  )
}

/** Nothing but fillers and light punctuation. */
function isFilling(text: string): boolean {
  if (text.length > 90 || /[;.:!?"“”]/.test(text.replace(/amb\./g, ""))) return false
  return text.split(/[^\p{L}\p{N}]+/u).every((word) => word === "" || fillers.has(word))
}

function lastClause(text: string): string {
  const head = text.slice(-140)
  const cut = Math.max(
    head.lastIndexOf(". "),
    head.lastIndexOf("; "),
    head.lastIndexOf(": "),
    head.lastIndexOf("! "),
  )
  return cut < 0 ? head : head.slice(cut + 2)
}
