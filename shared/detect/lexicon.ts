// All names of a meeting in one tree over folded words: what each can mean.
import type { MeetingNames, TopicId } from "../meeting/meeting.ts"
import {
  type Actor,
  builtInActors,
  type FormKind,
  type WrittenForm,
  writtenForms,
} from "../roster/roster.ts"
import { fold } from "../support/fold.ts"
import { groupNames } from "./group-names.ts"
import { notActors } from "./not-actors.ts"
import { isOrdinaryWord, spelledSmall, wordsOfOtherKind } from "./ordinary-words.ts"
import { russianCases } from "./russian-cases.ts"
import { wordsOf } from "./words.ts"

/** What a written name means. */
export interface Sense {
  readonly actor: Actor
  readonly as: FormKind
  /** Several may be meant, and nothing says which; or it is often no actor at all. */
  readonly unsure: boolean
  /** The others that bear the name beside `actor`. */
  readonly others: readonly Actor[]
  /** How it must be written to be meant: in capitals, with a capital letter, or anyhow. */
  readonly letters: "capitals" | "capital" | "any"
  /** A dot behind it is its own: `U.S.`, `Czech Rep.` */
  readonly dotted: boolean
}

/** A place in the tree: what may follow, and what the words up to here are. */
export interface Branch {
  readonly next: Map<string, Branch>
  sense: Sense | null
  topic: { readonly id: TopicId; readonly capitals: boolean } | null
  /** A phrase with a state's name in it that is no actor. */
  isOther: boolean
}

/** Reads a meeting's names once into the tree. */
export function lexiconOf(names: MeetingNames): Branch {
  const root = branch()
  for (const phrase of notActors) put(root, phrase).isOther = true
  for (const [form, holders] of formsOf(names)) {
    const end = put(root, form)
    if (end.isOther && !holders.some(({ isOwn }) => isOwn)) continue
    end.sense = senseOf(holders)
    end.isOther = false
  }
  for (const topic of names.meeting.topics) {
    for (const name of [topic.name, ...topic.aliases]) {
      const capitals = isAcronym(name)
      for (const form of capitals ? [name] : inNumbers(name)) {
        const end = put(root, form)
        end.topic ??= { id: topic.id, capitals }
      }
    }
  }
  return root
}

interface Holder {
  readonly actor: Actor
  /** A meeting's own actor goes before a built-in one. */
  readonly isOwn: boolean
  /** The lower, the more it is its own name. */
  readonly rank: number
  readonly as: FormKind
  readonly unsure: boolean
  readonly text: string
}

/** Who is written so, by the words of the form. */
function formsOf(names: MeetingNames): Map<string, Holder[]> {
  const own = new Set(names.meeting.actors)
  const forms = new Map<string, Holder[]>()
  for (const listed of names.actors) {
    const actor = own.has(listed) ? listed : sameGroup(listed, names.meeting.actors)
    const isOwn = own.has(actor)
    const beside = new Set([listed.name, ...listed.aliases].map(fold))
    for (const { text, kind, unsure = false } of writtenBy(listed)) {
      if (!/\p{L}/u.test(text) || (kind === "language" && wordsOfOtherKind.has(fold(text))))
        continue
      const bare = withoutArticle(text, beside)
      const key = bare === null ? "" : keyOf(bare)
      if (bare === null || key === "") continue
      const rank = actor === listed ? rankOf(actor, isOwn, text) : 2
      // `Laos` is more than a word for people.
      const as = actor.aliases.includes(text) && isOfPeople(kind) ? "alias" : kind
      const holder = { actor, isOwn, rank, as, unsure, text: bare }
      const there = forms.get(key)
      if (there === undefined) forms.set(key, [holder])
      else if (!there.some((it) => it.actor === actor)) there.push(holder)
    }
  }
  return forms
}

/** A meeting that lists a built-in group under an id of its own, but by one of its names, means that group. */
function sameGroup(builtIn: Actor, own: readonly Actor[]): Actor {
  if (builtIn.kind !== "group") return builtIn
  const called = new Set([builtIn.name, ...builtIn.aliases].map(fold))
  const same = own.find(
    ({ kind, name, aliases }) =>
      kind === "group" && [name, ...aliases].some((it) => called.has(fold(it))),
  )
  return same ?? builtIn
}

/** Its forms, and those of the built-in actor that it overrides. */
function writtenBy(actor: Actor): readonly WrittenForm[] {
  const overridden = builtIn.get(actor.id)
  const more = [
    ...(groupNames[actor.id] ?? []),
    ...(overridden === undefined || overridden === actor
      ? []
      : [overridden.name, ...overridden.aliases]),
  ]
  const forms = [...writtenForms(actor), ...more.map((text) => ({ text, kind: "alias" as const }))]
  return forms.flatMap(turned).flatMap(inCases)
}

