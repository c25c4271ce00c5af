// `npm run bench`: installs what is missing, builds what is stale, then each benchmark in a process of its own.
// Lines of JSON on standard output, the same for people on standard error. Fails only when something does not work.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { buildStale, checkNode, installMissing, root } from "../../server/cli/launch.mjs"

/** Those that measure the running product. */
const onServer = ["meeting", "latency"]
const benches = ["reading", "views", ...onServer].filter((name) =>
  existsSync(join(root, `tests/bench/${name}.ts`)),
)
const chosen = process.argv.length > 2 ? process.argv.slice(2) : benches
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
const { build } = await import("vite")
// Two folders deep, as their sources, which find the project's top from there.
const outDir = join(root, "dist/bench")
await build({
  configFile: false,
  root,
  logLevel: "error",
  build: {
    ssr: true,
    outDir,
    target: "node20",
    rolldownOptions: {
      input: Object.fromEntries(chosen.map((name) => [name, join(root, `tests/bench/${name}.ts`)])),
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
})
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [join(outDir, `${name}.js`)], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  })
  if (status === 0) continue
  process.stderr.write(`The benchmark ${name} ended with ${status}.\n`)
  process.exitCode = 1
}
