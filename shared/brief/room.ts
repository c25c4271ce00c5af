// What the room as a whole showed: who answered whom, who else spoke, what nobody raised, who moved, who is new.
import type { ActorId, Intervention, Stance } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { firsts, type Shift, shifts, silences } from "../views/views.ts"
import { wordsOf } from "./chips.ts"
import type { DayFacts, Paragraph } from "./day.ts"
import { inSentence } from "./holders.ts"
import { bullet, heading, paragraph, type Support } from "./piece.ts"
import { WORDS_OF_A_SENTENCE } from "./sentence.ts"
import type { BriefWords } from "./words.ts"

/** Who agreed and disagreed with whom. */
export function betweenDelegations(facts: DayFacts, words: BriefWords): readonly Block[] {
  const open = facts.relations.filter((row) => !facts.isTold(row))
  const lines = [...groupBy(open, (row) => `${row.from}:${row.stance}`)].map(([key, rows]) => {
    const [{ from, stance }] = rows
    const [who = ""] = inSentence([from], facts, words)
    const whom = inSentence(once(rows.map((row) => row.to)), facts, words)
    return bullet({
      piece: `between:${key}`,
      from: rows,
      words: [words.upper(words.relation[stance](who, whom))],
    })
  })
  return section(words.headings.between, "between", lines)
}

/** Who took the floor without a statement: in the words of the note, else by name. */
export function alsoTookTheFloor(
  facts: DayFacts,
  words: BriefWords,
  inProse: boolean,
): readonly Block[] {
  const stated = new Set(facts.said.flatMap((row) => [row.speaker, row.holder]))
  const open = facts.interventions.filter(
    (row) => !stated.has(row.onBehalfOf ?? row.speaker) && !facts.isTold(row),
  )
  const told = inProse ? toldInWords(open, facts) : []
  const voices = new Set(told.flatMap(({ rows }) => rows.map(voiceOf)))
  const named = open.filter((row) => !voices.has(voiceOf(row)))
  return section(words.headings.spoke, "spoke", [
    ...told.map(({ paragraph: { note, id, block, tags }, rows }) =>
      paragraph({
        piece: `spoke:${note}:${id}`,
        from: rows,
        words: wordsOf(block, tags, facts, words, "passage"),
      }),
    ),
    ...namedBlocks(named, facts, words),
  ])
}

/** The paragraphs that tell of it in a sentence, each voice in the first of them; who answered whom is told elsewhere. */
function toldInWords(open: DayFacts["interventions"], facts: DayFacts) {
  const byBlock = groupBy(open, (row) => `${row.note}|${row.block}`)
  const answers = new Set(facts.relations.map((row) => `${row.note}|${row.block}`))
  const seen = new Set<string>()
  return facts.paragraphs.flatMap((paragraph) => {
    const place = `${paragraph.note}|${paragraph.id}`
    const rows = byBlock.get(place)
    if (rows === undefined || answers.has(place) || !isInWords(paragraph)) return []
    if (rows.every((row) => seen.has(voiceOf(row)))) return []
    for (const row of rows) seen.add(voiceOf(row))
    return [{ paragraph, rows }]
  })
}

function voiceOf({ speaker, onBehalfOf }: Intervention): string {
  return `${speaker}|${onBehalfOf}`
}

function namedBlocks(
  open: DayFacts["interventions"],
  facts: DayFacts,
  words: BriefWords,
): readonly Block[] {
  if (open.length === 0) return []
  const who = [...groupBy(open, voiceOf).values()].map((rows) => {
    const [{ speaker, onBehalfOf }] = rows
    const [name = ""] = inSentence([speaker], facts, words)
    const [group = ""] = onBehalfOf === null ? [] : inSentence([onBehalfOf], facts, words)
    const voice = group === "" ? name : words.forGroup(name, group)
    return rows.every((row) => row.unsure) ? `${voice} (${words.unsure})` : voice
  })
  return [paragraph({ piece: "spoke:all", from: open, words: [words.upper(words.spoke(who))] })]
}

/** More than a name and a verb. */
function isInWords({ block }: Paragraph): boolean {
  const text = block.inlines.map((inline) => (inline.kind === "text" ? inline.text : " ")).join("")
  return (text.match(/\p{L}+/gu) ?? []).length >= 2 * WORDS_OF_A_SENTENCE
}

/**
 * Priorities that nobody raised, or on which nobody took a position; private words count as heard.
 * A day of which nothing was noted has no silences.
 */
