// The sample meeting as it stands in the files of this folder: a meeting and one note for each of its days.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type Day, type Meeting, parseMeeting } from "../shared/meeting/meeting.ts"
import { type Note, parseNote } from "../shared/notation/notation.ts"

export interface SampleMeeting {
  readonly meeting: Meeting
  /** day1.md belongs to the first day, and so on. */
  readonly notes: readonly { readonly day: Day; readonly title: string; readonly note: Note }[]
}

/** Reads `meeting.json` and `day1.md`, `day2.md`, … of a folder. Throws, naming the file, when one does not fit. */
export function readSample(folder: string): SampleMeeting {
  const file = join(folder, "meeting.json")
  const parsed = parseMeeting(JSON.parse(readFileSync(file, "utf8")))
  if (!parsed.ok) throw new Error(`${file} is no meeting:\n${parsed.faults.join("\n")}`)
  const { meeting } = parsed
  const notes = meeting.days.map((day, i) => ({
    day,
    title: "Plenary",
    note: parseNote(readFileSync(join(folder, `day${i + 1}.md`), "utf8")),
  }))
  return { meeting, notes }
}
