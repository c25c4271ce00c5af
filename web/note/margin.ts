// What the margin says beside each block: the rows that the index made of it, in short lines.
import type {
  ActorId,
  Intervention,
  MeetingNames,
  NoteIndex,
  Problem,
  ProvisionId,
  Stance,
  Statement,
  Tag,
  Via,
} from "../../shared/meeting/meeting.ts"
import { type Block, blocksOf, type Note } from "../../shared/notation/notation.ts"
import type { NoteReading } from "../../shared/reading/reading.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import { once } from "../../shared/support/once.ts"
import { badgeOf } from "../ui/badge.ts"
import { words } from "../ui/words.ts"

/** One line: who → what, the stance, and what weakens it; or a plain remark. */
export type MarginLine =
  | {
      readonly kind: "row"
      /** "Brazil for LAC", "Thailand, Switzerland". */
      readonly who: string
      /** "regular/irregular, no dichotomy". */
      readonly what: string
      readonly stance: Stance
      readonly qualifier: string | null
      readonly unsure: boolean
      /** Where it was taken from, if not from the sentence itself. */
      readonly from: string | null
    }
  | { readonly kind: "remark"; readonly text: string }
  | { readonly kind: "proposal"; readonly who: string; readonly text: string }

export interface MarginEntry {
  readonly block: string
  /** The block is an item of a list, which stands closer. */
  readonly item: boolean
  readonly lines: readonly MarginLine[]
  readonly problems: readonly Problem[]
}

/** The entries of the blocks of which there is something to say, in the order of the note. */
export function marginOf(
  note: Note,
  reading: NoteReading,
  names: MeetingNames,
): readonly MarginEntry[] {
  const of = rowsByBlock(reading.index)
  const blocks = blocksOf(note)
  return reading.blocks.flatMap(({ id, tags }, n) => {
    const block = blocks[n]
    const rows = of(id)
    const lines = [
      ...statementLines(rows, names),
      ...relationLines(rows, names),
      ...proposalLines(rows, names),
      ...silentSpeakers(rows, names),
      ...remarks(rows, names),
      ...tagRemarks(tags, block, names),
    ]
    return lines.length > 0 || rows.problems.length > 0
      ? [{ block: id, item: isItem(block), lines, problems: rows.problems }]
      : []
  })
}

function isItem(block: Block | undefined): boolean {
  return block?.kind === "bullet" || block?.kind === "ordered"
}

type Rows = { readonly [K in keyof NoteIndex]: NoteIndex[K] }

function rowsByBlock(index: NoteIndex): (block: string) => Rows {
  const kinds = Object.keys(index) as (keyof NoteIndex)[]
  const grouped = kinds.map(
    (kind) =>
      [kind, groupBy<string, { block: string }>(index[kind], ({ block }) => block)] as const,
  )
  return (block) =>
    Object.fromEntries(
      grouped.map(([kind, rows]) => [kind, rows.get(block) ?? []]),
    ) as unknown as Rows
}

/** Equal positions of several speakers stand in one line. */
function statementLines({ statements, interventions }: Rows, names: MeetingNames): MarginLine[] {
  const alike = groupBy(statements, (row) =>
    JSON.stringify([row.topic, row.position, row.stance, row.qualifier, row.unsure, row.via]),
  )
  return [...alike.values()].map((rows) => {
    const [first] = rows
    return {
      kind: "row",
      who: once(rows.map((row) => speakerOf(row, interventions, names))).join(", "),
      what: whatOf(first, names),
      stance: first.stance,
      qualifier: first.qualifier,
      unsure: first.unsure,
      from: fromOf(first.via),
    }
  })
}

function speakerOf(
  row: Statement,
  interventions: readonly Intervention[],
  names: MeetingNames,
): string {
  const doubted = interventions.some(({ speaker, unsure }) => unsure && speaker === row.speaker)
  const who = shortName(row.speaker, names) + (doubted && row.unsure ? "?" : "")
  const group =
    row.onBehalfOf === null ? who : words.margin.for(who, shortName(row.onBehalfOf, names))
  return row.except.length === 0
    ? group
    : words.margin.except(group, row.except.map((id) => shortName(id, names)).join(", "))
}

/** "topic, position"; a position handed down by a lead goes alone, since its topic stands right above. */
function whatOf({ topic, position, via }: Statement, names: MeetingNames): string {
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
  return relations.map(({ from, to, stance }) => ({
    kind: "row",
    who: holderOf(from, interventions, names),
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
  interventions: readonly Intervention[],
  names: MeetingNames,
): string {
  const said = interventions.find(({ onBehalfOf }) => onBehalfOf === holder)
  return said === undefined
    ? shortName(holder, names)
    : words.margin.for(shortName(said.speaker, names), shortName(holder, names))
}

function proposalLines({ proposals }: Rows, names: MeetingNames): MarginLine[] {
  return proposals.map((row) => ({
    kind: "proposal",
    who:
      row.onBehalfOf === null
        ? shortName(row.speaker, names)
        : words.margin.for(shortName(row.speaker, names), shortName(row.onBehalfOf, names)),
    text: words.margin.proposal({ ...row, provision: provisionName(row.provision, names) }),
  }))
}

/** Who took the floor here and said nothing that the index can hold. */
function silentSpeakers(rows: Rows, names: MeetingNames): MarginLine[] {
  const holds = new Set([...rows.statements, ...rows.proposals].map(({ speaker }) => speaker))
  const silent = rows.interventions.filter(({ speaker }) => !holds.has(speaker))
  if (silent.length === 0) return []
  const who = once(
    silent.map(({ speaker, onBehalfOf, unsure }) => {
      const name = shortName(speaker, names) + (unsure ? "?" : "")
      return onBehalfOf === null ? name : words.margin.for(name, shortName(onBehalfOf, names))
    }),
  )
  return [{ kind: "remark", text: words.margin.spoke(who.join(", ")) }]
}

function remarks(rows: Rows, names: MeetingNames): MarginLine[] {
  const quoted = once(
    rows.quotes.map(({ speaker }) =>
      speaker === null ? words.margin.nobody : shortName(speaker, names),
    ),
  )
  const provisions = once(
    [...rows.statements.flatMap((row) => row.provisions)].map((id) => provisionName(id, names)),
  )
  const members = groupBy(rows.memberships, ({ group }) => group)
  return [
    ...(quoted.length > 0 || provisions.length > 0
      ? [
          [
            ...(quoted.length > 0 ? [words.margin.quote(quoted.join(", "))] : []),
            ...provisions,
          ].join(" · "),
        ]
      : []),
    ...[...members].map(([group, list]) =>
      words.margin.members(
        shortName(group, names),
        list.map(({ member }) => shortName(member, names)).join(", "),
      ),
    ),
  ].map((text) => ({ kind: "remark", text }))
}

function tagRemarks(
  tags: readonly Tag[],
  block: Block | undefined,
  names: MeetingNames,
): MarginLine[] {
  return tags.map((tag) => {
    const raised = tag === "ours" || tag === "next" ? once(topicsIn(block, names)).join(", ") : ""
    const text = words.margin.tags[tag]
    return { kind: "remark", text: raised === "" ? text : `${text} ${words.margin.raised(raised)}` }
  })
}

function topicsIn(block: Block | undefined, names: MeetingNames): string[] {
  return (block?.inlines ?? []).flatMap((inline) => {
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
