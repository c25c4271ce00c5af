// What a popup lists for what was typed: what matches best, of that first what note and meeting used last.
import type { Actor, IsoDate, MeetingNames, Topic } from "../../shared/meeting/meeting.ts"
import { printChip } from "../../shared/notation/notation.ts"
import { membersOn } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"
import { words } from "../ui/words.ts"
import type { MentionKind } from "./mention.ts"
import { type FoldedName, foldedName, foldTyping, type Named, nameIndex } from "./name-index.ts"

/** A row of the popup. */
export type Choice =
  | {
      readonly kind: "name"
      /** The chip to put, by id. */
      readonly ref: string
      readonly name: string
      readonly hint: string
      /** Draws flag or badge; null for topics, positions and provisions. */
      readonly actor: Actor | null
    }
  | { readonly kind: "new"; readonly entry: NewEntry; readonly label: string }

/** Something that the meeting does not know yet. */
export interface NewEntry {
  readonly kind: "organisation" | "person" | "group" | "topic" | "provision"
  readonly name: string
  /** Of a person: the delegation that it speaks for. */
  readonly delegation?: Actor
}

export interface SearchAround {
  readonly names: MeetingNames
  readonly date: IsoDate
  /** Ids used in this note, each with how late it stands there: the higher the later. */
  readonly used: ReadonlyMap<string, number>
  /** Ids heard in the meeting, each with how late it was heard: the higher the later. */
  readonly heard: ReadonlyMap<string, number>
  readonly mayCreate: boolean
}

/** Rows that a list shows at most; typing on narrows it. */
const most = 20

