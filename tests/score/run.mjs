// `npm run score -- TEXTS GOLD [--show N]`: installs what is missing, then runs the comparison, built for Node.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { checkNode, installMissing } from "../../server/cli/launch.mjs"
import { builtForNode } from "../support/built.mjs"

checkNode()
installMissing()
const built = await builtForNode("score", { score: "tests/score/score.ts" })
const { status } = spawnSync(
  process.execPath,
  [join(built, "score.js"), ...process.argv.slice(2)],
  {
    stdio: ["ignore", "inherit", "inherit"],
  },
)
process.exitCode = status ?? 1
