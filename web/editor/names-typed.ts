// Actors' names in the plain words of a block: which may become chips, and which do so by themselves as they are typed.
import type { Node, ResolvedPos } from "@tiptap/pm/model"
import type { EditorState, Selection } from "@tiptap/pm/state"
import type { Doc } from "yjs"
import { detect } from "../../shared/detect/detect.ts"
import type { Actor, MeetingNames } from "../../shared/meeting/meeting.ts"
import { parseChip, printChip } from "../../shared/notation/notation.ts"
import { quotesIn } from "../../shared/reading/reading.ts"
import { writtenForms } from "../../shared/roster/roster.ts"
import { fold } from "../../shared/support/fold.ts"
import { boundTo } from "./binding.ts"
import { chipsIn, plainText, spokenText, standIn } from "./chip-runs.ts"
import { mentionBefore } from "./mention.ts"
import { beginsAName } from "./name-index.ts"
import { mayGoOn } from "./names-going-on.ts"

/** A name in plain words. Positions are the document's. */
export interface PlainName {
  readonly from: number
  readonly to: number
  /** As they stand there. */
  readonly words: string
  /** The chip that they may become, and its words: the reader's own where they name the actor beyond doubt. */
  readonly ref: string
  readonly label: string
  /** Exactly a name of one actor; else it is only offered. */
  readonly sure: boolean
}

/** What a person typed just now, in the document's positions. */
export interface Typed {
  readonly from: number
  readonly to: number
}

/** The name before the caret that is complete by what was typed, or null. `ended`: it ends here whatever might follow. */
export function nameTyped(
  state: EditorState,
  names: MeetingNames,
  how: { readonly ended: boolean; readonly typed: Typed | null },
): PlainName | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock || (how.typed === null && !how.ended)) return null
  const doc = boundTo(state).doc
  const found = plainNames($from, names).findLast(
    (name) =>
      name.sure &&
      name.to <= $from.pos &&
      isComplete($from, name, names, how) &&
      !isDeclined(doc, name.words),
  )
  return found ?? null
}

/** The names in the caret's block that are to be offered: not those that become chips by themselves as one types on. */
export function namesToOffer(
  { $from, empty }: Selection,
  names: MeetingNames,
  doc: Doc,
): readonly PlainName[] {
  if (!empty || !$from.parent.isTextblock) return []
  return plainNames($from, names).filter(
    (name) => !isDeclined(doc, name.words) && !(name.sure && isGoingOn($from, name, names)),
  )
}

/** The names in the block at a position of which one can be sure, wherever the caret is. */
export function sureNames(
  state: EditorState,
  block: number,
  names: MeetingNames,
): readonly PlainName[] {
  const doc = boundTo(state).doc
  return plainNames(state.doc.resolve(block + 1), names, Number.POSITIVE_INFINITY).filter(
    (name) => name.sure && !isDeclined(doc, name.words),
  )
}

/** Leaves these words words, as long as this document is open in this tab. */
export function declineName(state: EditorState, words: string): void {
  const doc = boundTo(state).doc
  const known = declined.get(doc)
  if (known === undefined) declined.set(doc, new Set([fold(words)]))
  else known.add(fold(words))
}

const declined = new WeakMap<Doc, Set<string>>()

function isDeclined(doc: Doc, words: string): boolean {
  return declined.get(doc)?.has(fold(words)) ?? false
}

/** A name ends with its word; one that a longer name begins with is waited for, until that cannot be meant. */
function isComplete(
  $caret: ResolvedPos,
  name: PlainName,
  names: MeetingNames,
  { ended, typed }: { readonly ended: boolean; readonly typed: Typed | null },
): boolean {
  const upTo = (pos: number) => textUpTo($caret, name.from, pos)
  if (ended) return name.to === $caret.pos || mayGoOn(names, upTo($caret.pos))
  if (typed === null || name.to === $caret.pos || isGoingOn($caret, name, names)) return false
  // What was typed long ago and left as words stays words: it ended just now, or was waited for until now.
  return name.to >= typed.from || mayGoOn(names, upTo(typed.from))
}

/** Whether the caret stands where more of the name may come. */
function isGoingOn($caret: ResolvedPos, { from, to }: PlainName, names: MeetingNames): boolean {
  const caret = $caret.pos
  if (to > caret) return false
  if (to === caret) return !/^[^\p{L}\p{N}\p{M}]/u.test(textUpTo($caret, caret, $caret.end()))
  const behind = textUpTo($caret, to, caret)
  // None of these ends a word.
  if (/^[-‐‑@_]$/.test(behind)) return true
  return mayGoOn(names, textUpTo($caret, from, caret))
}

function textUpTo($pos: ResolvedPos, from: number, to: number): string {
  const start = $pos.start()
  return plainText($pos.parent).slice(from - start, to - start)
}

