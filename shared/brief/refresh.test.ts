// Refreshing a brief beside human edits: what is offered, and that no character of a person is lost or changed.
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { numRuns } from "../../tests/builders/any-statements.ts"
import { composed } from "../../tests/builders/brief.ts"
import { type Block, blocksOf, type Note, type NoteItem } from "../notation/notation.ts"
import { isAsComposed, offersFor, parseSource, refreshed } from "./brief.ts"

const first = composed("[key] @Hungary spoke.\n\n@Brazil: #labour-rights=protect.")

describe("a brief beside its day composed again", () => {
  test("has no offers where nothing changed", () => {
    expect(offersFor(first, first)).toEqual([])
  })

  test("is offered other words for what nobody touched, and takes them in place", () => {
    const now = composed("[key] @Hungary left.\n\n@Brazil: #labour-rights=protect.")
    expect(kinds(offersFor(first, now))).toEqual(["update"])
    const taken = refreshed(first, now, ids())
    expect(texts(taken)).toEqual(texts(now))
    expect(taken.items.map(idOf)).toEqual(first.items.map(idOf))
  })

  test("is told of what a person changed, and keeps the person's words", () => {
    const edited = withText(first, "Hungary spoke.", "Hungary spoke at length.")
    const now = composed("[key] @Hungary left.\n\n@Brazil: #labour-rights=protect.")
    expect(kinds(offersFor(edited, now))).toEqual(["outdated"])
    expect(texts(refreshed(edited, now, ids()))).toEqual(texts(edited))
  })

  test("says nothing of a change that a person made already, nor of one that the notes did not make", () => {
    const edited = withText(first, "Hungary spoke.", "Hungary left.")
    expect(offersFor(edited, first)).toEqual([])
    const now = composed("[key] @Hungary left.\n\n@Brazil: #labour-rights=protect.")
    expect(offersFor(edited, now)).toEqual([])
  })

  test("gets what is new in its place, behind the words that people wrote there", () => {
    const own = { ...paragraph("Our own line."), id: "own" }
    const edited = { items: [own, ...first.items] }
    const now = composed(
      "[key] @Hungary spoke.\n\n[key] @Japan spoke.\n\n@Brazil: #labour-rights=protect.",
    )
    expect(kinds(offersFor(edited, now))).toEqual(["new"])
    expect(texts(refreshed(edited, now, ids()))).toEqual(["Our own line.", ...texts(now)])
  })

  test("keeps what the notes support no more, and says so", () => {
    const now = composed("@Brazil: #labour-rights=protect.")
    expect(kinds(offersFor(first, now))).toEqual(["gone", "gone"])
    expect(texts(refreshed(first, now, ids()))).toEqual(texts(first))
  })

  test("takes a line-up as one: with a changed cell it is a person's", () => {
    const lineUp = (more: string) =>
      composed(
        `@Brazil, @Chile, @Fiji: #regular-irregular=no-dichotomy.\n\n@Japan, @India${more}: #regular-irregular=in-between.`,
      )
    const now = lineUp(", @Cuba")
    expect(texts(refreshed(lineUp(""), now, ids()))).toEqual(texts(now))
    const edited = withText(lineUp(""), "Japan, India", "Japan and, we think, India")
    expect(kinds(offersFor(edited, now))).toEqual(["outdated"])
    expect(texts(refreshed(edited, now, ids()))).toEqual(texts(edited))
  })
})

const words = fc.array(
  fc.constantFrom(
    ...["@Brazil", "@Japan", "@Austria for @EU-27", "~@Japan(-)", ". ", " spoke of it at length "],
    ...["#labour-rights=protect", "#regular-irregular=in-between", "(#labour-rights=protect)"],
    ...["“Words.”", "\n\n", "\n\n- ", "[key] ", "[ours] ", "[next] ", "[check] ", "[private] "],
  ),
  { maxLength: 20 },
)
const edit = fc.oneof(
  fc.record({ kind: fc.constantFrom("type", "erase", "split"), at: fc.nat(), offset: fc.nat() }),
  fc.record({
    kind: fc.constantFrom("write", "delete", "move", "copy"),
    at: fc.nat(),
    offset: fc.nat(),
  }),
)
const step = fc.oneof(
  { weight: 3, arbitrary: edit },
  { weight: 1, arbitrary: words.map((parts) => ({ kind: "refresh" as const, parts })) },
)

