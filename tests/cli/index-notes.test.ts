import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"
import type { NoteIndex } from "../../shared/meeting/meeting.ts"

const folder = mkdtempSync(join(tmpdir(), "lineup-index-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const meeting = file(
  "meeting.json",
  JSON.stringify({
    id: "lake",
    name: "Lakeside",
    days: [{ date: "2027-03-08", title: "Day one" }],
    actors: [{ id: "eu-27", kind: "group", name: "EU-27", aliases: [] }],
    topics: [
      {
        id: "labour",
        name: "labour rights",
        aliases: [],
        positions: [{ id: "full-access", label: "full access" }],
      },
    ],
    provisions: [{ id: "objective-13", name: "Objective 13", aliases: ["13"] }],
  }),
)
const morning = file(
  "morning.md",
  '[10:42] [key] @Austria for @EU-27 is for #labour=full-access(+? for now).\n\n@Fiji asks: §13{-"may"}{+"shall"}.\n',
)
const evening = file("evening.md", "@Brazil doubts #labour(-). @Lichtenshtein too.\n")

/** What a command says on each stream, and its exit code. */
async function lineup(...words: string[]) {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true)
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true)
  try {
    const code = await run(words)
    const said = (stream: typeof out) => stream.mock.calls.map(([words]) => String(words)).join("")
    return { code, out: said(out), err: said(err) }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

describe("lineup index --json", () => {
  test("prints one object with each file's index under its path as given", async () => {
    const { code, out } = await lineup("index", morning, evening, "--meeting", meeting, "--json")
    const printed = JSON.parse(out) as Record<string, NoteIndex>
    expect(code).toBe(0)
    expect(Object.keys(printed)).toEqual([morning, evening])
    expect(printed[morning]?.statements).toMatchObject([
      {
        speaker: "AUT",
        onBehalfOf: "eu-27",
        holder: "eu-27",
        position: "full-access",
        block: "b1",
      },
    ])
    expect(printed[evening]?.problems).toEqual([
      { block: "b1", code: "unknown-actor", text: "@Lichtenshtein" },
    ])
  })

  test("keys a single file by its path too, wherever the options stand", async () => {
    const { out } = await lineup("index", "--json", `--meeting=${meeting}`, evening)
    expect(Object.keys(JSON.parse(out))).toEqual([evening])
  })

  test("reads a file that opens with a byte order mark", async () => {
    const marked = file("marked.md", "\uFEFF@Brazil on #labour.\n")
    const { out } = await lineup("index", marked, "--meeting", meeting, "--json")
    const printed = JSON.parse(out) as Record<string, NoteIndex>
    expect(printed[marked]?.statements[0]?.text).toBe("Brazil on labour rights.")
  })
})

test("without --json it tells of each note by topic, then its proposals and problems", async () => {
  const { out } = await lineup(
    "index",
    morning,
    evening,
    "--meeting",
    meeting,
    "--date",
    "2027-03-08",
  )
  expect(out).toBe(`${morning}, 2027-03-08, Day one: 1 statement, 0 problems

labour rights
  EU-27, by Austria: full access, supports, not certain, for now  (b1 10:42 [key])
    Austria for EU-27 is for labour rights: full access(+? for now).

Spoke without a position
  Fiji

Proposals
  Fiji, Objective 13: replace “may” by “shall”  (b2)

${evening}, 2027-03-08, Day one: 1 statement, 1 problem

labour rights
  Brazil: opposes  (b1)
    Brazil doubts labour rights(-).

Problems
  @Lichtenshtein  (b1) nobody of that name is in the roster; mend the spelling or add the actor
`)
})

describe("called wrongly it ends with 2 and says how to call it", () => {
  test.each([
    ["no note", ["--meeting", meeting], "name at least one note"],
    ["no meeting", [morning], "name the file: --meeting FILE"],
    ["an option in the file's place", [morning, "--meeting", "--json"], "--meeting needs a file"],
    ["an unknown option", [morning, "--meeting", meeting, "--jsn"], "there is no option --jsn"],
    ["a day that is none", [morning, "--meeting", meeting, "--date", "2018-02-30"], "2018-02-30"],
    ["no day at all", [morning, "--meeting", meeting, "--date"], "--date needs a day"],
  ])("%s", async (_, words, says) => {
    const { code, out, err } = await lineup("index", ...words)
    expect({ code, out }).toEqual({ code: 2, out: "" })
    expect(err).toContain(says)
    expect(err).toContain("lineup index --help")
  })
})

describe("when it cannot be done it ends with 1, prints no index and says why", () => {
  const latin = file("latin.md", new Uint8Array([0x43, 0xf4, 0x74, 0x65]))
  const noJson = file("no.json", "{ id: 1 }")
  const faulty = file(
    "faulty.json",
    JSON.stringify({ id: "x", days: [{ date: "12 March", title: "Day one" }] }),
  )
  test.each([
    ["a missing note", [join(folder, "none.md"), "--meeting", meeting], "there is no such file"],
    ["a folder", [folder, "--meeting", meeting], "it is a folder"],
    ["a note in another encoding", [latin, "--meeting", meeting], "save it as UTF-8"],
    ["a missing meeting", [morning, "--meeting", join(folder, "none.json")], "no such file"],
    ["a meeting that is no JSON", [morning, "--meeting", noJson], "is not valid JSON"],
  ])("%s", async (_, words, says) => {
    const { code, out, err } = await lineup("index", ...words)
    expect({ code, out }).toEqual({ code: 1, out: "" })
    expect(err).toContain(says)
  })

  test("a meeting with faults: each on a line of its own, with its place", async () => {
    const { code, err } = await lineup("index", morning, "--meeting", faulty)
    expect(code).toBe(1)
    expect(
      err
        .split("\n")
        .slice(1)
        .map((line) => line.trim()),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^name: /),
        "days.0.date: a date is written 2018-03-12",
      ]),
    )
  })
})

test("--help names the files and every option", async () => {
  const { code, out } = await lineup("index", "--help")
  expect(code).toBe(0)
  for (const word of ["FILE", "--meeting", "--date", "--json"]) expect(out).toContain(word)
})
