// `npm test`: installs what is missing, then every check of the project, one after the other.
// The last line is `N passed, N failed[, N skipped]`; the exit code is non-zero on any failure.
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildStale, checkNode, installMissing, root } from "../server/cli/launch.mjs"

const say = (words) => process.stdout.write(`${words}\n`)
const isCi = process.env.CI === "true"
const bin = (name) => join(root, "node_modules/.bin", name)
const count = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const skips = []

checkNode()
installMissing()
const chromium = findOrInstall(
  "chromium",
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
)
// The tests that look at what the server asks of the disk trace it, where they can.
findOrInstall("strace", "/usr/bin/strace")

check("format and lint", bin("biome"), ["check", "--error-on-warnings", "."])
check("types", bin("tsc"), [])
check("types of the pure core", bin("tsc"), ["-p", "shared"])
check("types of the components", bin("svelte-check"), ["--fail-on-warnings", "--output", "human"])
check("import law", bin("depcruise"), [
  "--config",
  "tests/house/imports.cjs",
  "shared",
  "server",
  "web",
  "seeds",
  "tests",
  "vite.config.ts",
])
check("dead code", bin("knip"), [])
buildStale()
vitest("unit")
if (chromium) {
  vitest("browser")
  vitest("journeys")
} else {
  skip("browser tests (no Chromium found; set CHROMIUM to its path)")
  skip("journeys (no Chromium found; set CHROMIUM to its path)")
}

for (const name of skips) say(`skipped: ${name}`)
for (const name of failures) say(`failed: ${name}`)
say(
  `${count.passed} passed, ${count.failed} failed${count.skipped ? `, ${count.skipped} skipped` : ""}`,
)
process.exitCode = count.failed ? 1 : 0

/** A check that is one program: it passes if the program ends with 0. */
function check(name, program, words) {
  say(`\n── ${name}`)
  const { status } = spawnSync(program, words, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  })
  if (status === 0) count.passed += 1
  else fail(name)
}

/** One project of vite.config.ts; each of its tests counts. */
function vitest(project) {
  say(`\n── ${project} tests`)
  const folder = mkdtempSync(join(tmpdir(), "lineup-test-"))
  const report = join(folder, "report.json")
  const words = ["run", "--project", project, "--reporter=default", "--reporter=json"]
  const { status } = spawnSync(bin("vitest"), [...words, `--outputFile.json=${report}`], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CHROMIUM: chromium ?? "" },
  })
  const result = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null
  rmSync(folder, { recursive: true })
  if (!result) return fail(`${project} tests: no report`)
  count.passed += result.numPassedTests
  count.failed += result.numFailedTests
  for (const file of result.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "failed") failures.push(`${project}: ${test.fullName}`)
      if (test.status === "pending" || test.status === "todo") skip(`${project}: ${test.fullName}`)
    }
    if (file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"))
      fail(`${project}: ${file.name}: ${file.message}`)
  }
  if (status !== 0 && result.success) fail(`${project} tests ended with ${status}`)
  if (result.numTotalTests === 0) fail(`${project}: no test was found`)
}

function fail(name) {
  count.failed += 1
  failures.push(name)
}

function skip(name) {
  if (isCi) return fail(`${name}: with CI=true it must run`)
  count.skipped += 1
  skips.push(name)
}

/** A program's path; on Debian as root it is installed where it is missing. */
function findOrInstall(name, ...places) {
  const found = () => places.find((place) => place && existsSync(place))
  if (found() || !existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return found()
  say(`Installing ${name} from Debian's packages …`)
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...words) => spawnSync("apt-get", words, { stdio: ["ignore", 2, 2], env })
  apt("update")
  apt("install", "-y", "--no-install-recommends", name)
  return found()
}
