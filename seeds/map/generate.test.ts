import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

test("the generated table of the map is what the generator writes now", () => {
  const script = join(import.meta.dirname, "generate.mjs")
  const written = execFileSync(process.execPath, [script, "--print"], { encoding: "utf8" })
  const file = join(import.meta.dirname, "../../web/board/world-table.ts")
  expect(readFileSync(file, "utf8")).toBe(written)
})
