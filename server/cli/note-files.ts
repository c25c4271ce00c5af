// What the commands without a server read: texts, notes in text form and the meeting they belong to.
import { readFile } from "node:fs/promises"
import { type Meeting, parseMeeting } from "../../shared/meeting/meeting.ts"
import { CommandFault, UsageFault } from "./faults.ts"

/** Throws a UsageFault that names the options which the command does not have. */
export function refuseUnknownOptions(
  given: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
): void {
  const unknown = Object.keys(given).filter((name) => name !== "_" && !Object.hasOwn(options, name))
  if (unknown.length === 0) return
  const written = unknown.map((name) => (name.length === 1 ? `-${name}` : `--${name}`))
  throw new UsageFault(`there is no option ${written.join(", ")}`)
}

/** The value of an option that takes a file; a UsageFault when it is missing or another option stands in its place. */
export function fileNamed(option: string, value: string | undefined): string {
  if (value === undefined) throw new UsageFault(`name the file: --${option} FILE`)
  if (value === "" || value.startsWith("-"))
    throw new UsageFault(`--${option} needs a file behind it`)
  return value
}

/** The day as given; a UsageFault when it is no day of the calendar, written YYYY-MM-DD. */
export function dayNamed(option: string, value: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  // 2018-02-30 would quietly become a day of March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new UsageFault(`--${option} needs a day such as 2018-03-12, not ${JSON.stringify(value)}`)
  return value
}

/** The words of a text file. A CommandFault tells why it could not be read. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((fault: unknown) => {
    throw new CommandFault(`cannot read ${path}: ${reasonOf(fault)}`)
  })
  return textOf(bytes, path)
}

/** The words in these bytes. A CommandFault says it of `path` when they are no UTF-8 text. */
export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault
    throw new CommandFault(
      `cannot read ${path}: it is no UTF-8 text; save it as UTF-8 and try again`,
    )
  }
}

/** The meeting of a MEETING.json. A CommandFault lists all that is wrong with it, a line each. */
export async function readMeetingFile(path: string): Promise<Meeting> {
  const parsed = parseMeeting(parseJson(path, await readText(path)))
  if (parsed.ok) return parsed.meeting
  const lines = parsed.faults.map((fault) => `\n  ${fault}`)
  throw new CommandFault(`${path} does not describe a meeting:${lines.join("")}`)
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
    throw new CommandFault(`${path} is not valid JSON: ${fault.message}`)
  }
}

function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && "code" in fault ? fault.code : null
  if (code === "ENOENT") return "there is no such file"
  if (code === "EISDIR") return "it is a folder"
  if (code === "EACCES") return "you may not read it"
  return fault instanceof Error ? fault.message : String(fault)
}
