// Text that merging doubled: two people split or moved one block at once, and a copy of the same words stands twice.
import type { Problem } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { familyOf } from "../note/note.ts"
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
  const texts = family.map(({ placed }, n) => ({ n, text: textOf(placed.block) }))
  const long = texts.filter(({ text }) => text.trim().length >= LEAST)
  const backwards = long.map(({ n, text }) => ({ n, text: text.split("").reverse().join("") }))
  for (const n of [...beginnings(long), ...beginnings(backwards)]) {
    const member = family[n]
    if (member !== undefined) found.set(n, doubledText(member))
  }
  return found
}

interface Text {
  readonly n: number
  readonly text: string
}

/** The numbers of texts with which another begins, and of all but the first of equal ones. */
function beginnings(texts: readonly Text[]): number[] {
  // In the order of the letters, those that begin with a text stand directly behind it.
  const sorted = [...texts].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.n - b.n))
  let longer = ""
  const found: number[] = []
  for (let at = sorted.length - 1; at >= 0; at--) {
    const { n, text } = sorted[at] as Text
    const isAgain = sorted[at - 1]?.text === text
    if (isAgain || longer.startsWith(text)) found.push(n)
    if (!isAgain) longer = text
  }
  return found
}

function doubledText({ placed, sense }: Member): Read<Problem> {
  const text = placed.block.inlines.map((it) => it.text).join("")
  return {
    row: { block: sense.id, code: "doubled-text", text: text.trim() },
    because: noReason(sense.span),
  }
}

/** A block's words with its chips as they are written, so that two that differ in a chip alone are no copies. */
function textOf({ inlines }: Block): string {
  return inlines.map((it) => (it.kind === "chip" ? `\u0000${it.ref}\u0000` : it.text)).join("")
}
