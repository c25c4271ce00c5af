// `lineup index`: reads notes in text form and prints their index.
import { defineCommand } from "citty"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { UsageFault } from "./faults.ts"
import { accountOf } from "./index-account.ts"
import {
  dayNamed,
  fileNamed,
  readMeetingFile,
  readText,
  refuseUnknownOptions,
} from "./note-files.ts"

const options = {
  file: {
    type: "positional",
    required: false,
    description: "A note in text form; name as many as you like",
  },
  meeting: {
    type: "string",
    valueHint: "MEETING.json",
    description: "The meeting they belong to: its actors, topics and provisions",
  },
  date: { type: "string", valueHint: "YYYY-MM-DD", description: "The day of the notes" },
  json: { type: "boolean", description: "One JSON object: each file's index under its path" },
} as const

export const indexCommand = defineCommand({
  meta: { name: "index", description: "Read notes in text form and print their index" },
  args: options,
  async run({ args }) {
    refuseUnknownOptions(args, options)
    const files = args._
    if (files.length === 0) throw new UsageFault("name at least one note")
    const meetingFile = fileNamed("meeting", args.meeting)
    const date = args.date === undefined ? null : dayNamed("date", args.date)

    const meeting = await readMeetingFile(meetingFile)
    const names = namesOf(meeting)
    const indexes = await Promise.all(
      files.map(async (file) => [file, indexOf(parseNote(await readText(file)), names)] as const),
    )
    const printed = args.json
      ? JSON.stringify(Object.fromEntries(indexes), null, 2)
      : indexes.map(([file, index]) => accountOf({ file, date, index, names })).join("\n\n")
    process.stdout.write(`${printed}\n`)
  },
})
