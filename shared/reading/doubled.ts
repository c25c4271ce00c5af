// Text that merging doubled: two people split or moved one block at once, and a copy of the same words stands twice.
import type { Problem } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { familyOf } from "../note/note.ts"
import { groupBy } from "../support/group-by.ts"
import { noReason, type Read } from "./because.ts"
import type { BlockSense } from "./block.ts"

/** Fewer characters than these stand twice by chance. */
const LEAST = 8

interface Member {
  readonly placed: { readonly block: Block }
  readonly sense: BlockSense
}

/** The blocks of a note that were one block once: their ids begin alike, up to the first `.` or `~`. */
export class Families {
  #ids: readonly string[] = []
  /** The numbers of the blocks of each family of more than one. */
  #families = new Map<string, readonly number[]>()
  readonly #last = new Map<string, { senses: readonly BlockSense[]; found: Found }>()

  /**
   * The doubled texts, each at the number of the block in which to delete it. `ids` are the members' in their order; the
   * same array as before means that none came, went or moved.
   */
  doubled(members: readonly Member[], ids: readonly string[]): ReadonlyMap<number, Read<Problem>> {
    if (ids !== this.#ids) this.#sort(ids)
    const all = new Map<number, Read<Problem>>()
    for (const [base, family] of this.#families) {
      for (const [n, problem] of this.#foundIn(
        base,
        family.flatMap((at) => members[at] ?? []),
      )) {
        const at = family[n]
        if (at !== undefined) all.set(at, problem)
      }
    }
    return all
  }

  #foundIn(base: string, family: readonly Member[]): Found {
    const last = this.#last.get(base)
    const isKnown =
      last?.senses.length === family.length &&
      family.every(({ sense }, n) => sense === last.senses[n])
    if (isKnown) return last.found
    const found = doubledIn(family)
    this.#last.set(base, { senses: family.map(({ sense }) => sense), found })
    return found
  }

  #sort(ids: readonly string[]): void {
    this.#ids = ids
    const families = new Map<string, number[]>()
    ids.forEach((id, n) => {
      const base = familyOf(id)
      const family = families.get(base)
      if (family === undefined) families.set(base, [n])
      else family.push(n)
    })
    this.#families = new Map([...families].filter(([, { length }]) => length > 1))
    for (const base of this.#last.keys()) if (!this.#families.has(base)) this.#last.delete(base)
  }
}

type Found = ReadonlyMap<number, Read<Problem>>

/** Of two copies the later goes; words that another block has and more go wherever they stand. */
function doubledIn(family: readonly Member[]): Found {
  const found = new Map<number, Read<Problem>>()
  const texts = family.map(({ placed }) => textOf(placed.block))
  for (const alike of [
    ...sharing(texts, (text) => text.slice(0, LEAST)),
    ...sharing(texts, (text) => text.slice(-LEAST)),
  ]) {
    for (const n of alike) {
      const sense = family[n]?.sense
      if (sense === undefined || !alike.some((other) => isCopy(n, other, texts))) continue
      found.set(n, doubledText(sense, texts[n] ?? ""))
    }
  }
  return found
}

/** Whether the words of block `n` stand at the start or the end of `other`, too, and are the ones to go. */
function isCopy(n: number, other: number, texts: readonly string[]): boolean {
  const [text = "", whole = ""] = [texts[n], texts[other]]
  if (n === other || (text.length === whole.length && n < other)) return false
  return whole.startsWith(text) || whole.endsWith(text)
}

function sharing(texts: readonly string[], keyOf: (text: string) => string): number[][] {
  const keyed = texts.flatMap((text, n) =>
    text.trim().length < LEAST ? [] : [{ key: keyOf(text), n }],
  )
  const groups = groupBy(keyed, ({ key }) => key)
  return [...groups.values()].map((group) => group.map(({ n }) => n)).filter((it) => it.length > 1)
}

function doubledText(sense: BlockSense, text: string): Read<Problem> {
  return {
    row: { block: sense.id, code: "doubled-text", text: text.trim() },
    because: noReason(sense.span),
  }
}

/** A block's words with its chips as they are written, so that two that differ in a chip alone are no copies. */
function textOf({ inlines }: Block): string {
  return inlines.map((it) => (it.kind === "chip" ? `\u0000${it.ref}\u0000` : it.text)).join("")
}
