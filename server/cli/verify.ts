// `lineup verify`: derives the index from the notes once more; works beside a running server.
import { defineCommand } from "citty"
import { ConfigFault, readConfig, verifyDataDir } from "../main.ts"
import { CommandFault } from "./faults.ts"

export const verifyCommand = defineCommand({
  meta: { name: "verify", description: "Compare the index with the notes (DATA_DIR)" },
  args: {
    mend: {
      type: "boolean",
      default: false,
      description: "Take out statements without a note; read all notes anew at the next start",
    },
    json: { type: "boolean", default: false, description: "Print an object with all differences" },
  },
  async run({ args }) {
    const unreadable: { readonly message: string }[] = []
    const warn = (message: string, details: object) => unreadable.push({ message, ...details })
    const found = await verifyDataDir(readConfig(process.env), {
      ...{ mend: args.mend, warn },
    }).catch((fault: unknown) => {
      throw fault instanceof ConfigFault ? new CommandFault(fault.message) : fault
    })
    const { differences } = found
    const lines = [
      ...differences.map(({ note, statement, what }) => `${statement ?? note}: ${what}`),
      `${found.notes} notes, ${found.statements} statements: ${differences.length} differences`,
    ]
    process.stdout.write(
      `${args.json ? JSON.stringify({ ...found, unreadable }) : lines.join("\n")}\n`,
    )
    if (unreadable.length > 0) {
      throw new CommandFault(`${unreadable.length} updates of the log cannot be read; see --json`)
    }
    if (differences.length > 0) {
      const mend = args.mend
        ? "all notes are read anew"
        : "call this with --mend to have them read anew"
      throw new CommandFault(`the index differs from the notes: ${mend} at the next start`)
    }
  },
})
