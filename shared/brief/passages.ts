// Paragraphs of the notes that say in sentences what their chips mark: the brief tells these statements in their words.
import type { ActorId, IndexedStatement, TopicId } from "../meeting/meeting.ts"
import type { Block, Inline, TopicChip } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { type Counted, countedOnce } from "../views/views.ts"
import { withoutAsides, withoutMembers } from "./asides.ts"
import { inWords, plain } from "./chips.ts"
import type { DayFacts, Paragraph } from "./day.ts"
import { nameOf, voiceOf } from "./holders.ts"
import { leadingTags } from "./tags.ts"
import type { BriefWords } from "./words.ts"

export interface Passage extends Paragraph {
  /** Its statements and those of its list, in order. */
  readonly rows: readonly [IndexedStatement, ...IndexedStatement[]]
  /** The same with what other notes hold of them. */
  readonly evidence: readonly IndexedStatement[]
  /** Each once. */
  readonly holders: readonly ActorId[]
}

/** So many words tell a statement; in a sentence that names a position by its chip only, more are needed. */
const FEW_WORDS = 5
const ENOUGH_WORDS = 6
/** So few voices are told below a line-up that shows where they stand. */
const FEW_HOLDERS = 2

export interface Passages {
  /** In the order of the notes, without key points. */
  readonly passages: readonly Passage[]
  /** What repeats one of them, or a key point, in another note. */
  readonly repeats: readonly Paragraph[]
}

/** What two notes hold is told by the first of them; a list of names that a line-up shows is no passage. */
export function passagesOf(facts: DayFacts, lineUps: ReadonlySet<TopicId>): Passages {
  const repeats: Paragraph[] = []
  const rowsAt = groupBy(facts.said, (row) => `${row.note}|${row.block}`)
  const made = new Map<string, Counted>()
  for (const one of countedOnce(facts.said)) for (const row of one.sources) made.set(row.id, one)
  const told = new Set(facts.said.filter(facts.isKey).map(({ id }) => made.get(id)))
  const listed = new Set<Block>()
  const passages = facts.paragraphs.flatMap((paragraph): readonly Passage[] => {
    if (facts.isKey({ note: paragraph.note, block: paragraph.id })) return []
    if (listed.has(paragraph.block) || isOurs(paragraph)) return []
    const at = ({ note, id }: { note: string; id: string }) => rowsAt.get(`${note}|${id}`) ?? []
    const [first, ...more] = [paragraph, ...paragraph.list].flatMap(at)
    if (first === undefined || !tellsAll(paragraph, at, facts)) return []
    const rows = [first, ...more] as const
    const holders = once(rows.map((row) => row.holder))
    if (holders.length > FEW_HOLDERS && rows.every((row) => lineUps.has(row.topic))) return []
    const counted = once(rows.flatMap(({ id }) => made.get(id) ?? []))
    if (counted.every((one) => told.has(one))) {
      repeats.push(paragraph)
      return []
    }
    for (const one of counted) told.add(one)
    for (const item of paragraph.list) listed.add(item.block)
    return [{ ...paragraph, rows, evidence: counted.flatMap(({ sources }) => sources), holders }]
  })
  return { passages, repeats }
}

/** The passage as one run of words, its list within the sentence; who speaks is put before it where it does not say so. */
export function passageWords(
  passage: Passage,
  facts: DayFacts,
  words: BriefWords,
  told: { readonly holder: boolean; readonly members: boolean } = { holder: false, members: false },
): readonly Inline[] {
  const { block, list, tags, rows } = passage
  const own = leadingTags(block.inlines).inlines
  const isDoubtful = tags.includes("check")
  const how = { standing: "passage", isDoubtful } as const
  const lead = inWords(told.members ? withoutMembers(own) : own, facts, words, how)
  const items = list.flatMap((item, n) => [
    plain(separator(item.block, n, words)),
    ...inWords(leadingTags(item.block.inlines).inlines, facts, words, how),
  ])
  const said = [...lead, ...items]
  const who =
    told.holder || names(own, rows[0], facts)
      ? ""
      : `${words.upper(voiceOf(rows[0], facts, words))}${words.colon} `
  const text = said.map((inline) => inline.text).join("")
  const end = words.stop(text.trimEnd()).slice(text.trimEnd().length)
  const doubt = isDoubtful ? words.toVerify : ""
  return [plain(doubt + who), ...said, plain(end)].filter((inline) => inline.text !== "")
}

