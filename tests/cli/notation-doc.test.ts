// Every example of docs/notation.md reads as the page says.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import {
  type ActorId,
  type Intervention,
  type NoteIndex,
  namesOf,
  type Proposal,
  type Quote,
  type Statement,
} from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { meeting } from "../builders/meeting.ts"

const page = readFileSync(join(import.meta.dirname, "../../docs/notation.md"), "utf8")
const examples = [...page.matchAll(/^```note\n(.*?)^```\n```index\n(.*?)^```$/gms)].map(
  ([, note = "", rows = ""]) => ({ note, rows: rows.trimEnd().split("\n") }),
)

const names = namesOf(
  meeting({
    actors: [
      { id: "eu-27", kind: "group", name: "EU-27" },
      { id: "african-group", kind: "group", name: "African Group" },
      { id: "friends-of-children", kind: "group", name: "Friends of Children" },
    ],
    topics: [
      topic("labour", "labour rights", ["full access", "basic only"]),
      topic("status", "regular/irregular", ["no dichotomy", "in between", "strong separation"]),
      topic("climate", "climate change", []),
      topic("finance", "finance", []),
      topic("family", "family unity", []),
    ],
    provisions: [{ id: "objective-13", name: "Objective 13", aliases: ["13"] }],
  }),
)

test("no example of the page is left out", () => {
  expect(examples).toHaveLength(page.split("```note\n").length - 1)
})

test.each(examples)("$note", ({ note, rows }) => {
  const read = rowsOf(indexOf(parseNote(note), names))
  expect(read.length === 0 ? ["nothing"] : read).toEqual(rows)
})

function topic(id: string, name: string, labels: readonly string[]) {
  const positions = labels.map((label) => ({ id: label.replaceAll(" ", "-"), label }))
  return { id, name, positions }
}

function rowsOf(index: NoteIndex): string[] {
  const holding = new Set(index.statements.map(({ speaker }) => speaker))
  return [
    ...index.statements.map(statementRow),
    ...index.interventions
      .filter(({ speaker }) => !holding.has(speaker))
      .map((row) => `${who(row)} spoke`),
    ...index.relations.map((row) => `${name(row.from)} → ${name(row.to)}: ${row.stance}`),
    ...index.memberships.map((row) => `${name(row.group)} has ${name(row.member)}`),
    ...index.proposals.map(proposalRow),
    ...index.quotes.map((row) => `${quoted(row)} said “${row.text}”`),
    ...index.highlights.map((row) => `${row.tags.map((tag) => `[${tag}]`).join(" ")} ${row.text}`),
    ...index.problems.map((row) => `${row.code} ${row.text}`),
  ]
}

function statementRow(row: Statement): string {
  const found = names.topicById(row.topic)
  const label = found?.positions.find(({ id }) => id === row.position)?.label
  const except = row.except.length > 0 ? ` except ${row.except.map(name).join(", ")}` : ""
  const what = [found?.name, label].filter((part) => part !== undefined).join(", ")
  const how = [row.stance, ...(row.unsure ? ["not certain"] : []), row.qualifier]
  const tags = row.tags.map((tag) => ` [${tag}]`).join("")
  const time = row.time === null ? "" : `${row.time} `
  return `${time}${who(row)}${except} → ${what}: ${how.filter((part) => part !== null).join(", ")}${tags}`
}

function who({ speaker, onBehalfOf }: Pick<Intervention, "speaker" | "onBehalfOf">): string {
  return onBehalfOf === null ? name(speaker) : `${name(speaker)} for ${name(onBehalfOf)}`
}

function proposalRow(row: Proposal): string {
  const where = names.provisionById(row.provision)?.name
  if (row.op === "add") return `${who(row)}, ${where}: add “${row.text}”`
  if (row.op === "delete") return `${who(row)}, ${where}: delete “${row.old}”`
  return `${who(row)}, ${where}: replace “${row.old}” by “${row.text}”`
}

function quoted({ speaker, onBehalfOf }: Quote): string {
  return speaker === null ? "somebody" : who({ speaker, onBehalfOf })
}

function name(id: ActorId): string {
  return names.actorById(id)?.name ?? id
}
