// The one-key mends of a margin line: each changes a chip where it stands, in this block or in the one that handed it down.
import type { Actor, IsoDate, MeetingNames } from "../../shared/meeting/meeting.ts"
import {
  type ActorChip,
  type Chip,
  printChip,
  type TopicChip,
} from "../../shared/notation/notation.ts"
import type { ChipAt } from "../../shared/reading/reading.ts"
import { membersOn } from "../../shared/roster/roster.ts"
import { onceBy } from "../../shared/support/once.ts"
import type { ChipChange, Insert } from "../editor/chip-mend.ts"
import { words } from "../ui/words.ts"
import type { MarginLine } from "./margin.ts"

/** An edit of the words. */
export type MendEdit =
  | { readonly kind: "change"; readonly changes: readonly ChipChange[] }
  | { readonly kind: "behind"; readonly at: ChipAt; readonly insert: Insert }

export interface MendChoice {
  readonly id: string
  readonly says: string
  /** What tells it from the others. */
  readonly hint: string
  readonly edit: MendEdit
}

/** A mend: done at once, or by one of its choices. */
export type Mend = {
  /** The key while the line has the focus. */
  readonly key: string
  readonly says: string
} & (
  | {
      readonly kind: "edit"
      readonly edit: MendEdit
      /** Whether it is so already, for a mend that is taken back by the same key; null for others. */
      readonly on: boolean | null
    }
  | { readonly kind: "choice"; readonly choices: readonly MendChoice[] }
)

export interface MendAround {
  readonly names: MeetingNames
  /** The note's day: groups have their members by date. */
  readonly date: IsoDate
  readonly chipOf: (at: ChipAt) => Chip | null
}

/** What can be mended of a line; empty for what says nothing of chips. */
export function mendsOf(line: MarginLine, around: MendAround): readonly Mend[] {
  if (line.kind === "tag") return []
  const abouts = placed(
    line.because.map((it) => it.about),
    around,
  )
  const speakers = placed(
    line.because.map((it) => it.speaker),
    around,
  )
  const [speaker, ...others] = speakers.flatMap((it) =>
    it.chip.kind === "actor" ? [{ at: it.at, chip: it.chip }] : [],
  )
  const only = others.length === 0 ? (speaker ?? null) : null
  const hasGroup = line.because.some((it) => it.group !== null)
  switch (line.of) {
    case "statement":
      return [
        ...topicMends(abouts, around),
        ...(only === null ? [] : [...speakerMends(only, hasGroup, around), citing(only)]),
        ...unsure(only, abouts, line.kind === "row" && line.unsure),
      ]
    case "relation":
      return abouts.flatMap((it) =>
        it.chip.kind === "actor" ? agreementMends({ at: it.at, chip: it.chip }) : [],
      )
    case "proposal":
    case "floor":
      return only === null
        ? []
        : [
            ...speakerMends(only, hasGroup, around),
            citing(only),
            ...unsure(only, [], only.chip.unsure),
          ]
    default:
      return []
  }
}

interface PlacedChip<C extends Chip = Chip> {
  readonly at: ChipAt
  readonly chip: C
}

/** The chips of a line, each once. */
function placed(places: readonly (ChipAt | null)[], { chipOf }: MendAround): PlacedChip[] {
  const found = places.flatMap((at) => {
    const chip = at === null ? null : chipOf(at)
    return at === null || chip === null ? [] : [{ at, chip }]
  })
  return onceBy(found, ({ at }) => `${at.block} ${at.chip}`)
}

function changeOf<C extends Chip>(
  chips: readonly PlacedChip<C>[],
  to: (chip: C) => Chip,
): MendEdit {
  const changes = chips.map(({ at, chip }) => ({ at, ref: printChip(to(chip)) }))
  return { kind: "change", changes }
}

const signs = ["+", "-", "~", "?"] as const

function topicMends(abouts: readonly PlacedChip[], { names }: MendAround): Mend[] {
  const topics = abouts.flatMap(({ at, chip }) => (chip.kind === "topic" ? [{ at, chip }] : []))
  const [first] = topics
  if (first === undefined) return []
  return [...signs.map((sign) => stanceMend(sign, topics)), ...positionMend(topics, first, names)]
}

