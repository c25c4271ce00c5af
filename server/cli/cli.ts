// The command line: `lineup COMMAND`. Each command is a file beside this one, loaded when it is called.
import { defineCommand, renderUsage, runCommand, type SubCommandsDef } from "citty"
import { CommandFault, UsageFault } from "./faults.ts"

/** Loads a command, whatever its options are. */
type LoadCommand = Extract<SubCommandsDef[string], () => Promise<unknown>>

const commands: Readonly<Record<string, LoadCommand>> = {
  serve: () => import("./serve.ts").then((it) => it.serveCommand),
  index: () => import("./index-notes.ts").then((it) => it.indexCommand),
  detect: () => import("./detect.ts").then((it) => it.detectCommand),
  brief: () => import("./brief.ts").then((it) => it.briefCommand),
  import: () => import("./import.ts").then((it) => it.importCommand),
  verify: () => import("./verify.ts").then((it) => it.verifyCommand),
  backup: () => import("./backup.ts").then((it) => it.backupCommand),
  restore: () => import("./restore.ts").then((it) => it.restoreCommand),
  token: () => import("./token.ts").then((it) => it.tokenCommand),
}

const lineup = defineCommand({
  meta: { name: "lineup", description: "The shared notebook that builds a position index" },
  subCommands: commands,
})

/** Runs one command; the promise gives the exit code: 0, 1 could not be done, 2 called wrongly. */
export async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === "--help" || name === "-h") {
    process.stdout.write(`${await renderUsage(lineup)}\n`)
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    process.stderr.write(
      `lineup: there is no command ${JSON.stringify(name)}; \`lineup --help\` lists them\n`,
    )
    return 2
  }
  const command = await load()
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${await renderUsage(command, lineup)}\n`)
    return 0
  }
  try {
    await runCommand(command, { rawArgs: rest })
    return 0
  } catch (fault) {
    return explain(name, fault)
  }
}

function explain(name: string, fault: unknown): number {
  if (fault instanceof UsageFault || (fault instanceof Error && fault.name === "CLIError")) {
    process.stderr.write(`lineup ${name}: ${fault.message}\nSee \`lineup ${name} --help\`.\n`)
    return 2
  }
  const words =
    fault instanceof CommandFault
      ? fault.message
      : fault instanceof Error
        ? (fault.stack ?? fault.message)
        : String(fault)
  process.stderr.write(`lineup ${name}: ${words}\n`)
  return 1
}
