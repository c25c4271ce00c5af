// `lineup restore`: a data directory made of a backup; not while a server serves it.
import { resolve } from "node:path"
import { defineCommand } from "citty"
import { readConfig, restoreDataDir } from "../main.ts"
import { orCommandFault } from "./backup.ts"

export const restoreCommand = defineCommand({
  meta: { name: "restore", description: "Make the data directory of a backup (DATA_DIR)" },
  args: {
    in: { type: "positional", required: true, description: "The file that `lineup backup` wrote" },
    replace: {
      type: "boolean",
      default: false,
      description: "Where there are notes already: keep those aside",
    },
    json: { type: "boolean", default: false, description: "Print an object" },
  },
  run({ args }) {
    const config = readConfig(process.env)
    const restored = orCommandFault(() =>
      restoreDataDir(config, resolve(args.in), { replace: args.replace, now: Date.now() }),
    )
    const lines = [
      `${config.dataDir}: ${restored.documents} notes and briefs as they were at ${new Date(restored.at).toISOString()}.`,
      ...(restored.aside === null ? [] : [`What was there before is in ${restored.aside}.`]),
      "For seven days browsers may bring back what was written after the backup.",
    ]
    process.stdout.write(`${args.json ? JSON.stringify(restored) : lines.join("\n")}\n`)
  },
})
