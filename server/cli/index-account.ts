// A note's index told in lines for a person: who holds what on each topic, what is proposed, what is unclear.
import type {
  ActorId,
  MeetingNames,
  NoteIndex,
  Problem,
  ProblemCode,
  Proposal,
  Statement,
  TopicId,
} from "../../shared/meeting/meeting.ts"
import { groupBy } from "../../shared/support/group-by.ts"

export interface IndexedFile {
  readonly file: string
  /** The day of the note, if it was given. */
  readonly date: string | null
  readonly index: NoteIndex
  readonly names: MeetingNames
}

/** The account of one note, without a line break at its end. */
export function accountOf({ file, date, index, names }: IndexedFile): string {
  const day = names.meeting.days.find((it) => it.date === date)
  const head = [file, date, day?.title].filter((part) => part != null).join(", ")
  const topics = groupBy(index.statements, ({ topic }) => topic)
  const silent = speakersWithoutPosition(index)
  return [
    `${head}: ${count(index.statements.length, "statement")}, ${count(index.problems.length, "problem")}`,
    ...[...topics].map(([topic, rows]) =>
      section(topicName(topic, names), rows, (row) => statementLine(row, names)),
    ),
    section("Spoke without a position", silent, (speaker) => actorName(speaker, names)),
    section("Proposals", index.proposals, (row) => proposalLine(row, names)),
    section("Problems", index.problems, problemLine),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
}

function section<T>(title: string, rows: readonly T[], lineOf: (row: T) => string): string {
  return rows.length === 0 ? "" : [title, ...rows.map((row) => `  ${lineOf(row)}`)].join("\n")
}

function statementLine(row: Statement, names: MeetingNames): string {
  const position = row.position === null ? [] : [positionName(row, names)]
  const stance = row.unsure ? `${row.stance}, not certain` : row.stance
  const qualifier = row.qualifier === null ? [] : [row.qualifier]
  const place = [row.block, row.time, ...row.tags.map((tag) => `[${tag}]`)].filter(
    (it) => it !== null,
  )
  return [
    `${holderName(row, names)}: ${[...position, stance, ...qualifier].join(", ")}  (${place.join(" ")})`,
    `    ${row.text}`,
  ].join("\n")
}

/** "EU-27 except Hungary, by Austria"; the speaker is named only where it is not the holder. */
function holderName({ holder, speaker, except }: Statement, names: MeetingNames): string {
  const without = except.map((id) => actorName(id, names))
  const holds = [actorName(holder, names), ...(without.length ? [without.join(", ")] : [])].join(
    " except ",
  )
  return holder === speaker ? holds : `${holds}, by ${actorName(speaker, names)}`
}

function proposalLine(row: Proposal, names: MeetingNames): string {
  const who = actorName(row.onBehalfOf ?? row.speaker, names)
  const where = names.provisionById(row.provision)?.name ?? row.provision
  return `${who}, ${where}: ${editWords(row)}  (${row.block})`
}

function editWords({ op, text, old }: Proposal): string {
  const quoted = (words: string | null) => `“${words ?? ""}”`
  if (op === "add") return `add ${quoted(text)}`
  if (op === "delete") return `delete ${quoted(old)}`
  return `replace ${quoted(old)} by ${quoted(text)}`
}

const advice: Readonly<Record<ProblemCode, string>> = {
  "unknown-actor": "nobody of that name is in the roster; mend the spelling or add the actor",
  "unknown-topic": "the meeting has no such topic; mend the spelling or add the topic",
  "unknown-position": "the topic has no such position; mend the spelling or add the position",
  "unknown-provision": "the meeting has no such provision; mend the spelling or add the provision",
  "ambiguous-actor": "several actors have that name; write the one that is meant",
  "doubled-text": "stands twice, since two people split or moved it at once; delete one of the two",
  "too-many-rows": "names so many actors and positions that some rows were left out; split it",
  "position-without-actor": "nobody holds it; name the actor in its paragraph, lead or heading",
}

function problemLine({ block, code, text }: Problem): string {
  return `${text}  (${block}) ${advice[code]}`
}

function speakersWithoutPosition(index: NoteIndex): readonly ActorId[] {
  const holding = new Set(index.statements.map(({ speaker }) => speaker))
  const speakers = new Set(index.interventions.map(({ speaker }) => speaker))
  return [...speakers].filter((speaker) => !holding.has(speaker))
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`
}

function actorName(id: ActorId, names: MeetingNames): string {
  return names.actorById(id)?.name ?? id
}

function topicName(id: TopicId, names: MeetingNames): string {
  return names.topicById(id)?.name ?? id
}

function positionName({ topic, position }: Statement, names: MeetingNames): string {
  const known = names.topicById(topic)?.positions.find(({ id }) => id === position)
  return known?.label ?? position ?? ""
}
