// `lineup detect`: finds actors, on-behalf pairs and topics in plain text, without a server.
import { buffer } from "node:stream/consumers"
import { defineCommand } from "citty"
import { type Detected, detect } from "../../shared/detect/detect.ts"
import { type MeetingNames, namesOf, parseMeeting } from "../../shared/meeting/meeting.ts"
import { UsageFault } from "./faults.ts"
import { fileNamed, readMeetingFile, readText, refuseUnknownOptions, textOf } from "./note-files.ts"

const options = {
  file: {
    type: "positional",
    required: false,
    description: "A text without chips; - reads standard input",
  },
  meeting: {
    type: "string",
    valueHint: "MEETING.json",
    description: "The meeting it is about; without it, the built-in roster alone and no topics",
  },
  json: {
    type: "boolean",
    description: "One JSON object: actors, onBehalfOf and topics, offsets in UTF-16 units",
  },
} as const

export const detectCommand = defineCommand({
  meta: { name: "detect", description: "Find actors, on-behalf pairs and topics in plain text" },
  args: options,
  async run({ args }) {
    refuseUnknownOptions(args, options)
    const [file, ...more] = args._
    if (file === undefined) throw new UsageFault("name a text, or - for standard input")
    if (more.length > 0) throw new UsageFault("name one text at a time")
    const names =
      args.meeting === undefined
        ? namesOf(builtInAlone())
        : namesOf(await readMeetingFile(fileNamed("meeting", args.meeting)))
    const text =
      file === "-" ? textOf(await buffer(process.stdin), "standard input") : await readText(file)
    const found = detect(text, names)
    process.stdout.write(
      `${args.json ? JSON.stringify(found, null, 2) : accountOf(text, found, names)}\n`,
    )
  },
})

function builtInAlone() {
  const parsed = parseMeeting({ id: "built-in", name: "Built-in roster", days: [] })
  if (!parsed.ok) throw new Error(parsed.faults.join("; "))
  return parsed.meeting
}

/** A line for each find, by its line and column in the text. */
function accountOf(text: string, { actors, onBehalfOf, topics }: Detected, names: MeetingNames) {
  const placeOf = placesIn(text)
  const actorName = (id: (typeof actors)[number]["actor"]) => names.actorById(id)?.name ?? id
  const sections = [
    section(
      "Actors",
      actors.map(
        ({ start, text, actor, unsure }) =>
          `${placeOf(start)} ${text} = ${actorName(actor)} [${actor}]${unsure ? " (unsure)" : ""}`,
      ),
    ),
    section(
      "On behalf of",
      onBehalfOf.map(
        ({ start, speaker, group }) =>
          `${placeOf(start)} ${actorName(speaker)} for ${actorName(group)} [${speaker} for ${group}]`,
      ),
    ),
    section(
      "Topics",
      topics.map(
        ({ start, text, topic }) =>
          `${placeOf(start)} ${text} = ${names.topicById(topic)?.name ?? topic} [${topic}]`,
      ),
    ),
  ]
  return sections.join("\n\n")
}

const section = (title: string, lines: readonly string[]) =>
  [`${title}: ${lines.length === 0 ? "none" : lines.length}`, ...lines.map((it) => `  ${it}`)].join(
    "\n",
  )

/** Gives places of rising offsets as `line:column`, both from 1. */
function placesIn(text: string): (offset: number) => string {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return `${low + 1}:${offset - (starts[low] ?? 0) + 1}`
  }
}