const builtIn = new Map(builtInActors.map((actor) => [actor.id, actor]))

/** `Republic of Korea` is listed as `Korea, Republic of` too, `South Korea` as `Korea (South)`, `Congo-Kinshasa` as `Congo (Kinshasa)`. */
function turned(form: WrittenForm): readonly WrittenForm[] {
  if (!mayTurn.has(form.kind)) return [form]
  const [, place, which] = /^(\p{L}+)-(\p{L}+)$/u.exec(form.text) ?? []
  if (place !== undefined) return [form, { text: `${place} (${which})`, kind: "alias" }]
  const [, side, whole] = /^(North|South) (\p{L}+)$/u.exec(form.text) ?? []
  // No comma: `Sudan, South Sudan` are two of a list.
  if (side !== undefined) return [form, { text: `${whole} (${side})`, kind: "alias" }]
  const [, title, name] =
    /^(.*(?:Republic|Kingdom|States?) of) (?:the )?(.+)$/.exec(form.text) ?? []
  if (title === undefined || name === undefined) return [form]
  return [
    form,
    { text: `${name}, ${title}`, kind: "alias" },
    { text: `${name} (${title})`, kind: "alias" },
  ]
}

const mayTurn: ReadonlySet<string> = new Set(["name", "official", "former", "alias"])

/** Russian names in all their cases. */
function inCases(form: WrittenForm): readonly WrittenForm[] {
  if (form.language !== "ru") return [form]
  return [form, ...russianCases(form.text).map((text) => ({ ...form, text }))]
}

/** By id or name, by a name that the meeting gives, by any other word. */
function rankOf({ id, name, aliases }: Actor, isOwn: boolean, text: string): number {
  if (fold(id) === fold(text) || fold(name) === fold(text)) return 0
  return isOwn && aliases.includes(text) ? 1 : 2
}

/** Articles are no part of a find: `the Gambia` is found as `Gambia`; null when the bare name stands beside it. */
function withoutArticle(text: string, beside: ReadonlySet<string>): string | null {
  const [, article, rest] = /^(the|an?)\s+(.+)$/iu.exec(text) ?? []
  if (article === undefined || rest === undefined) return text
  if (beside.has(fold(rest))) return null
  return article.toLowerCase() === "the" ? rest : text
}

/** What the meeting calls so goes before what is built in; who has it as a name before whose alias it is. */
function senseOf(all: readonly Holder[]): Sense {
  const own = all.filter(({ isOwn }) => isOwn)
  const holders = own.length > 0 ? own : all
  const best = Math.min(...holders.map(({ rank }) => rank))
  const first = holders.filter(({ rank }) => rank === best)
  const inQuestion = first.some(({ unsure }) => unsure) ? holders : first
  const likely = inQuestion.find(({ actor }) => likelier.has(actor.id)) ?? first[0]
  if (likely === undefined) throw new Error("A form without a holder was put into the tree.")
  return {
    actor: likely.actor,
    as: likely.as,
    unsure: first.length > 1 || (likely.unsure && own.length === 0),
    others: holders
      .filter((it) => it !== likely && it.rank <= Math.max(best, 1))
      .map(({ actor }) => actor),
    letters: lettersOf(likely),
    dotted: holders.every(({ text }) => text.endsWith(".")),
  }
}

/** Of two that share a name, whom people mean more often when they say only that. */
const likelier: ReadonlySet<string> = new Set(["KOR", "COD", "GIN", "DOM"])

function lettersOf({ as, text }: Holder): Sense["letters"] {
  if (isAcronym(text)) return "capitals"
  // In another language it may be any word of this one: `того`, `suede`. Where there are no capitals, it is as it is.
  if (as === "language") return /^\p{Lu}/u.test(text) ? "capital" : "any"
  if (isOfPeople(as)) return /^\p{Ll}/u.test(text) ? "any" : "capital"
  return isOrdinaryWord(fold(text)) ? "capital" : "any"
}

/** Short names in capitals; a few are typed in small letters as well and mean nothing else. */
function isAcronym(name: string): boolean {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return false
  const small = name.toLowerCase()
  if (spelledSmall.has(small)) return false
  return name.length <= 3 || isOrdinaryWord(small)
}

const isOfPeople = (kind: FormKind) => kind === "adjective" || kind === "demonym"

function inNumbers(name: string): readonly string[] {
  return /[^s]s$/i.test(name) ? [name, name.slice(0, -1)] : [name]
}

function branch(): Branch {
  return { next: new Map(), sense: null, topic: null, isOther: false }
}

const keyOf = (form: string) => wordsOf(form).fold.join(" ")

function put(root: Branch, form: string): Branch {
  let at = root
  for (const word of wordsOf(form).fold) {
    let next = at.next.get(word)
    if (next === undefined) {
      next = branch()
      at.next.set(word, next)
    }
    at = next
  }
  return at
}
