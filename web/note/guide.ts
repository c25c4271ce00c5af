// The examples beside a note that is still empty: real notation, read by the real rules, in a meeting made for it.
import { type Meeting, namesOf, parseMeeting } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { placedBlocks, readNoteIndex } from "../../shared/reading/reading.ts"
import { drawnBlocks } from "../editor/drawn.ts"
import { words } from "../ui/words.ts"
import { entryOf, type MarginLine } from "./margin.ts"

export interface Example {
  /** The line as the editor draws it. */
  readonly drawn: HTMLElement
  /** How to type it; words between stars and backticks stand out. */
  readonly how: string
  readonly lines: readonly MarginLine[]
}

const lines = [
  "@Switzerland #review=assembly",
  "@Austria for @EU-27 on #[forced return](+)",
  "@Türkiye(?) #labour §Preamble",
  "[ours] Ask for #gender in every section.",
]

/** Drawn once for each showing: the elements belong to who shows them. */
export function examples(): readonly Example[] {
  const note = parseNote(lines.join("\n\n"))
  const names = namesOf(meeting())
  const blocks = placedBlocks(note)
  const { blocks: readings } = readNoteIndex(note, names)
  const drawn = drawnBlocks(note, names)
  return readings.flatMap((reading, n) => {
    const [placed, element] = [blocks[n], drawn[n]]
    if (placed === undefined || element === undefined) return []
    const { lines = [] } = entryOf(placed.block, reading, names) ?? {}
    return [{ drawn: element, how: words.guide.how[n] ?? "", lines }]
  })
}

function meeting(): Meeting {
  const topic = (id: string, name: string) => ({ id, name, aliases: [] })
  const parsed = parseMeeting({
    id: "examples",
    name: "Examples",
    days: [],
    actors: [{ id: "eu-27", kind: "group", name: "EU-27", aliases: [], badge: "EU" }],
    topics: [
      {
        ...topic("review", "review"),
        positions: [{ id: "assembly", label: "in the General Assembly" }],
      },
      topic("forced-return", "forced return"),
      topic("labour", "labour"),
      topic("gender", "gender"),
    ],
    provisions: [{ id: "preamble", name: "Preamble", aliases: [] }],
  })
  if (!parsed.ok) throw new Error(parsed.faults.join("; "))
  return parsed.meeting
}
