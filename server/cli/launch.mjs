// What `npm start` and `npm run lineup` call. Plain Node, no packages: it installs what is missing, builds
// what is stale, then hands over to the bundle. All it says goes to standard error; standard output is the command's.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..")
const say = (words) => process.stderr.write(`${words}\n`)

/** Ends with a clear message where this Node cannot run the product. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return
  say(`Lineup needs Node.js 20.19 or newer, or 22.12 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Installs the packages of package-lock.json unless just those are installed already. Not by `npm ci`: it refuses a
 * lockfile without the builds for other systems, which a registry need not hold. `--no-save` leaves the lockfile alone.
 */
export function installMissing() {
  if (packagesAreInstalled()) return
  say("Lineup: installing packages (a minute or two, once) …")
  const headers = join(dirname(process.execPath), "..")
  const env = {
    ...process.env,
    // The one native package is compiled here: nothing is downloaded from outside the registry.
    npm_config_build_from_source: "true",
    ...(existsSync(join(headers, "include/node/node.h")) && !process.env.npm_config_nodedir
      ? { npm_config_nodedir: headers }
      : {}),
  }
  const npm = spawnSync(
    "npm",
    ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      env,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    },
  )
  if (npm.status === 0) return
  say("Lineup: npm could not install the packages; its words are above. Nothing was started.")
  process.exit(1)
}

/** Builds `dist/` unless it was built from just these sources. Two calls at once build one after the other. */
export function buildStale() {
  const stamp = join(root, "dist/built-from")
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfSources()
  if (isFresh()) return
  const release = lock(join(root, "node_modules/.lineup-build"))
  try {
    if (isFresh()) return
    const hash = hashOfSources()
    say("Lineup: building …")
    const vite = join(root, "node_modules/vite/bin/vite.js")
    const build = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", 2, 2],
    })
    if (build.status !== 0) {
      say("Lineup: the build failed; its words are above. Nothing was started.")
      process.exit(1)
    }
    writeFileSync(stamp, hash)
  } finally {
    release()
  }
}

/** True if every package that the lockfile names stands in node_modules in that version. */
function packagesAreInstalled() {
  const installed = join(root, "node_modules/.package-lock.json")
  if (!existsSync(installed)) return false
  const have = JSON.parse(readFileSync(installed, "utf8")).packages
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages
  return Object.entries(want).every(
    ([path, pkg]) => path === "" || pkg.optional || have[path]?.version === pkg.version,
  )
}

function hashOfSources() {
  const hash = createHash("sha256").update(process.versions.modules)
  const files = [
    "package-lock.json",
    "vite.config.ts",
    ...["shared", "server", "web"].flatMap(sources),
  ]
  files.push(...sources("seeds").filter((file) => file.endsWith(".ts")))
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0")
  return hash.digest("hex")
}

function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Takes the folder as a lock, waiting for another build to end; a lock older than five minutes was left behind. */
function lock(folder) {
  for (;;) {
    try {
      mkdirSync(folder)
      return () => rmdirSync(folder)
    } catch (fault) {
      if (fault.code !== "EEXIST") throw fault
    }
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs
    if (made !== undefined && Date.now() - made > 300_000) rmdirSync(folder)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  installMissing()
  buildStale()
  const { run } = await import(join(root, "dist/server/lineup.js"))
  process.exitCode = await run(process.argv.slice(2))
}
