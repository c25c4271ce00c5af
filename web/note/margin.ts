// What the margin says beside each block: the rows that the index made of it, in short lines.
import type {
  ActorId,
  MeetingNames,
  Problem,
  ProvisionId,
  Stance,
  Tag,
  Via,
} from "../../shared/meeting/meeting.ts"
import type { Block } from "../../shared/notation/notation.ts"
import type { Because, BlockReading, Read } from "../../shared/reading/reading.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import { once } from "../../shared/support/once.ts"
import { badgeOf } from "../ui/badge.ts"
import { words } from "../ui/words.ts"
import { type StanceOffer, stanceOffers } from "./stance-offers.ts"

/** What a line says of what: which chip its rows are about. */
export type LineOf = "statement" | "relation" | "proposal" | "floor" | "quote" | "membership"

interface Explained {
  readonly of: LineOf
  /** Why each of the rows is there that the line says in one. */
  readonly because: readonly Because[]
}

/** One line: who → what, the stance, and what weakens it; or a plain remark. */
export type MarginLine =
  | (Explained & {
      readonly kind: "row"
      /** "Brazil for LAC", "Thailand, Switzerland". */
      readonly who: string
      /** "chair, neutral", of who takes no side. */
      readonly neutral: string | null
      /** "regular/irregular, no dichotomy". */
      readonly what: string
      readonly stance: Stance
      readonly qualifier: string | null
      readonly unsure: boolean
      /** Where it was taken from, if not from the sentence itself. */
      readonly from: string | null
    })
  | (Explained & {
      readonly kind: "proposal"
      readonly who: string
      readonly neutral: string | null
      readonly text: string
    })
  | (Explained & { readonly kind: "remark"; readonly text: string })
  /** What a tag says, which stands before the words in plain sight. */
  | { readonly kind: "tag"; readonly text: string }

export interface MarginEntry {
  readonly block: string
  /** The block is an item of a list, which stands closer. */
  readonly item: boolean
  readonly lines: readonly MarginLine[]
  readonly problems: readonly Read<Problem>[]
  /** Stances that the words say and no sign does. */
  readonly stances: readonly StanceOffer[]
}

/** What the margin says beside a block; null where that is nothing. */
export function entryOf(
  block: Block,
  reading: BlockReading,
  names: MeetingNames,
): MarginEntry | null {
  const { id, tags, rows } = reading
  const lines = [
    ...statementLines(rows, names),
    ...relationLines(rows, names),
    ...proposalLines(rows, names),
    ...silentSpeakers(rows, names),
    ...remarks(rows, names),
    ...tagRemarks(tags, block, names),
  ]
  if (lines.length === 0 && rows.problems.length === 0) return null
  const item = block.kind === "bullet" || block.kind === "ordered"
  const stances = stanceOffers(block, reading, names)
  return { block: id, item, lines, problems: rows.problems, stances }
}

type Rows = BlockReading["rows"]
type RowOf<K extends keyof Rows> = Rows[K][number]["row"]

/** Equal positions of several speakers stand in one line. */
function statementLines({ statements, interventions }: Rows, names: MeetingNames): MarginLine[] {
  const alike = groupBy(statements, ({ row }) =>
    JSON.stringify([
      [row.topic, row.position, row.stance, row.qualifier, row.unsure, row.via],
      neutralOf(row.speaker, names),
    ]),
  )
  return [...alike.values()].map((rows) => {
    const { row } = rows[0]
    return {
      kind: "row",
      of: "statement",
      because: becauseOf(rows),
      who: once(rows.map((it) => speakerOf(it.row, interventions, names))).join(", "),
      neutral: neutralOf(row.speaker, names),
      what: whatOf(row, names),
      stance: row.stance,
      qualifier: row.qualifier,
      unsure: row.unsure,
      from: fromOf(row.via),
    }
  })
}

function becauseOf(rows: readonly Read<unknown>[]): readonly Because[] {
  return rows.map(({ because }) => because)
}

function neutralOf(id: ActorId, names: MeetingNames): string | null {
  const actor = names.actorById(id)
  return actor?.neutral === true ? words.margin.neutral(actor.role ?? "") : null
}

function speakerOf(
  row: RowOf<"statements">,
  interventions: Rows["interventions"],
  names: MeetingNames,
): string {
  const doubted = interventions.some(({ row: it }) => it.unsure && it.speaker === row.speaker)
  const who = spokenFor(row, names, doubted && row.unsure)
  return row.except.length === 0
    ? who
    : words.margin.except(who, row.except.map((id) => shortName(id, names)).join(", "))
}

/** "Brazil for LAC", "Libya?". */
function spokenFor(
  row: { readonly speaker: ActorId; readonly onBehalfOf: ActorId | null },
  names: MeetingNames,
  unsure = false,
): string {
  const who = shortName(row.speaker, names) + (unsure ? "?" : "")
  return row.onBehalfOf === null ? who : words.margin.for(who, shortName(row.onBehalfOf, names))
}