/** "1) one; 2) two", or parted by semicolons alone. */
function separator({ kind }: Block, n: number, words: BriefWords): string {
  return `${n === 0 ? " " : words.semicolon}${kind === "ordered" ? `${n + 1}) ` : ""}`
}

function names(
  inlines: readonly Inline[],
  { holder, speaker }: IndexedStatement,
  facts: DayFacts,
): boolean {
  return inlines.some((inline) => {
    if (inline.kind === "text") {
      return [holder, speaker].some((id) => inline.text.includes(nameOf(id, facts)))
    }
    const { chip } = inline
    const found = chip.kind === "actor" && !chip.cited ? facts.names.actor(chip.name) : null
    return found?.found === "one" && (found.value.id === holder || found.value.id === speaker)
  })
}

function isOurs({ tags }: Paragraph): boolean {
  return tags.includes("ours") || tags.includes("next")
}

/** Whether sentences here tell all the statements, those of its list among them. */
function tellsAll(
  paragraph: Paragraph,
  at: (block: { note: string; id: string }) => readonly IndexedStatement[],
  facts: DayFacts,
): boolean {
  const isEnough = (block: Block, rows: readonly IndexedStatement[], isItem: boolean) => {
    const own = leadingTags(block.inlines).inlines
    return namesTopics(own, rows, facts) && isInWords(own, isItem)
  }
  const rows = at(paragraph)
  return (
    isWhole(paragraph) &&
    (rows.length === 0 || isEnough(paragraph.block, rows, false)) &&
    paragraph.list.every((item) => isEnough(item.block, at(item), true))
  )
}

/** An item or a cell can be a few words; it is a sentence where it ends as one. */
function isWhole({ block: { kind, inlines }, list }: Paragraph): boolean {
  return kind === null || list.length > 0 || /[.!?…][”"’')\]]*\s*$/.test(inlines.at(-1)?.text ?? "")
}

/** Its own chips name the topics; what a heading or a lead brings in, no sentence here says. */
function namesTopics(
  inlines: readonly Inline[],
  rows: readonly IndexedStatement[],
  facts: DayFacts,
): boolean {
  const topics = new Set(
    inlines.flatMap((inline) =>
      inline.kind === "chip" && inline.chip.kind === "topic" ? topicOf(inline.chip, facts) : [],
    ),
  )
  return rows.length === 0 ? topics.size === 0 : rows.every((row) => topics.has(row.topic))
}

function topicOf({ name, position }: TopicChip, { names }: DayFacts): readonly TopicId[] {
  const placed = position === null ? null : names.position(name, position)
  if (placed?.found === "one") return [placed.value.topic.id]
  const found = names.topic(name)
  return found.found === "one" ? [found.value.id] : []
}

const quoted = /[“"][^”"]*[”"]/g

/** A few words of its own besides chips and quotations; a list item continues the sentence of its lead. */
function isInWords(inlines: readonly Inline[], isItem: boolean): boolean {
  const kept = withoutAsides(inlines, "")
  const text = kept.map((inline) => (inline.kind === "text" ? inline.text : " | ")).join("")
  const count = (some: string) => (some.match(/\p{L}+/gu) ?? []).length
  const own = count(text.replace(quoted, " "))
  const hasPosition = kept.some(
    (inline) =>
      inline.kind === "chip" && inline.chip.kind === "topic" && inline.chip.position !== null,
  )
  if (hasPosition) return own >= ENOUGH_WORDS
  return own > 0 && count(text) >= (isItem ? 1 : FEW_WORDS)
}
