// Detection in plain text: a megabyte, twice of it, one paragraph as after a keystroke, and texts made to be slow.
import { detectorOf } from "../../shared/detect/detect.ts"
import { type Meeting, namesOf } from "../../shared/meeting/meeting.ts"
import { builtInActors } from "../../shared/roster/roster.ts"
import { microseconds, milliseconds, repeated, report, timed } from "./measure.ts"

const meeting: Meeting = {
  id: "bench",
  name: "Bench",
  timeZone: "UTC",
  rounds: [],
  days: [],
  actors: [],
  topics: [],
  provisions: [],
  connectors: { forward: [], backward: [], except: [] },
}
const names = namesOf(meeting)
const detect = detectorOf(names)
const megabyte = 1_000_000

report("detect, names read", milliseconds(repeated(5, () => detectorOf(names))))
const whole = plainText(megabyte)
const double = plainText(2 * megabyte)
const once = repeated(9, () => detect(whole))
const twice = repeated(9, () => detect(double))
const found = detect(whole)
report("detect 1 MB", {
  ...milliseconds(once),
  actors: found.actors.length,
  pairs: found.onBehalfOf.length,
  twice_ms: twice.median,
  ratio: twice.median / once.median,
})

const paragraphs = whole.split("\n")
const typed = repeated(3000, (n) => detect(paragraphs[n % paragraphs.length] ?? ""))
report("detect one paragraph", {
  characters: Math.round(megabyte / paragraphs.length),
  ...microseconds(typed),
})

const hostile: Readonly<Record<string, (size: number) => string>> = {
  "one name": (size) => "Brazil ".repeat(size / 7),
  "one name, glued": (size) => "Brazil".repeat(size / 6),
  "names for groups": (size) => "Brazil for the EU ".repeat(size / 18),
  "adjectives in a list": (size) => "Swiss, ".repeat(size / 7),
  parentheses: (size) => "(".repeat(size),
  "groups and parentheses": (size) => "EU (".repeat(size / 4),
  "groups of members": (size) => "EU (Austria, ".repeat(size / 13),
  exceptions: (size) => "EU except Hungary, ".repeat(size / 19),
  connectors: (size) => "on behalf of ".repeat(size / 13),
  "unnamed groups": (size) => "for a group of countries including Brazil, ".repeat(size / 43),
  formers: (size) => "Brazil and Japan the former ".repeat(size / 28),
  "combining marks": (size) => `Brazi${"\u0301".repeat(size)}l`,
  "lone surrogates": (size) => "\ud800".repeat(size),
  "dots and slashes": (size) => "a./Brazil/".repeat(size / 10),
  "line breaks": (size) => "\n".repeat(size),
}
for (const [name, make] of Object.entries(hostile)) {
  const [short, long] = [make(megabyte / 2), make(megabyte)]
  const half = Math.min(...[0, 1, 2].map(() => timed(() => detect(short))))
  const full = Math.min(...[0, 1, 2].map(() => timed(() => detect(long))))
  report(`detect, ${name}`, { full_ms: full, ratio: full / half })
}

/** Sentences of a negotiation, one in three lines with a name, in lines of about three hundred characters. */
function plainText(size: number): string {
  const actors = builtInActors.map(({ name }) => name)
  const sentences = [
    (a: string, b: string) => `${a} supported the proposal, and ${b} asked for time to consult.`,
    () =>
      "The text in brackets was discussed at length, and no agreement was found on its second half.",
    (a: string) => `${a}, on behalf of the African Group, said that finance must come first.`,
    () =>
      "Participants then turned to the preamble, where several delegations wanted shorter wording.",
    (a: string, b: string) =>
      `${a}, ${b} and others preferred the earlier version of the paragraph.`,
    () =>
      "On monitoring, the facilitators promised a new draft for the morning and closed the session.",
  ]
  const parts: string[] = []
  for (let n = 0, length = 0; length < size; n++) {
    const [a = "", b = ""] = [actors[(n * 7) % actors.length], actors[(n * 11 + 3) % actors.length]]
    const part = `${sentences[n % sentences.length]?.(a, b)}${n % 4 === 3 ? "\n" : " "}`
    parts.push(part)
    length += part.length
  }
  return parts.join("").slice(0, size)
}