/** "topic, position"; a position handed down by a lead goes alone, since its topic stands right above. */
function whatOf({ topic, position, via }: RowOf<"statements">, names: MeetingNames): string {
  const found = names.topicById(topic)
  const name = found?.name ?? topic
  if (position === null) return name
  const label = found?.positions.find(({ id }) => id === position)?.label ?? position
  return via === "lead" ? label : `${name}, ${label}`
}

function fromOf(via: Via): string | null {
  return via === "lead" || via === "heading" || via === "open" ? words.margin.via[via] : null
}

function relationLines({ relations, interventions }: Rows, names: MeetingNames): MarginLine[] {
  return relations.map(({ row: { from, to, stance }, because }) => ({
    kind: "row",
    of: "relation",
    because: [because],
    who: holderOf(from, interventions, names),
    neutral: neutralOf(from, names),
    what: shortName(to, names),
    stance,
    qualifier: null,
    unsure: false,
    from: null,
  }))
}

/** A holder as it was said: "Brazil for LAC" where Brazil spoke for it in this block. */
function holderOf(
  holder: ActorId,
  interventions: Rows["interventions"],
  names: MeetingNames,
): string {
  const said = interventions.find(({ row }) => row.onBehalfOf === holder)
  return said === undefined ? shortName(holder, names) : spokenFor(said.row, names)
}

function proposalLines({ proposals }: Rows, names: MeetingNames): MarginLine[] {
  return proposals.map(({ row, because }) => ({
    kind: "proposal",
    of: "proposal",
    because: [because],
    who: spokenFor(row, names),
    neutral: neutralOf(row.speaker, names),
    text: words.margin.proposal({ ...row, provision: provisionName(row.provision, names) }),
  }))
}

/** Who took the floor here and said nothing that the index can hold. */
function silentSpeakers(rows: Rows, names: MeetingNames): MarginLine[] {
  const holds = new Set([...rows.statements, ...rows.proposals].map(({ row }) => row.speaker))
  const silent = rows.interventions.filter(({ row }) => !holds.has(row.speaker))
  if (silent.length === 0) return []
  const who = once(
    silent.map(({ row }) => {
      const neutral = neutralOf(row.speaker, names)
      const said = spokenFor(row, names, row.unsure)
      return neutral === null ? said : `${said} (${neutral})`
    }),
  )
  return [
    {
      kind: "remark",
      of: "floor",
      because: becauseOf(silent),
      text: words.margin.spoke(who.join(", ")),
    },
  ]
}

function remarks(rows: Rows, names: MeetingNames): MarginLine[] {
  const quoted = once(
    rows.quotes.map(({ row: { speaker } }) =>
      speaker === null ? words.margin.nobody : shortName(speaker, names),
    ),
  )
  const naming = rows.statements.filter(({ row }) => row.provisions.length > 0)
  const provisions = once(
    naming.flatMap(({ row }) => row.provisions.map((id) => provisionName(id, names))),
  )
  const quote = quoted.length > 0 ? [words.margin.quote(quoted.join(", "))] : []
  const besides = [...quote, ...provisions].join(" · ")
  const because = becauseOf([...rows.quotes, ...naming])
  const members = groupBy(rows.memberships, ({ row }) => row.group)
  return [
    ...(besides === "" ? [] : [{ kind: "remark", of: "quote", because, text: besides } as const]),
    ...[...members].map(
      ([group, list]): MarginLine => ({
        kind: "remark",
        of: "membership",
        because: becauseOf(list),
        text: words.margin.members(
          shortName(group, names),
          list.map(({ row }) => shortName(row.member, names)).join(", "),
        ),
      }),
    ),
  ]
}

function tagRemarks(tags: readonly Tag[], block: Block, names: MeetingNames): MarginLine[] {
  return tags.map((tag) => {
    const raised = tag === "ours" || tag === "next" ? once(topicsIn(block, names)).join(", ") : ""
    const text = words.margin.tags[tag]
    return { kind: "tag", text: raised === "" ? text : `${text} ${words.margin.raised(raised)}` }
  })
}

function topicsIn(block: Block, names: MeetingNames): string[] {
  return block.inlines.flatMap((inline) => {
    if (inline.kind !== "chip" || inline.chip.kind !== "topic") return []
    const found = names.topic(inline.chip.name)
    return found.found === "one" ? [found.value.name] : []
  })
}

/** A name as short as the margin needs it: a group with a long one goes by its letters. */
function shortName(id: ActorId, names: MeetingNames): string {
  const actor = names.actorById(id)
  if (actor === undefined) return id
  if (actor.kind !== "group" || actor.name.length <= 14) return actor.name
  const letters = badgeOf(actor)
  return letters.length > 1 ? letters : actor.name
}

function provisionName(id: ProvisionId, names: MeetingNames): string {
  return names.provisionById(id)?.name ?? id
}
