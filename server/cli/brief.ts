// `lineup brief`: composes the brief of a day from notes in text form, without a server.
import { writeFile } from "node:fs/promises"
import { basename } from "node:path"
import { defineCommand } from "citty"
import {
  type BriefDay,
  type BriefLanguage,
  briefLanguages,
  composeBrief,
  type DayNote,
} from "../../shared/brief/brief.ts"
import {
  escapeHtml,
  printDocx,
  printHtml,
  printMarkdown,
  printText,
  titleOf,
} from "../../shared/export/export.ts"
import { type MeetingNames, namesOf } from "../../shared/meeting/meeting.ts"
import { type Note, parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { indexedStatements } from "../indexer/indexer.ts"
import { CommandFault, UsageFault } from "./faults.ts"
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
    description:
      "A note of the day in text form; name as many as there are, in the order of the day. One of an earlier day, to tell what changed since, has its day before it: 2018-03-12=NOTE.md",
  },
  meeting: {
    type: "string",
    valueHint: "MEETING.json",
    description: "The meeting they belong to: its actors, topics and provisions",
  },
  date: {
    type: "string",
    valueHint: "YYYY-MM-DD",
    description: "The day: for the heading, and for who is a member of a group",
  },
  format: { type: "string", valueHint: "md|html|docx|txt", description: "What the file is to be" },
  lang: {
    type: "string",
    valueHint: briefLanguages.join("|"),
    description:
      "The language of what is composed (en unless given); in another one positions are listed, and words of the notes stay in theirs",
  },
  output: { type: "string", alias: "o", valueHint: "OUT", description: "The file to write" },
} as const

export const briefCommand = defineCommand({
  meta: { name: "brief", description: "Compose the brief of a day from notes in text form" },
  args: options,
  async run({ args }) {
    refuseUnknownOptions(args, { ...options, o: true })
    const files = args._
    if (files.length === 0) throw new UsageFault("name at least one note")
    const meetingFile = fileNamed("meeting", args.meeting)
    if (args.date === undefined) throw new UsageFault("name the day: --date 2018-03-12")
    const date = dayNamed("date", args.date)
    const print = printerNamed(args.format)
    const language = languageNamed(args.lang)
    const output = fileNamed("output", args.output)

    const names = namesOf(await readMeetingFile(meetingFile))
    const read = await Promise.all(files.map((file) => readDayNote(file, date, names)))
    const notes = read.filter((note) => note.date === date)
    if (notes.length === 0) throw new UsageFault(`name at least one note of ${date}`)
    const brief = composeBrief({ date, notes, ...earlier(read, date) }, names, { language })
    await write(output, await print(brief, language))
  },
})

interface DatedNote extends DayNote {
  readonly date: string
}

async function readDayNote(
  argument: string,
  today: string,
  names: MeetingNames,
): Promise<DatedNote> {
  const [, date = today, file = argument] = /^(\d{4}-\d{2}-\d{2})=(.+)$/.exec(argument) ?? []
  const note = parseNote(await readText(file))
  return { id: file, title: basename(file), room: "", date, note, index: indexOf(note, names) }
}

function earlier(
  notes: readonly DatedNote[],
  today: string,
): Pick<BriefDay, "before" | "spokeBefore"> {
  const before = notes.filter(({ date }) => date < today)
  return {
    before: before.flatMap(({ id, date, index }) =>
      indexedStatements(index.statements, { id, date }),
    ),
    spokeBefore: before.flatMap(({ index }) => index.interventions.map(({ speaker }) => speaker)),
  }
}

function languageNamed(given: string | undefined): BriefLanguage {
  const found = briefLanguages.find((language) => language === (given ?? "en"))
  if (found !== undefined) return found
  throw new UsageFault(
    `there is no language ${JSON.stringify(given)}; there are ${briefLanguages.join(", ")}`,
  )
}

type Printer = (note: Note, language: BriefLanguage) => string | Promise<Uint8Array>

const printers: Readonly<Record<string, Printer>> = {
  md: printMarkdown,
  txt: printText,
  html: printPage,
  docx: (note) => printDocx(note, { title: titleOf(note) }),
}

function printerNamed(format: string | undefined): Printer {
  const names = Object.keys(printers).join(", ")
  if (format === undefined) throw new UsageFault(`name the format: --format ${names}`)
  if (format === "pdf") {
    throw new CommandFault("PDF is not available yet; write docx or html and print it from there")
  }
  const printer = Object.hasOwn(printers, format) ? printers[format] : undefined
  if (printer === undefined) {
    throw new UsageFault(`there is no format ${JSON.stringify(format)}; there are ${names}`)
  }
  return printer
}

/** A file of its own: its few looks stand inside it. */
function printPage(note: Note, language: BriefLanguage): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleOf(note))}</title>
<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 Georgia, serif; }
h1, h2, h3 { line-height: 1.25; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th { text-align: start; border-block-end: 2px solid; }
th, td { vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; }
td { border-block-end: 1px solid #bbb; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid #5d4f7c; }
</style>
</head>
<body>
${printHtml(note)}
</body>
</html>
`
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content).catch((fault: unknown) => {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new CommandFault(`cannot write ${path}: ${why}`)
  })
}