test("after any edits and refreshes no character of a person is lost or changed, and two refreshes are one", () =>
  fc.assert(
    fc.property(words, fc.array(step, { maxLength: 20 }), (start, steps) => {
      const newId = ids()
      let brief = composed(start.join(""))
      let typed = 0
      for (const one of steps) {
        if (one.kind !== "refresh") {
          typed += 1
          brief = edited(brief, one, `‹${typed}›`, newId)
          continue
        }
        const now = composed(one.parts.join(""))
        const after = refreshed(brief, now, newId)
        expect(humanWords(after)).toEqual(humanWords(brief))
        expect(marksIn(after)).toEqual(marksIn(brief))
        expect(refreshed(after, now, newId)).toEqual(after)
        brief = after
      }
    }),
    { numRuns },
  ))

/** The items that a person wrote or changed, as they stand and in their order. */
function humanWords({ items }: Note): readonly string[] {
  const isComposed = (block: Block) => {
    const source = parseSource(block.source)
    return source !== null && isAsComposed(textOf(block), source)
  }
  return items.flatMap((item) => {
    const blocks = blocksOf({ items: [item] })
    return blocks.every(isComposed) ? [] : [JSON.stringify(item)]
  })
}

function marksIn(note: Note): readonly string[] {
  return texts(note).flatMap((text) => text.match(/‹\d+›/g) ?? [])
}

interface Edit {
  readonly kind: string
  readonly at: number
  readonly offset: number
}

/** The brief as a person leaves it; the mark tells each typing from all others. */
function edited(
  { items }: Note,
  { kind, at, offset }: Edit,
  mark: string,
  newId: () => string,
): Note {
  const n = at % Math.max(1, items.length)
  const item = items[n]
  if (item === undefined || kind === "write") {
    return { items: items.toSpliced(n, 0, { ...paragraph(mark), id: newId() }) }
  }
  if (kind === "delete") return { items: items.toSpliced(n, 1) }
  if (kind === "move") {
    return { items: items.toSpliced(n, 1).toSpliced(offset % items.length, 0, item) }
  }
  if (kind === "copy" && item.kind !== "table") {
    return { items: items.toSpliced(n, 0, { ...item, id: newId() }) }
  }
  if (kind === "split" && item.kind !== "table") {
    const text = textOf(item)
    const cut = offset % (text.length + 1)
    const halves = [text.slice(0, cut), text.slice(cut)].map((half) => ({ ...worded(item, half) }))
    return {
      items: items.toSpliced(
        n,
        1,
        ...halves.map((half, i) => (i === 0 ? half : { ...half, id: newId() })),
      ),
    }
  }
  return {
    items: items.with(
      n,
      inBlock(item, (block) => changed(block, kind, offset, mark)),
    ),
  }
}

function changed(block: Block, kind: string, offset: number, mark: string): Block {
  const text = textOf(block)
  const at = offset % (text.length + 1)
  return worded(
    block,
    text.slice(0, at) + (kind === "erase" ? text.slice(at + 1) : mark + text.slice(at)),
  )
}

/** A table's first cell stands for all. */
function inBlock(item: NoteItem, change: (block: Block) => Block): NoteItem {
  if (item.kind !== "table") return change(item)
  const [[cell, ...cells] = [], ...rows] = item.rows
  const [block, ...blocks] = cell?.blocks ?? []
  if (cell === undefined || block === undefined) return item
  return { ...item, rows: [[{ ...cell, blocks: [change(block), ...blocks] }, ...cells], ...rows] }
}

function withText(note: Note, from: string, to: string): Note {
  const replace = (block: Block) => (textOf(block) === from ? worded(block, to) : block)
  return {
    items: note.items.map((item) =>
      item.kind === "table"
        ? {
            ...item,
            rows: item.rows.map((row) =>
              row.map((cell) => ({ ...cell, blocks: cell.blocks.map(replace) })),
            ),
          }
        : replace(item),
    ),
  }
}

function worded(block: Block, text: string): Block {
  return { ...block, inlines: text === "" ? [] : [{ kind: "text", text, marks: {} }] }
}

function paragraph(text: string): Block {
  return worded({ id: "", kind: null, level: null, depth: 0, source: null, inlines: [] }, text)
}

function ids(): () => string {
  let n = 0
  return () => {
    n += 1
    return `n${n}`
  }
}

function kinds(offers: readonly { readonly kind: string }[]): readonly string[] {
  return offers.map(({ kind }) => kind)
}

function texts(note: Note): readonly string[] {
  return blocksOf(note).map(textOf)
}

function textOf(block: Block): string {
  return block.inlines.map((inline) => inline.text).join("")
}

function idOf(item: NoteItem): string {
  return item.kind === "table" ? "table" : item.id
}
