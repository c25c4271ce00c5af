// What holds of any text: places, order, lines, and no text that breaks it.
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { detectIn, meetingWith } from "./testing/marked.ts"

const runs = Number(process.env.FUZZ_RUNS) || 300
const detect = detectIn(
  meetingWith({
    actors: [
      { id: "friends", kind: "group", name: "Friends of 12", members: ["CHL", "PER", "KEN"] },
    ],
    topics: [{ id: "climate", name: "climate change", aliases: ["Chile peppers"] }],
  }),
)

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      "Brazil",
      "the Swiss",
      "New",
      "Mexico",
      "EU",
      "the African Group",
      "Comoros",
      "G-77/China",
      "US",
      "us",
    ],
    ...[
      "Friends of 12",
      "climate change",
      "Korea",
      "巴西",
      "والبرازيل",
      "on behalf of",
      "for",
      "represented by",
    ],
    ...[
      "(",
      ")",
      ",",
      ".",
      " – ",
      "/",
      "'s",
      " and ",
      "except",
      "a group of countries, including ",
      "the former",
    ],
    ...["\u0301", "\ud800", "\udc00", "\u200d", "İ", "ß", "12", "said", "delegate", " ", " ", " "],
  ),
  fc.string({ unit: "binary", maxLength: 4 }),
)
const line = fc
  .array(piece, { maxLength: 30 })
  .map((pieces) => pieces.join("").replace(/[\n\r\u2028\u2029\v\f]/g, " "))

test("offsets give the text, and what is found is sorted and lies apart", () => {
  void fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const text = lines.join("\n")
      const { actors, topics, onBehalfOf } = detect(text)
      for (const found of [actors, topics]) {
        let from = 0
        for (const { start, end, text: words } of found) {
          expect(text.slice(start, end)).toBe(words)
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          from = end
        }
      }
      for (const { start, end } of onBehalfOf)
        expect(0 <= start && start < end && end <= text.length).toBe(true)
    }),
    { numRuns: runs },
  )
})

test("a paragraph gives the same alone and among others, save whom a shared name means", () => {
  void fc.assert(
    fc.property(line, line, line, (before, text, after) => {
      const from = before.length + 2
      const among = detect(`${before}\n\n${text}\n\n${after}`)
      const isInside = ({ start, end }: { start: number; end: number }) =>
        start >= from && end <= from + text.length && (start < from + text.length || text === "")
      const places = (found: readonly { start: number; end: number }[], shift: number) =>
        found.map(({ start, end }) => [start - shift, end - shift])
      const alone = detect(text)
      expect(places(among.actors.filter(isInside), from)).toEqual(places(alone.actors, 0))
      expect(places(among.topics.filter(isInside), from)).toEqual(places(alone.topics, 0))
      const certain = (actors: typeof alone.actors) =>
        actors.filter(({ unsure }) => !unsure).map(({ actor }) => actor)
      if (alone.actors.every(({ unsure }) => !unsure))
        expect(certain(among.actors.filter(isInside))).toEqual(certain(alone.actors))
    }),
    { numRuns: runs },
  )
})
