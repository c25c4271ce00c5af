// `lineup token`: prints a bearer token for scripts; works beside a running server.
import { defineCommand } from "citty"
import * as v from "valibot"
import { roleSchema } from "../../shared/wire/wire.ts"
import { ConfigFault, makeToken, readConfig } from "../main.ts"
import { CommandFault, UsageFault } from "./faults.ts"

const DAY = 24 * 3_600_000

export const tokenCommand = defineCommand({
  meta: { name: "token", description: "Print a bearer token for scripts (DATA_DIR)" },
  args: {
    role: { type: "string", required: true, description: "lead, note-taker or reader" },
    meeting: { type: "string", required: true, description: "The meeting's id" },
    days: { type: "string", default: "30", description: "For how many days it holds" },
    json: { type: "boolean", default: false, description: "Print an object with its end" },
  },
  async run({ args }) {
    const role = v.safeParse(roleSchema, args.role)
    if (!role.success) throw new UsageFault("--role is lead, note-taker or reader")
    const days = Number(args.days)
    if (!(days > 0 && days <= 3660)) throw new UsageFault("--days is a number from 1 to 3660")
    const until = Date.now() + days * DAY
    const token = await makeToken(readConfig(process.env), {
      ...{ meeting: args.meeting, role: role.output, until },
    }).catch((fault: unknown) => {
      throw fault instanceof ConfigFault ? new CommandFault(fault.message) : fault
    })
    const answer = args.json
      ? JSON.stringify({ token, role: role.output, meeting: args.meeting, until })
      : token
    process.stdout.write(`${answer}\n`)
  },
})
