// Patterns that would cost a careless reader the square of their length: eight times as long takes about eight times as long.
import { expect, test } from "vitest"
import { parseNote, printNote } from "../../shared/notation/notation.ts"
import { readNoteIndex } from "../../shared/reading/reading.ts"
import { lakeside } from "../builders/lakeside.ts"

/** What is repeated, between a start and an end. */
const patterns: readonly (readonly [repeated: string, start?: string, end?: string])[] = [
  ...["[", "]", "(", ")", "()", "{", "}", "<", ">", "> ", "|", "| ", "| a ", "\\", "\\\\", "\\|"],
  ...[
    "*",
    "**",
    "***",
    "*a*",
    "**a",
    "*a **b ",
    "`",
    "`` ` ",
    "``a`",
    "_",
    "~",
    "@",
    "#",
    "§",
    '"',
  ],
  ...[
    "“",
    "”",
    "“”",
    '"."',
    "“.” ",
    ".",
    ". ",
    "; ",
    "e.g. ",
    "No. ",
    " ",
    "\t",
    "\n",
    "\n\n",
    "-",
  ],
  ...[
    "- a\n",
    "1. a\n",
    "# a\n",
    "# \n",
    "> a\n",
    "> > ",
    "a\n",
    "| a |\n",
    "|---|\n",
    "<br>",
    "<!--",
  ],
  ...[
    "<!---->",
    "<!--br-->",
    "<!--depth-3-->",
    "@[",
    "@[a",
    "#[a]=[",
    "§[",
    "§x{",
    '§x{+"',
    '§x{+"a"}',
  ],
  ...[
    '{+"a"}',
    "#a(+ ",
    "#a(+ (",
    "#a(+ )",
    "~@a(-)",
    "@a@",
    "a@",
    "a@b",
    "a@b.",
    "a@b.org ",
    "a.",
    "a-",
  ],
  ...[
    "https://",
    "https://a",
    "https://a(",
    "www.",
    "[a](https://a)",
    "[a](",
    "[a](https://x(",
    "](https://",
  ],
  ...[
    "@EU (",
    "@EU (@EU, ",
    "@EU except ",
    "@EU for ",
    "@Brazil, ",
    "@EU except @EU and ",
    "@Nowhere ",
  ],
  ...[
    "#labour ",
    "#labour. ",
    "#labour. “a”. ",
    "~@Japan(-) ",
    "@Brazil. #labour. ",
    "[key] ",
    "[10:42] ",
  ],
  ...["é", "𞤀", "\uD83C", "\uFFFC", "\u0301", "a\u0301"],
].map((it) => [it] as const)

const framed: typeof patterns = [
  [" ", "@EU for", "@EU on #labour"],
  [" ", "@EU (", "@Hungary)"],
  [", ", "@EU (@Hungary", "@Poland)"],
  [" and", "@EU except @Hungary", " @Poland"],
  [" ", "“a.”", "b"],
  ["x", "#labour(+ ", ")"],
  ["x ", '§13{+"', '"}'],
  ["x", "@[", "]"],
  ["a. ", "“", "”"],
  ["a. ", "(", ")"],
  ["\n", "- a", "- b"],
]

/** Lists that go in further with each item, and come back. */
const nested = (count: number) => {
  const depths = Array.from({ length: Math.floor(Math.sqrt(count)) }, (_, n) => n)
  return [...depths, ...depths.reverse()].map((depth) => `${"  ".repeat(depth)}- a\n`).join("")
}

const small = 4_000
/** Far from 64, which the square would be, and from 8 as far as a busy machine asks. */
const most = 24

const cases: [string, (length: number) => string][] = [...patterns, ...framed].map(
  ([repeated, start = "", end = ""]) => [
    JSON.stringify(`${start}${repeated}…${end}`),
    (length) => start + repeated.repeat(length / repeated.length) + end,
  ],
)
cases.push(["nested lists", (length) => nested(length)])

test.each(cases)("%s", (_, made) => {
  const [short, long] = [made(small), made(small * 8)]
  for (const work of [parse, print, read]) {
    // What looks steep is looked at again: a machine pauses, a square stays.
    let ratio = Number.POSITIVE_INFINITY
    for (let look = 0; look < 4 && ratio > most / 2; look++)
      ratio = Math.min(ratio, best(work(long)) / best(work(short)))
    expect(ratio).toBeLessThan(most)
  }
})

function parse(text: string): () => unknown {
  return () => parseNote(text)
}

function print(text: string): () => unknown {
  const note = parseNote(text)
  return () => printNote(note)
}

function read(text: string): () => unknown {
  const note = parseNote(text)
  return () => readNoteIndex(note, lakeside)
}

/** The shortest time of several runs, in milliseconds, and never less than the clock can tell. */
function best(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run++) {
    const start = performance.now()
    work()
    shortest = Math.min(shortest, performance.now() - start)
  }
  return Math.max(shortest, 0.05)
}