/** Sets the sign, or takes it away again: but not from words that stand with it. */
function stanceMend(sign: (typeof signs)[number], topics: readonly PlacedChip<TopicChip>[]): Mend {
  const on = topics.every(({ chip }) => signOf(chip) === sign)
  const edit = changeOf(topics, (chip) => {
    const qualifier = chip.stance?.qualifier ?? null
    if (on && qualifier === null) return { ...chip, stance: null }
    const isUnsure = sign !== "?" && chip.stance?.unsure === true
    return { ...chip, stance: { sign, unsure: isUnsure, qualifier } }
  })
  return { kind: "edit", key: sign, says: words.mends.stance[sign], on, edit }
}

/** A position without a sign is supported. */
function signOf({ stance, position }: TopicChip): string | null {
  return stance?.sign ?? (position === null ? null : "+")
}

function positionMend(
  topics: readonly PlacedChip<TopicChip>[],
  { chip }: PlacedChip<TopicChip>,
  names: MeetingNames,
): Mend[] {
  const topic = topicOf(chip, names)
  if (topic === undefined || topic.positions.length === 0) return []
  const choice = (id: string | null, says: string): MendChoice => ({
    id: id ?? "",
    says,
    hint: "",
    edit: changeOf(topics, (one) => ({ ...one, name: topic.id, position: id })),
  })
  const choices = [
    ...topic.positions.map(({ id, label }) => choice(id, label)),
    choice(null, words.mends.noPosition),
  ]
  return [{ kind: "choice", key: "p", says: words.mends.position, choices }]
}

/** The topic where the chip's position stands now, else the one that it names. */
function topicOf({ name, position }: TopicChip, names: MeetingNames) {
  const moved = position === null ? null : names.position(name, position)
  if (moved?.found === "one") return moved.value.topic
  const found = names.topic(name)
  return found.found === "one" ? found.value : undefined
}

/** For whom it spoke: first the groups that it is in on that day. */
function speakerMends(
  { at, chip }: PlacedChip<ActorChip>,
  hasGroup: boolean,
  { names, date }: MendAround,
): Mend[] {
  const found = names.actor(chip.name)
  if (hasGroup || found.found !== "one" || found.value.kind === "group") return []
  const { id: speaker } = found.value
  const groups = names.actors.filter(({ kind }) => kind === "group")
  const isIn = (group: Actor) => membersOn(group, date).includes(speaker)
  const choiceOf = (group: Actor, hint: string): MendChoice => {
    const { id, name: says } = group
    const insert = [" for ", { ref: printChip({ ...plain, name: id }) }]
    return { id, says, hint, edit: { kind: "behind", at, insert } }
  }
  const choices = [
    ...groups.filter(isIn).map((group) => choiceOf(group, words.mends.memberOf)),
    ...groups.filter((group) => !isIn(group)).map((group) => choiceOf(group, "")),
  ]
  return [{ kind: "choice", key: "f", says: words.mends.for, choices }]
}

const plain = { kind: "actor", cited: false, agreement: null, unsure: false } as const

/** It does not speak, it is spoken about; or the other way round. */
function citing(actor: PlacedChip<ActorChip>): Mend {
  const { cited } = actor.chip
  const edit = changeOf([actor], (chip) => ({ ...chip, cited: !cited, agreement: null }))
  const says = cited ? words.mends.speaks : words.mends.cited
  return { kind: "edit", key: "c", says, on: null, edit }
}

function agreementMends(actor: PlacedChip<ActorChip>): Mend[] {
  const mends = (["+", "-"] as const).map((sign): Mend => {
    const on = actor.chip.agreement === sign
    const edit = changeOf([actor], (chip) => ({ ...chip, agreement: on ? null : sign }))
    return { kind: "edit", key: sign, says: words.mends.stance[sign], on, edit }
  })
  return [...mends, citing(actor)]
}

/** Doubt about who spoke; taken back it also takes back doubt about the stance. */
function unsure(
  speaker: PlacedChip<ActorChip> | null,
  abouts: readonly PlacedChip[],
  on: boolean,
): Mend[] {
  if (speaker === null) return []
  const topics = abouts.flatMap(({ at, chip }) =>
    on && chip.kind === "topic" && chip.stance?.unsure === true ? [{ at, chip }] : [],
  )
  const changes = [
    changeOf([speaker], (chip) => ({ ...chip, unsure: !on })),
    changeOf(topics, (chip) => ({
      ...chip,
      stance: chip.stance === null ? null : { ...chip.stance, unsure: false },
    })),
  ].flatMap((edit) => (edit.kind === "change" ? edit.changes : []))
  return [
    { kind: "edit", key: "u", says: words.mends.unsure, on, edit: { kind: "change", changes } },
  ]
}