/** The choices for a name, best first; those that make something new come last. */
export function choicesFor(
  mention: { readonly kind: MentionKind; readonly cited: boolean; readonly query: string },
  around: SearchAround,
): readonly Choice[] {
  const { kind } = mention
  const query = foldTyping(mention.query.replace(/^\[/, ""))
  const ranked = rankedBy(nameIndex(around.names)[kind], query, around)
  const group = groupOf(around)
  const known = ranked
    .slice(0, most)
    .map(({ one, match }) => nameChoice(one, mention.cited, match.by, around, group))
  // Two letters are the beginning of a name that is there, not a new name.
  const isNew =
    (query.length > 2 || known.length === 0) &&
    !ranked.some(({ match }) => match.rank === exactMatch)
  return isNew ? [...known, ...newChoices(kind, mention.query, around)] : known
}

/** The positions of a topic in their order, those that match. */
export function positionChoices(topic: Topic, typed: string): readonly Choice[] {
  const query = foldTyping(typed)
  return topic.positions
    .filter(({ id, label }) => rankOf([label, id].map(fold).map(foldedName), query) < noMatch)
    .map(({ id, label }) => ({
      kind: "name",
      ref: printChip({ kind: "topic", name: topic.id, position: id, stance: null }),
      name: label,
      hint: "",
      actor: null,
    }))
}

const exactMatch = 0
const noMatch = 5

/** How a thing matches, and by which name, if by none that the meeting gives it. */
interface Match {
  /**
   * 0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 its beginning with a letter or two wrong,
   * 4 its letters in order from a word's beginning.
   */
  readonly rank: number
  readonly by: string | null
}

/** What matches, best first. Slips and letters in order count only where nothing is spelled so. */
function rankedBy(all: readonly Named[], query: string, around: SearchAround) {
  const right = all.map((one) => matchOf(one, (name) => rankOne(name, query), query))
  const matches = right.some(({ rank }) => rank < noMatch)
    ? right
    : all.map((one) => matchOf(one, (name, isOwn) => looseRank(name, query, isOwn), query))
  return all
    .flatMap((one, order) => {
      const match = matches[order]
      if (match === undefined || match.rank === noMatch) return []
      return [{ one, order, match, use: use(one.id, around) }]
    })
    .sort(
      (a, b) =>
        tier(a.match.rank) - tier(b.match.rank) ||
        b.use - a.use ||
        a.match.rank - b.match.rank ||
        a.order - b.order,
    )
}

/** The meeting's own names go before others that match as well. */
function matchOf(
  { names, besides }: Named,
  rank: (name: FoldedName, isOwn: boolean) => number,
  query: string,
): Match {
  if (query === "") return { rank: 1, by: null }
  let best: Match = { rank: noMatch, by: null }
  for (const name of names) {
    const own = rank(name, true)
    if (own < best.rank) best = { rank: own, by: null }
  }
  for (const name of besides) {
    if (best.rank === exactMatch) break
    const other = rank(name, false)
    if (other < best.rank) best = { rank: other, by: name.written }
  }
  return best
}

function rankOf(names: readonly FoldedName[], query: string): number {
  if (query === "") return 1
  return Math.min(
    ...names.map((name) => Math.min(rankOne(name, query), looseRank(name, query, true))),
  )
}

function rankOne({ text, starts }: FoldedName, query: string): number {
  if (text === query) return exactMatch
  if (text.startsWith(query)) return 1
  return starts.some((at) => text.startsWith(query, at)) ? 2 : noMatch
}

function looseRank({ text, starts }: FoldedName, query: string, isOwn: boolean): number {
  if (isNearly(text, query)) return 3
  // So many names are long that any letters stand in one of them.
  if (!isOwn || query.length < 3) return noMatch
  return starts.some((at) => hasInOrder(text, at, query)) ? 4 : noMatch
}

function hasInOrder(text: string, from: number, query: string): boolean {
  if (text[from] !== query[0]) return false
  let at = from
  for (const letter of query) {
    at = text.indexOf(letter, at) + letter.length
    if (at < letter.length) return false
  }
  return true
}

/** Whether a name begins as typed but for a slip: one of four letters or more, two of eight or more. */
function isNearly(text: string, query: string): boolean {
  if (query.length < 4) return false
  const slips = query.length < 8 ? 1 : 2
  if (text.length < query.length - slips) return false
  // Hardly anybody slips on a first letter: most names need no closer look.
  if (text[0] !== query[0] && text[1] !== query[0] && text[0] !== query[1]) return false
  // Row by row over the typed letters: the fewest slips to each length of the name's beginning.
  let [before, row] = [
    [] as number[],
    Array.from({ length: query.length + slips + 1 }, (_, n) => n),
  ]
  for (let n = 1; n <= query.length; n++) {
    const next = [n]
    for (let m = 1; m < row.length; m++) {
      const isSame = query[n - 1] === text[m - 1]
      const isSwapped = query[n - 1] === text[m - 2] && query[n - 2] === text[m - 1]
      const swapped = isSwapped ? (before[m - 2] ?? n) + 1 : query.length
      const [left = n, above = n, across = n] = [next[m - 1], row[m], row[m - 1]]
      next.push(Math.min(left + 1, above + 1, across + (isSame ? 0 : 1), swapped))
    }
    if (Math.min(...next) > slips) return false
    ;[before, row] = [row, next]
  }
  return Math.min(...row) <= slips
}

/** The whole name, then what begins so, then what only has the letters: however often that was used. */
function tier(rank: number): number {
  return rank === 2 ? 1 : rank
}

/** The later in this note the higher; then the later in the meeting, then the rest. */
function use(id: string, { used, heard }: SearchAround): number {
  const late = used.get(id)
  if (late !== undefined) return late + 1
  const said = heard.get(id)
  return said === undefined ? -2 : -1 / (said + 2)
}

function nameChoice(
  one: Named,
  cited: boolean,
  by: string | null,
  around: SearchAround,
  group: ReadonlyMap<string, string>,
): Choice {
  const actor = one.kind === "actor" ? (one.thing as Actor) : null
  return {
    kind: "name",
    ref: refOf(one, cited),
    name: one.name,
    // Why a name is there that does not look like what was typed.
    hint: by ?? hint(one, around, group),
    actor,
  }
}

function refOf({ kind, id }: Named, cited: boolean): string {
  if (kind === "actor") return printChip({ kind, name: id, cited, agreement: null, unsure: false })
  if (kind === "topic") return printChip({ kind, name: id, position: null, stance: null })
  return printChip({ kind, name: id, edits: [] })
}

function hint(one: Named, around: SearchAround, group: ReadonlyMap<string, string>): string {
  if (around.used.has(one.id)) return words.popup.usedHere
  if (around.heard.has(one.id)) return words.popup.heard
  if (one.kind === "topic") return words.popup.positions((one.thing as Topic).positions.length)
  if (one.kind === "provision") return ""
  const actor = one.thing as Actor
  if (actor.role !== undefined) return actor.role
  const of = group.get(actor.id)
  return of === undefined ? words.popup.actorKinds[actor.kind] : words.popup.memberOf(of)
}

/** For each member today the first of the meeting's groups that it belongs to. */
function groupOf({ names, date }: SearchAround): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const group of names.actors) {
    if (group.kind !== "group") continue
    for (const member of membersOn(group, date))
      if (!found.has(member)) found.set(member, group.name)
  }
  return found
}

function newChoices(
  kind: MentionKind,
  typed: string,
  { mayCreate, names }: SearchAround,
): Choice[] {
  const name = typed.replace(/^\[/, "").trim()
  if (!mayCreate || !/\p{L}/u.test(name)) return []
  const member = kind === "actor" ? personOf(name, names) : null
  if (member !== null)
    return [
      { kind: "new", entry: member, label: words.popup.addOf(member.name, member.delegation.name) },
    ]
  const kinds: NewEntry["kind"][] = kind === "actor" ? ["organisation", "person", "group"] : [kind]
  return kinds.map((entry) => ({
    kind: "new",
    entry: { kind: entry, name },
    label: words.popup.addAs[entry](name),
  }))
}

/** A person with the delegation in parentheses or behind a comma: `[Name (Brazil)`, `[Name, Brazil`. */
function personOf(typed: string, names: MeetingNames) {
  const [, name = "", of = ""] = /^([^(,]*[^(,\s])\s*[(,]\s*([^()]+?)\s*\)?$/u.exec(typed) ?? []
  const found = of === "" ? null : names.actor(of)
  return found?.found === "one"
    ? ({ kind: "person", name, delegation: found.value } as const)
    : null
}
