// The house keeps its own rules: rooms, one copy of each shared library, logical CSS, no foreign addresses.
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"

const root = join(import.meta.dirname, "../..")
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)))
const read = (file: string) => readFileSync(join(root, file), "utf8")

test("the editor's binding is imported in web/editor alone: it deletes what a schema does not know", () => {
  const importers = tracked.filter(
    (file) =>
      /\.(ts|svelte)$/.test(file) && /from "(@tiptap\/y-tiptap|y-prosemirror)"/.test(read(file)),
  )
  expect(importers.filter((file) => !file.startsWith("web/editor/"))).toEqual([])
  expect(importers.length).toBeGreaterThan(0)
})

test("the top level holds what was agreed, and what tools need by name", () => {
  const top = [...new Set(tracked.map((file) => file.split("/")[0]))].sort()
  expect(top).toEqual(
    [
      ".ci",
      ".gitignore",
      ".npmrc",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "biome.json",
      "docs",
      "package-lock.json",
      "package.json",
      "seeds",
      "server",
      "shared",
      "tests",
      "tsconfig.json",
      "vite.config.ts",
      "web",
    ].sort(),
  )
})

test("docs/architecture.md names every room, and no room that is not there", () => {
  const named = [...read("docs/architecture.md").matchAll(/^\| `([a-z]+\/[a-z-]+)`/gm)].map(
    (match) => match[1],
  )
  const rooms = ["shared", "server", "web"].flatMap((house) =>
    readdirSync(join(root, house), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${house}/${entry.name}`),
  )
  expect(named.sort()).toEqual(rooms.sort())
})

test("there is one copy of yjs, lib0, y-protocols and of every prosemirror package", () => {
  const copies = new Map<string, number>()
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, unknown> }
  for (const path of Object.keys(lock.packages)) {
    const name = path.split("node_modules/").at(-1) ?? ""
    if (/^(yjs|lib0|y-protocols|prosemirror-.*|y-prosemirror|@y\/.*)$/.test(name))
      copies.set(name, (copies.get(name) ?? 0) + 1)
  }
  expect(copies.get("yjs")).toBe(1)
  expect([...copies].filter(([, times]) => times > 1)).toEqual([])
})

test("a package is pinned, and the lockfile names no registry", () => {
  const pkg = JSON.parse(read("package.json")) as Record<string, Record<string, string>>
  const versions = Object.values({ ...pkg.dependencies, ...pkg.devDependencies })
  expect(versions.filter((version) => !/^\d/.test(version))).toEqual([])
  expect(read("package-lock.json")).not.toMatch(/"resolved"/)
})

test("styles are written for both directions: no left, no right", () => {
  const physical =
    /(^|[\s;{])((margin|padding|border)-(left|right)|(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right))/
  const faults = tracked
    .filter((file) => /\.(css|svelte)$/.test(file))
    .flatMap((file) => {
      const text = read(file)
      const style = file.endsWith(".css")
        ? text
        : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? "")
      return style
        .split("\n")
        .filter((row) => physical.test(row))
        .map((row) => `${file}: ${row.trim()}`)
    })
  expect(faults).toEqual([])
})

describe("the import law bites", () => {
  const crossings: readonly (readonly [string, string, string])[] = [
    ["shared into server", 'import "../../../server/config.ts"', "shared-stays-pure"],
    ["shared into node", 'import "node:fs"', "shared-has-no-platform"],
    ["a room above", 'import "../../reading/reading.ts"', "shared-roster-reaches-down"],
    ["past a door", 'import "../../meeting/file.ts"', "rooms-meet-at-doors"],
  ]
  const room = mkdtempSync(join(root, "shared/roster/law-"))
  const broken: { from: string; law: string }[] = []
  beforeAll(() => {
    for (const [n, [, words]] of crossings.entries())
      writeFileSync(join(room, `crossing${n}.ts`), `${words}\n`)
    const cruise = spawnSync(
      join(root, "node_modules/.bin/depcruise"),
      ["--config", "tests/house/imports.cjs", "--output-type", "json", room],
      { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 },
    )
    const { summary } = JSON.parse(cruise.stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    broken.push(...summary.violations.map(({ from, rule }) => ({ from, law: rule.name })))
  })
  afterAll(() => rmSync(room, { recursive: true }))

  test.each(crossings)("on %s", (title, _, law) => {
    const n = crossings.findIndex((it) => it[0] === title)
    const laws = broken.filter((it) => it.from.endsWith(`crossing${n}.ts`)).map((it) => it.law)
    expect(laws).toContain(law)
  })
})
