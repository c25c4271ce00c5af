// `npm run score -- TEXTS GOLD [--show N]`: installs what is missing, then runs the comparison, built for Node.
import { spawnSync } from "node:child_process"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { checkNode, installMissing, root } from "../../server/cli/launch.mjs"

checkNode()
installMissing()
const { build } = await import("vite")
const outDir = join(root, `dist/score-${process.pid}`)
process.once("exit", () => rmSync(outDir, { recursive: true, force: true }))
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1))
await build({
  configFile: false,
  root,
  logLevel: "error",
  build: {
    ssr: true,
    outDir,
    target: "node20",
    rolldownOptions: {
      input: join(root, "tests/score/score.ts"),
      output: { entryFileNames: "score.js" },
    },
  },
})
const { status } = spawnSync(
  process.execPath,
  [join(outDir, "score.js"), ...process.argv.slice(2)],
  {
    stdio: ["ignore", "inherit", "inherit"],
  },
)
process.exitCode = status ?? 1
