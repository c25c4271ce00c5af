// Notes and what the index must read in them: the project's own cases, and those in CONFORMANCE_DIR if it is set.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { type MeetingNames, namesOf, parseMeeting } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { differences, type Expected } from "./compare.ts"

interface Case {
  readonly id: string
  readonly title: string
  /** The note in text form. */
  readonly note: string
  readonly expect: Expected
}

const elsewhere = process.env.CONFORMANCE_DIR
const folders = [
  ["the project's cases", import.meta.dirname],
  ...(elsewhere ? [["the cases in CONFORMANCE_DIR", elsewhere] as const] : []),
] as const

describe.each(folders)("%s", (_, folder) => {
  const names = meetingNamesIn(folder)
  const cases = json(folder, "cases.json") as readonly Case[]

  test.each(cases.map((it) => [`${it.id} ${it.title}`, it] as const))("%s", (_, it) => {
    expect(differences(it.expect, indexOf(parseNote(it.note), names))).toEqual([])
  })
})

function meetingNamesIn(folder: string): MeetingNames {
  const parsed = parseMeeting(json(folder, "meeting.json"))
  if (!parsed.ok) throw new Error(`${folder}/meeting.json: ${parsed.faults.join("; ")}`)
  return namesOf(parsed.meeting)
}

function json(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), "utf8"))
}
