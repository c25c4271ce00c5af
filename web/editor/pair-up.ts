// Which children stayed: the children that were shown before, paired with those to be shown now, in order.
import type { Node } from "@tiptap/pm/model"
import { isKept, keptIn } from "./kept.ts"

/** Indexes of the same child, before and after. */
export interface Pair {
  readonly before: number
  readonly after: number
}

/**
 * The children that stay, ascending on both sides. First what holds placeholders, for that can be made nowhere else; then
 * the same nodes and blocks of the same id; then, between those, what stands at the same place and is of the same type.
 * Undefined stands for a child that nothing shows.
 */
export function pairUp(before: readonly (Node | undefined)[], after: readonly Node[]): Pair[] {
  const rows = { before, after }
  let pairs: Pair[] = []
  for (const find of [sameKept, sameOnes, samePlace]) {
    pairs = gapsOf(pairs, rows).flatMap((gap) => [
      ...find(rows, gap),
      ...(gap.closing === null ? [] : [gap.closing]),
    ])
  }
  return pairs
}

interface Rows {
  readonly before: readonly (Node | undefined)[]
  readonly after: readonly Node[]
}

/** What stands between two pairs: from `from` to before `to`, and the pair that closes it. */
interface Gap {
  readonly from: Pair
  readonly to: Pair
  readonly closing: Pair | null
}

function gapsOf(pairs: readonly Pair[], { before, after }: Rows): Gap[] {
  let from: Pair = { before: 0, after: 0 }
  const gaps: Gap[] = []
  for (const pair of pairs) {
    gaps.push({ from, to: pair, closing: pair })
    from = { before: pair.before + 1, after: pair.after + 1 }
  }
  return [...gaps, { from, to: { before: before.length, after: after.length }, closing: null }]
}

function sameKept({ before, after }: Rows, { from, to }: Gap): Pair[] {
  const holders = new Map<string, number>()
  const wanted = after.map((node, index) => (index < to.after ? keptIn(node)[0] : undefined))
  if (wanted.every((key) => key === undefined)) return []
  for (let index = from.before; index < to.before; index++) {
    const node = before[index]
    for (const key of node === undefined ? [] : keptIn(node)) holders.set(key, index)
  }
  return rising(
    wanted.flatMap((key, index) => {
      const holder = key === undefined ? undefined : holders.get(key)
      return holder === undefined || index < from.after ? [] : [{ before: holder, after: index }]
    }),
  )
}

function sameOnes({ before, after }: Rows, { from, to }: Gap): Pair[] {
  let [head, tail] = [0, 0]
  const room = Math.min(to.before - from.before, to.after - from.after)
  while (head < room && before[from.before + head] === after[from.after + head]) head++
  while (head + tail < room && before[to.before - tail - 1] === after[to.after - tail - 1]) tail++
  const places = (count: number, { before: one, after: other }: Pair): Pair[] =>
    Array.from({ length: count }, (_, n) => ({ before: one + n, after: other + n }))
  const middle = {
    from: { before: from.before + head, after: from.after + head },
    to: { before: to.before - tail, after: to.after - tail },
  }
  return [
    ...places(head, from),
    ...movedOnes({ before, after }, middle),
    ...places(tail, middle.to),
  ]
}

function movedOnes({ before, after }: Rows, { from, to }: Pick<Gap, "from" | "to">): Pair[] {
  const nodes = new Map<Node, number>()
  const ids = new Map<unknown, number>()
  for (let index = to.before - 1; index >= from.before; index--) {
    const node = before[index]
    if (node === undefined || isKept(node)) continue
    nodes.set(node, index)
    if (idOf(node) !== null) ids.set(idOf(node), index)
  }
  return rising(
    after.slice(from.after, to.after).flatMap((node, n) => {
      const index = nodes.get(node) ?? (idOf(node) === null ? undefined : ids.get(idOf(node)))
      return index === undefined ? [] : [{ before: index, after: from.after + n }]
    }),
  )
}

function samePlace({ before, after }: Rows, { from, to }: Gap): Pair[] {
  const room = Math.min(to.before - from.before, to.after - from.after)
  return Array.from({ length: Math.max(0, room) }, (_, n) => ({
    before: from.before + n,
    after: from.after + n,
  })).filter((pair) => {
    const node = after[pair.after]
    return node !== undefined && !isKept(node) && before[pair.before]?.type === node.type
  })
}

function idOf({ attrs }: Node): unknown {
  return attrs.id ?? null
}

/** The most pairs, given in the order of `after`, that ascend in `before` too. */
function rising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const previous: number[] = []
  pairs.forEach(({ before }, index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.before ?? 0) < before) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  })
  const found: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair !== undefined) found.push(pair)
  }
  return found.reverse()
}