export function notHeard(facts: DayFacts, words: BriefWords): readonly Block[] {
  if (facts.said.length + facts.interventions.length === 0) return []
  const day = facts.day.date
  const inAll = silences(facts.all, facts.names, { day })
  const inOpen = silences(facts.all, facts.names, { day, withoutPrivate: true })
  const sure = inOpen.filter(({ topic, kind }) =>
    inAll.some((other) => other.topic.id === topic.id && other.kind === kind),
  )
  const lines = (["unraised", "no-position"] as const).flatMap((kind) => {
    const topics = sure.filter((silence) => silence.kind === kind).map(({ topic }) => topic.name)
    if (topics.length === 0) return []
    const say = kind === "unraised" ? words.silent.unraised : words.silent.noPosition
    return [paragraph({ piece: `silent:${kind}`, from: [], words: [say(topics)] })]
  })
  return section(words.headings.silent, "silent", lines)
}

/** Who holds another position than on the last day it took one. */
export function movedSince(facts: DayFacts, words: BriefWords): readonly Block[] {
  const moved = shifts(facts.all, facts.names, { to: facts.day.date, withoutPrivate: true })
  const several = topicsHeldTwice(facts)
  const same = groupBy(
    moved.filter((shift) => isOneActor(shift.holder, facts) && !several.has(shift.topic)),
    ({ topic, before, now }) =>
      JSON.stringify([topic, before.day, before.places, now.places, now.unsure || before.unsure]),
  )
  const lines = [...same].map(([, shifted]) => {
    const [{ topic, before, now }] = shifted
    const places = (stand: Shift["now"]) =>
      stand.places.map((place) => placeLabel(topic, place, facts, words))
    const doubt = now.unsure || before.unsure ? ` (${words.unsure})` : ""
    const holders = shifted.map(({ holder }) => holder)
    const who = inSentence(holders, facts, words)
    const name = facts.names.topicById(topic)?.name ?? topic
    return bullet({
      piece: `shift:${topic}:${holders.join("+")}`,
      from: shifted.flatMap((one) => [...one.before.evidence, ...one.now.evidence]),
      words: [words.upper(words.shift(who, name, places(before), before.day, places(now))) + doubt],
    })
  })
  return section(words.headings.shifts, "shifts", lines)
}

/**
 * Topics on which somebody held two positions on one day: they do not exclude each other, so that
 * another one is an addition and no move.
 */
function topicsHeldTwice({ all }: DayFacts): ReadonlySet<string> {
  const held = all.filter((row) => row.position !== null && row.stance !== "opposes")
  const byHolder = groupBy(held, (row) => `${row.day}|${row.holder}|${row.topic}`)
  return new Set(
    [...byHolder.values()]
      .filter((rows) => new Set(rows.map((row) => row.position)).size > 1)
      .map(([row]) => row.topic),
  )
}

/** "Many states" of two days need not be the same ones. */
function isOneActor(id: ActorId, { names, all }: DayFacts): boolean {
  const actor = names.actorById(id)
  return (
    actor?.kind !== "group" ||
    (actor.members?.length ?? 0) > 0 ||
    all.some((row) => row.onBehalfOf === id)
  )
}

/** Who spoke, or was spoken for, for the first time in the meeting. */
export function heardFirst(facts: DayFacts, words: BriefWords): readonly Block[] {
  const known = new Set<ActorId>([
    ...(facts.day.spokeBefore ?? []),
    ...facts.day.before.flatMap((row) => [row.speaker, row.holder]),
  ])
  if (known.size === 0) return []
  const stated = firsts(facts.all, facts.names, { day: facts.day.date, withoutPrivate: true })
  const found: { actor: ActorId; support: Support }[] = [
    ...stated.map(({ actor, statement }) => ({ actor, support: statement })),
    ...facts.interventions.flatMap((row) =>
      [row.onBehalfOf ?? row.speaker, row.speaker].map((actor) => ({ actor, support: row })),
    ),
  ]
  const hidden = facts.all.filter(
    (row) => row.day === facts.day.date && row.tags.includes("private"),
  )
  const fresh = found.filter(
    ({ actor }) =>
      !known.has(actor) &&
      isOneActor(actor, facts) &&
      facts.names.actorById(actor)?.neutral !== true &&
      !hidden.some((row) => row.speaker === actor || row.holder === actor),
  )
  if (fresh.length === 0) return []
  const who = inSentence(once(fresh.map(({ actor }) => actor)), facts, words)
  return section(words.headings.firsts, "firsts", [
    paragraph({
      piece: "firsts:all",
      from: fresh.map(({ support }) => support),
      words: [words.upper(words.firsts(who))],
    }),
  ])
}

function section(words: string, piece: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, words, piece), ...blocks]
}

function placeLabel(
  topic: Shift["topic"],
  { position, stance }: { readonly position: string | null; readonly stance: Stance },
  facts: DayFacts,
  words: BriefWords,
): string {
  const known = facts.names.topicById(topic)?.positions.find(({ id }) => id === position)
  const label = known?.label ?? position
  if (label === null) return words.ofGroup[stance]
  return stance === "opposes" ? words.against(label) : label
}
