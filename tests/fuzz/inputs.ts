// Notes as nobody would write them: the sample's days and the conformance cases, mutated. Each is known by seed and number.
import { readFileSync } from "node:fs"
import { join } from "node:path"

const root = join(import.meta.dirname, "../..")

/** A number from 0 up to, not including, `below`. */
type Random = (below: number) => number

/** Makes the input of this seed and number: always the same one. */
export function inputOf(seed: number, number: number): string {
  const random = randomFrom(seed, number)
  let text = random(10) === 0 ? scattered(random) : passage(random)
  for (let times = random(6); times >= 0; times--) text = mutated(text, random)
  return text.slice(0, longest)
}

const longest = 30_000

const days = [1, 2, 3, 4].map((day) => readFileSync(join(root, `seeds/day${day}.md`), "utf8"))
const cases = JSON.parse(readFileSync(join(root, "tests/conformance/cases.json"), "utf8")) as {
  readonly note: string
}[]
const notes = cases.map(({ note }) => note)

const specials = [
  ..."@#§~[](){}<>|\\`*_\"“”.,;:?!-+=/&'\n\t \u00a0\u2028\uFEFF\u0000\uFFFC\uD83C\uDDE7é𞤀",
  ...["\n\n", "\n- ", "\n  - ", "\n1. ", "\n# ", "\n> ", "\n| ", " |\n|---|\n", "<br>", "<!---->"],
  ...[
    "<!--depth-3-->",
    "<!--br-->",
    "\\@",
    "~@",
    "@[",
    "#[",
    "§[",
    "]=[",
    '{+"',
    '"}',
    "(+",
    "(-?",
  ],
  ...[
    "(?)",
    " for ",
    ", on behalf of the ",
    " represented by ",
    " except ",
    " (",
    " and ",
    "e.g. ",
  ],
  ...["No. 5", "[key] ", "[private] ", "[10:42] ", "https://", "www.", "a@b.org", "](https://a.b)"],
  ...["@Brazil", "@EU", "~@Japan(-)", "#labour(+)", "#status=[in between]", '§13{-"a"}{+"b"}'],
]

const mutations: readonly ((text: string, random: Random) => string)[] = [
  function removed(text, random) {
    const [from, to] = range(text, random)
    return text.slice(0, from) + text.slice(to)
  },
  function doubled(text, random) {
    const [from, to] = range(text, random)
    return text.slice(0, to) + text.slice(from)
  },
  function swapped(text, random) {
    const [a, b] = range(text, random)
    const c = b + random(text.length - b + 1)
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c)
  },
  function spliced(text, random) {
    const at = random(text.length + 1)
    return text.slice(0, at) + passage(random)
  },
  inserted,
  inserted,
  inserted,
  function repeated(text, random) {
    const [from, to] = range(text, random)
    const fragment = text.slice(from, Math.min(to, from + 1 + random(12)))
    const times = random(random(4) === 0 ? 1 + 8000 / (fragment.length + 1) : 40)
    return text.slice(0, from) + fragment.repeat(times) + text.slice(to)
  },
]

function mutated(text: string, random: Random): string {
  return mutations[random(mutations.length)]?.(text, random) ?? text
}

function inserted(text: string, random: Random): string {
  const at = random(text.length + 1)
  const words = Array.from({ length: 1 + random(3) }, () => pick(specials, random)).join("")
  return text.slice(0, at) + words + text.slice(at)
}

/** Special characters and pieces of notation alone. */
function scattered(random: Random): string {
  return Array.from({ length: random(200) }, () => pick(specials, random)).join("")
}

function passage(random: Random): string {
  const source = pick(random(2) === 0 ? days : notes, random)
  const from = random(source.length)
  return source.slice(from, from + random(2500))
}

function range(text: string, random: Random): [number, number] {
  const from = random(text.length + 1)
  return [from, from + random(Math.min(200, text.length - from) + 1)]
}

function pick(list: readonly string[], random: Random): string {
  return list[random(list.length)] ?? ""
}

/** The generator known as mulberry32. */
function randomFrom(seed: number, number: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * Math.floor(below))
  }
}
