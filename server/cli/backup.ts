// `lineup backup`: the whole data directory in one file; works beside a running server.
import { resolve } from "node:path"
import { defineCommand } from "citty"
import { backUpDataDir, ConfigFault, readConfig } from "../main.ts"
import { CommandFault } from "./faults.ts"

export const backupCommand = defineCommand({
  meta: { name: "backup", description: "Write the data directory into one file (DATA_DIR)" },
  args: {
    out: { type: "positional", required: true, description: "The file, which must not exist yet" },
    json: { type: "boolean", default: false, description: "Print an object" },
  },
  run({ args }) {
    const out = resolve(args.out)
    const made = orCommandFault(() => backUpDataDir(readConfig(process.env), out, Date.now()))
    process.stdout.write(
      args.json
        ? `${JSON.stringify({ out, ...made })}\n`
        : `${out}: ${made.documents} notes and briefs, with all that belongs to them. Who has this file can read everything and sign in as anybody: keep it safe.\n`,
    )
  },
})

/** What the environment or the directories do not allow, as the command's own fault. */
export function orCommandFault<T>(act: () => T): T {
  try {
    return act()
  } catch (fault) {
    throw fault instanceof ConfigFault ? new CommandFault(fault.message) : fault
  }
}
