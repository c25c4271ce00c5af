import * as fc from "fast-check"
import { expect, test } from "vitest"
import { type Flat, type Nested, nest, numbering } from "./nest.ts"

test("items of one depth in a row make one list, deeper ones nest in the item before", () => {
  expect(drawn(["- a", "  - b", "  - c", "- d"])).toBe("ul(a[ul(b c)] d)")
})

test("a list of the other kind is a list of its own", () => {
  expect(drawn(["- a", "1. b", "1. c"])).toBe("ul(a) ol(b c)")
  expect(drawn(["- a", "  - b", "  1. c"])).toBe("ul(a[ul(b) ol(c)])")
})

test("an indented paragraph continues the item it stands under", () => {
  expect(drawn(["- a", "  more", "- b", "  - c", "  of b"])).toBe("ul(a[more] b[ul(c) of b])")
})

test("a heading or an unindented block ends all lists", () => {
  expect(drawn(["- a", "x", "- b"])).toBe("ul(a) x ul(b)")
  expect(drawn(["- a", "  # h", "- b"])).toBe("ul(a) h ul(b)")
})

test("a jump in depth nests once", () => {
  expect(drawn(["- a", "      - b", "  - c"])).toBe("ul(a[ul(b) ul(c)])")
  expect(drawn(["    - a", "- b"])).toBe("ul(a) ul(b)")
})

test("an indented paragraph under no list stands alone", () => {
  expect(drawn(["  x", "y"])).toBe("x y")
})

test("numbers count within a list and start again in the next", () => {
  const blocks = ["1. a", "  1. b", "  1. c", "  more", "1. d", "x", "1. e"].map(flat)
  expect(numbering(blocks).map((number) => number && `${number.at}/${number.of}`)).toEqual([
    "1/2",
    "1/2",
    "2/2",
    null,
    "2/2",
    null,
    "1/1",
  ])
})

test("the same object given twice is two blocks", () => {
  const item: Flat = { kind: "ordered", depth: 0 }
  expect(numbering([item, item])).toEqual([
    { at: 1, of: 2 },
    { at: 2, of: 2 },
  ])
})

test("nesting keeps every block and their order", () => {
  void fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kind: fc.constantFrom(null, "heading", "bullet", "ordered", "quote"),
          depth: fc.integer({ min: 0, max: 4 }),
        }),
      ),
      (blocks) => {
        expect(inOrder(nest(blocks as Flat[]))).toEqual(blocks)
      },
    ),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  )
})

type Named = Flat & { readonly name: string }

function flat(line: string): Named {
  const { groups } = /^(?<space> *)(?<sign>- |1\. |# )?(?<name>.*)$/.exec(line) ?? {}
  const kinds = { "- ": "bullet", "1. ": "ordered", "# ": "heading" } as const
  const sign = groups?.sign as keyof typeof kinds | undefined
  return {
    kind: sign ? kinds[sign] : null,
    depth: (groups?.space?.length ?? 0) / 2,
    name: groups?.name ?? "",
  }
}

function drawn(lines: readonly string[]): string {
  const draw = (content: readonly Nested<Named>[]): string =>
    content
      .map((part) => {
        if (part.kind === "block") return part.block.name
        const items = part.items.map(({ block, content }) =>
          content.length > 0 ? `${block.name}[${draw(content)}]` : block.name,
        )
        return `${part.ordered ? "ol" : "ul"}(${items.join(" ")})`
      })
      .join(" ")
  return draw(nest(lines.map(flat)))
}

function inOrder<B>(content: readonly Nested<B>[]): B[] {
  return content.flatMap((part) =>
    part.kind === "block"
      ? [part.block]
      : part.items.flatMap((item) => [item.block, ...inOrder(item.content)]),
  )
}
