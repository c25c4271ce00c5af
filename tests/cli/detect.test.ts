import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { afterAll, describe, expect, test, vi } from "vitest"
import { run } from "../../server/cli/cli.ts"

const folder = mkdtempSync(join(tmpdir(), "lineup-detect-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const text = file("day.txt", "Welcome.\nComoros for the AG raised labour; Korea spoke.\n")
const meeting = file(
  "meeting.json",
  JSON.stringify({
    id: "m",
    name: "Meeting",
    days: [],
    actors: [{ id: "ag", kind: "group", name: "AG" }],
    topics: [{ id: "labour", name: "Labour rights", aliases: ["labour"] }],
  }),
)

describe("lineup detect", () => {
  test("prints actors, pairs and topics with their places as one JSON object", async () => {
    const { code, out } = await detect(text, "--meeting", meeting, "--json")
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      actors: [
        { start: 9, end: 16, text: "Comoros", actor: "COM", unsure: false },
        { start: 25, end: 27, text: "AG", actor: "ag", unsure: false },
        { start: 43, end: 48, text: "Korea", actor: "KOR", unsure: true },
      ],
      onBehalfOf: [{ speaker: "COM", group: "ag", start: 9, end: 27 }],
      topics: [{ start: 35, end: 41, text: "labour", topic: "labour" }],
    })
  })

  test("tells people the same by line and column", async () => {
    const { out } = await detect(text, "--meeting", meeting)
    expect(out).toBe(
      [
        "Actors: 3",
        "  2:1 Comoros = Comoros [COM]",
        "  2:17 AG = AG [ag]",
        "  2:35 Korea = Republic of Korea [KOR] (unsure)",
        "",
        "On behalf of: 1",
        "  2:1 Comoros for AG [COM for ag]",
        "",
        "Topics: 1",
        "  2:27 labour = Labour rights [labour]",
        "",
      ].join("\n"),
    )
  })

  test("needs no meeting: the built-in roster stands, without topics", async () => {
    const { out } = await detect(text, "--json")
    const { actors, topics } = JSON.parse(out)
    expect(actors.map(({ actor }: { actor: string }) => actor)).toEqual([
      "COM",
      "african-states",
      "KOR",
    ])
    expect(topics).toEqual([])
  })

  test("reads standard input for -", async () => {
    const input = vi
      .spyOn(process, "stdin", "get")
      .mockReturnValue(Readable.from([Buffer.from("Brazil sp"), Buffer.from("oke")]) as never)
    const { code, out } = await detect("-", "--json")
    input.mockRestore()
    expect(code).toBe(0)
    expect(JSON.parse(out).actors).toHaveLength(1)
  })

  test.each([
    [[], 2, "name a text, or - for standard input"],
    [["a", "b"], 2, "name one text at a time"],
    [["a", "--meetin", "b"], 2, "there is no option --meetin"],
    [[join(folder, "none.txt")], 1, "there is no such file"],
    [[file("latin.txt", Uint8Array.of(0xe9, 0x20))], 1, "it is no UTF-8 text"],
    [[text, "--meeting", text], 1, "is not valid JSON"],
  ] as const)("%j ends with %i and says why", async (words, code, why) => {
    const result = await detect(...words)
    expect(result.code).toBe(code)
    expect(result.err).toContain(why)
    expect(result.out).toBe("")
  })
})

async function detect(...words: readonly string[]) {
  const [out, err] = [[] as string[], [] as string[]]
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((words) => out.push(String(words)) > 0),
    vi.spyOn(process.stderr, "write").mockImplementation((words) => err.push(String(words)) > 0),
  ]
  const code = await run(["detect", ...words]).finally(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return { code, out: out.join(""), err: err.join("") }
}