/** All names in the block that stand where a name may become a chip. */
function plainNames(
  $pos: ResolvedPos,
  names: MeetingNames,
  within: number = reach,
): readonly PlainName[] {
  const { parent } = $pos
  if (parent.attrs.kind === "quote") return []
  const start = $pos.start()
  const chips = chipsIn(parent, start)
  const mention = mentionBefore($pos)
  const plain = plainText(parent)
  const quotes = quotesIn(plain, 0)
  return namesFound(parent, $pos.parentOffset, names, within)
    .filter(({ from: at, to }) => {
      const from = start + at
      if (plain.slice(at, to).includes(standIn)) return false
      if (/[@#§~\\=_]/.test(plain[at - 1] ?? "")) return false
      if (quotes.some((quote) => quote.start < at && at < quote.end)) return false
      if (isInOpenQuote(plain, at)) return false
      const chip = chips.findLast((run) => run.to <= from)
      if (chip !== undefined && isInTail(plain.slice(chip.to - start, at))) return false
      if (mention === null || from < mention.from || from >= mention.to) return true
      const { kind, query } = mention
      return !query.startsWith("[") && !beginsAName(names, kind, query)
    })
    .map((name) => ({ ...name, from: start + name.from, to: start + name.to }))
}

/** A quotation mark stands before it that nothing closes yet. */
function isInOpenQuote(plain: string, at: number): boolean {
  const before = plain.slice(0, at)
  if (!/["“«]/.test(before)) return false
  if (before.lastIndexOf("«") > before.lastIndexOf("»")) return true
  return ["”", '"'].some((mark) =>
    quotesIn(before + mark, 0).some((quote) => quote.end === before.length + 1),
  )
}

/** Words directly behind a chip that go into it when their bracket closes: `(+ less adamant`, `{+"`, `=[`. */
function isInTail(tail: string): boolean {
  return /^(\([^)]*|\{[^}]*|=(\[[^\]]*|\S*))$/su.test(tail)
}

/** So much text on either side of the caret is looked at: a longer block costs no more. */
const reach = 1000

interface Read {
  readonly block: Node
  readonly begin: number
  readonly names: MeetingNames
  readonly found: readonly PlainName[]
}

/** The last that was read: typing asks twice, for the chip and for what is underlined. */
let last: Read | null = null

/** The names near the caret, from the block's beginning on. */
function namesFound(
  block: Node,
  caret: number,
  names: MeetingNames,
  within: number,
): readonly PlainName[] {
  const text = spokenText(block)
  if (within !== reach) return namesOf(text, 0, names)
  const begin = caret <= reach ? 0 : text.indexOf(" ", caret - reach) + 1
  if (last?.block === block && last.begin === begin && last.names === names) return last.found
  const found = namesOf(text.slice(begin, caret + reach), begin, names)
  last = { block, begin, names, found }
  return found
}

function namesOf(text: string, begin: number, names: MeetingNames): readonly PlainName[] {
  const { actors, onBehalfOf } = detect(text, names)
  return actors.flatMap(({ start, end, text, actor: id, unsure }) => {
    const actor = names.actorById(id)
    const isSpokenFor = onBehalfOf.some(
      (pair) => pair.group === id && pair.start <= start && end <= pair.end,
    )
    const name = actor === undefined ? null : read(text, actor, { unsure, isSpokenFor }, names)
    return name === null ? [] : [{ ...name, from: begin + start, to: begin + end }]
  })
}

const readNames = new WeakMap<MeetingNames, Map<string, ReturnType<typeof nameOf>>>()

interface Certainty {
  readonly unsure: boolean
  /** A group that somebody speaks for here: `AG` behind `Comoros for the`. */
  readonly isSpokenFor: boolean
}

/** The same few names are read at every key. */
function read(words: string, actor: Actor, how: Certainty, names: MeetingNames) {
  const known = readNames.get(names) ?? new Map<string, ReturnType<typeof nameOf>>()
  readNames.set(names, known)
  const asked = `${actor.id} ${how.unsure} ${how.isSpokenFor} ${words}`
  const there = known.get(asked)
  if (there !== undefined) return there
  const name = nameOf(words, actor, how, names)
  known.set(asked, name)
  return name
}

function nameOf(
  words: string,
  actor: Actor,
  { unsure, isSpokenFor }: Certainty,
  names: MeetingNames,
): Omit<PlainName, "from" | "to"> | null {
  const chip = parseChip(`@[${actor.id}]`)
  const meant = names.actor(actor.id)
  if (chip === null || meant.found !== "one" || meant.value !== actor) return null
  const form = formOf(words, actor)
  const exact = (form !== null && exactKinds.has(form)) || (form === null && isSpokenFor)
  // One's own words stay, if only spelled right: save where they leave in doubt who is meant.
  const own = (form === null ? isSpokenFor : form !== "misspelling") && !unsure
  const isItsName = fold(words) === fold(actor.name)
  const label = own && !isItsName ? words : actor.name
  return { words, ref: printChip(chip), label, sure: exact && !unsure }
}

const exactKinds: ReadonlySet<string> = new Set(["name", "official", "acronym", "alias"])

/** What these words are to an actor; null for such as no list holds. */
function formOf(words: string, actor: Actor): string | null {
  const written = fold(words)
  const given = [actor.name, ...actor.aliases]
  if (given.some((name) => fold(name).replace(/^the /, "") === written)) return "name"
  return writtenForms(actor).find(({ text }) => fold(text) === written)?.kind ?? null
}
