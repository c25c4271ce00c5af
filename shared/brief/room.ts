// What the room as a whole showed: who answered whom, who else spoke, what nobody raised, who moved, who is new.
import type { ActorId, Stance } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import { firsts, type Shift, shifts, silences } from "../views/views.ts"
import type { DayFacts } from "./day.ts"
import { inSentence } from "./holders.ts"
import { bullet, heading, paragraph, type Support } from "./piece.ts"
import type { BriefWords } from "./words.ts"

/** Who agreed and disagreed with whom. */
export function betweenDelegations(facts: DayFacts, words: BriefWords): readonly Block[] {
  const open = facts.relations.filter((row) => !facts.isKey(row))
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

/** Who took the floor and is named nowhere else in the day's statements. */
export function alsoTookTheFloor(facts: DayFacts, words: BriefWords): readonly Block[] {
  const stated = new Set(facts.said.flatMap((row) => [row.speaker, row.holder]))
  const open = facts.interventions.filter(
    (row) => !stated.has(row.onBehalfOf ?? row.speaker) && !facts.isKey(row),
  )
  if (open.length === 0) return []
  const who = [...groupBy(open, (row) => `${row.speaker}|${row.onBehalfOf}`).values()].map(
    (rows) => {
      const [{ speaker, onBehalfOf }] = rows
      const [name = ""] = inSentence([speaker], facts, words)
      const [group = ""] = onBehalfOf === null ? [] : inSentence([onBehalfOf], facts, words)
      const voice = group === "" ? name : words.forGroup(name, group)
      return rows.every((row) => row.unsure) ? `${voice} (${words.unsure})` : voice
    },
  )
  return section(words.headings.spoke, "spoke", [
    paragraph({ piece: "spoke:all", from: open, words: [words.upper(words.spoke(who))] }),
  ])
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
  const lines = moved
    .filter((shift) => isOneActor(shift.holder, facts) && !several.has(shift.topic))
    .map(({ holder, topic, before, now }) => {
      const places = (stand: Shift["now"]) =>
        stand.places.map((place) => placeLabel(topic, place, facts, words))
      const doubt = now.unsure || before.unsure ? ` (${words.unsure})` : ""
      const [who = ""] = inSentence([holder], facts, words)
      const name = facts.names.topicById(topic)?.name ?? topic
      return bullet({
        piece: `shift:${holder}:${topic}`,
        from: [...before.evidence, ...now.evidence],
        words: [
          words.upper(words.shift(who, name, places(before), before.day, places(now))) + doubt,
        ],
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
