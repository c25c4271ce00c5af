// The matrix as a table: its rows in sections, in an order, and of each cell what stands first.
import type { IsoDate, MeetingNames, TopicId } from "../meeting/meeting.ts"
import { type Actor, type ActorId, isState, membersOn, regionalGroups } from "../roster/roster.ts"
import { groupBy } from "../support/group-by.ts"
import type { Held, MatrixCell, MatrixRow } from "./matrix.ts"
import { takesAStand } from "./scope.ts"

export type RowsBy = "region" | "bloc" | "none"

export interface TableOrder {
  readonly by: RowsBy
  /** Rows by where they stand on it, as its positions are ordered; null: by name. */
  readonly sort: TopicId | null
  readonly reversed: boolean
  /** Of the regions' and blocs' members. */
  readonly day: IsoDate
}

/** Rows under one heading. */
export interface TableSection {
  /** Stable: "groups", "others", "all", or the id of the region or bloc. */
  readonly key: string
  /** The region or bloc; null for the others. */
  readonly of: Actor | null
  readonly rows: readonly MatrixRow[]
}

/** What to show of an actor on a topic. */
export interface Shown {
  /** Its own stand, else that of a group, else that it raised the topic. */
  readonly stand: MatrixCell
  /** What its groups say that the stand does not, each place once. */
  readonly besides: readonly MatrixCell[]
}

/**
 * The rows in sections, none of them empty. By region: groups first, then the UN's regions, then who is
 * in none. By bloc: each group that has a row with those of its members that have one, so that a row
 * may stand in several; then all others.
 */
export function tableSections(
  rows: readonly MatrixRow[],
  names: MeetingNames,
  order: TableOrder,
): readonly TableSection[] {
  const sorted = inTableOrder(rows, names, order)
  const sections = { region: byRegion, bloc: byBloc, none: undivided }[order.by]
  return sections(sorted, names, order.day).filter((section) => section.rows.length > 0)
}

/** What stands first of an actor's cells on one topic; null where it was not heard. */
export function shownOf(cells: readonly MatrixCell[]): Shown | null {
  const own = cells.find((cell) => !cell.derived)
  const derived = cells.filter((cell) => cell.derived)
  const stand = own !== undefined && takesAStand(own) ? own : (derived[0] ?? own)
  if (stand === undefined) return null
  const besides: MatrixCell[] = []
  for (const cell of derived) {
    const shown = [stand, ...besides]
    if (!shown.some((one) => isWithin(cell.held, one.held))) besides.push(cell)
  }
  return { stand, besides }
}

/** An actor's cells by topic. */
export function cellsByTopic(row: MatrixRow): ReadonlyMap<TopicId, readonly MatrixCell[]> {
  return groupBy(row.cells, (cell) => cell.topic)
}

function isWithin(some: readonly Held[], all: readonly Held[]): boolean {
  return some.every((a) => all.some((b) => a.position === b.position && a.stance === b.stance))
}

function undivided(rows: readonly MatrixRow[]): readonly TableSection[] {
  return [{ key: "all", of: null, rows }]
}

function byRegion(
  rows: readonly MatrixRow[],
  names: MeetingNames,
  day: IsoDate,
): readonly TableSection[] {
  const regionOf = new Map(
    regionalGroups.flatMap((region) => membersOn(region, day).map((actor) => [actor, region.id])),
  )
  const sections = groupBy(rows, ({ actor }) => {
    const known = names.actorById(actor)
    return known?.kind === "group" ? "groups" : (regionOf.get(actor) ?? "others")
  })
  return [
    { key: "groups", of: null, rows: sections.get("groups") ?? [] },
    ...regionalGroups.map((of) => ({ key: of.id, of, rows: sections.get(of.id) ?? [] })),
    { key: "others", of: null, rows: sections.get("others") ?? [] },
  ]
}

function byBloc(
  rows: readonly MatrixRow[],
  names: MeetingNames,
  day: IsoDate,
): readonly TableSection[] {
  const has = new Set(rows.map(({ actor }) => actor))
  const blocs = names.actors.filter(
    (actor) => has.has(actor.id) && !isState(actor) && membersOn(actor, day).length > 0,
  )
  const placed = new Set<ActorId>()
  const sections = blocs.map((of) => {
    const members = new Set([of.id, ...membersOn(of, day)])
    for (const member of members) placed.add(member)
    const own = rows.filter(({ actor }) => actor === of.id)
    const below = rows.filter(({ actor }) => actor !== of.id && members.has(actor))
    return { key: of.id, of, rows: [...own, ...below] }
  })
  const others = rows.filter(({ actor }) => !placed.has(actor))
  return [...sections, { key: "others", of: null, rows: others }]
}

function inTableOrder(
  rows: readonly MatrixRow[],
  names: MeetingNames,
  { sort, reversed }: TableOrder,
): readonly MatrixRow[] {
  const named = rows
    .map((row) => ({
      row,
      name: names.actorById(row.actor)?.name ?? row.actor,
      rank: sort === null ? 0 : rankOf(row, sort, names),
    }))
    .sort((a, b) => collator.compare(a.name, b.name))
  const turn = reversed ? -1 : 1
  if (sort === null) return (reversed ? named.toReversed() : named).map(({ row }) => row)
  // Who was not heard comes last, whichever way.
  const side = (rank: number) => (rank === UNHEARD ? 1 : 0)
  const place = (rank: number) => Math.floor(rank / 10)
  return named
    .sort(
      (a, b) =>
        side(a.rank) - side(b.rank) || turn * (place(a.rank) - place(b.rank)) || a.rank - b.rank,
    )
    .map(({ row }) => row)
}

const UNHEARD = 1e9
const collator = new Intl.Collator("en")
const stances = ["supports", "mixed", "unclear", "opposes", "addresses"] as const

/** By position in the topic's order, then by stance; its own word before its group's. */
function rankOf(row: MatrixRow, topic: TopicId, names: MeetingNames): number {
  const shown = shownOf(row.cells.filter((cell) => cell.topic === topic))
  if (shown === null) return UNHEARD
  const [first] = shown.stand.held
  const positions = names.topicById(topic)?.positions ?? []
  const place = positions.findIndex(({ id }) => id === first?.position)
  const position = place === -1 ? positions.length : place
  const stance = stances.indexOf(first?.stance ?? "addresses")
  return (stance === 4 ? 1e6 : position * 100) + stance * 10 + (shown.stand.derived ? 1 : 0)
}
