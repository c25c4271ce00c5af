// `npm run bench`: installs what is missing, builds what is stale, then each benchmark in a process of its own.
// Lines of JSON on standard output, the same for people on standard error. Fails only when something does not work.
// `npm run bench -- NAMES --OPTION VALUE`: options go to each benchmark.
import { spawnSync } from "node:child_process"
import { copyFileSync, existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { buildStale, checkNode, installMissing, root } from "../../server/cli/launch.mjs"
import { builtForNode } from "../support/built.mjs"

/** Those that measure the running product. */
const onServer = ["meeting", "latency", "query", "board"]
/** Those of the sync, beside its peers: each a file of tests/bench/sync. */
const ofSync = [
  "room",
  "many",
  "memory",
  "join",
  "open",
  "reconnect",
  "idle",
  "durable",
  "slow-disk",
  "flood",
]
/** Programs that the sync benchmarks start. */
const programs = {
  serving: "tests/support/serving.ts",
  "sync-alone": "tests/bench/sync/sync-alone.ts",
  "slow-writer": "tests/bench/sync/slow-writer.ts",
  "write-worker": "server/store/sqlite/write-worker.ts",
  "trial-worker": "server/sync/trial-worker.ts",
}
const sources = Object.fromEntries([
  ...["reading", "views", "brief", "detect", "keystroke", ...onServer].map((name) => [
    name,
    `tests/bench/${name}.ts`,
  ]),
  ...ofSync.map((name) => [`sync-${name}`, `tests/bench/sync/${name}.ts`]),
])
const benches = Object.keys(sources)
const words = process.argv.slice(2)
const firstOption = words.findIndex((word) => word.startsWith("--"))
const names = firstOption < 0 ? words : words.slice(0, firstOption)
const options = firstOption < 0 ? [] : words.slice(firstOption)
const chosen = names.length > 0 ? names : benches
const strange = chosen.filter((name) => !benches.includes(name))
if (strange.length > 0) {
  process.stderr.write(
    `There is no benchmark ${strange.join(", ")}; there are ${benches.join(", ")}.\n`,
  )
  process.exit(1)
}

checkNode()
installMissing()
if (chosen.some((name) => onServer.includes(name))) buildStale()
const withPeers = chosen.some((name) => name.startsWith("sync-"))
if (withPeers) installPeers()
const outDir = await builtForNode("bench", {
  ...Object.fromEntries(chosen.map((name) => [name, sources[name]])),
  ...(withPeers ? programs : {}),
})
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [join(outDir, `${name}.js`), ...options], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  })
  if (status === 0) continue
  process.stderr.write(`The benchmark ${name} ended with ${status}.\n`)
  process.exitCode = 1
}

/** The servers that the sync is compared with, in a package of their own. */
function installPeers() {
  const folder = join(root, "tests/bench/peers")
  const lockfile = join(folder, "package-lock.json")
  const mark = join(folder, "node_modules/.installed-from")
  if (existsSync(mark) && readFileSync(mark, "utf8") === readFileSync(lockfile, "utf8")) return
  process.stderr.write("Installing the servers to compare with (some minutes, once) …\n")
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    // Native packages are compiled here: nothing is downloaded from outside the registry.
    env: { ...process.env, npm_config_build_from_source: "true" },
    stdio: ["ignore", 2, 2],
  })
  if (npm.status !== 0) {
    process.stderr.write(
      "npm could not install the servers to compare with; its words are above.\n",
    )
    process.exit(1)
  }
  copyFileSync(lockfile, mark)
}
