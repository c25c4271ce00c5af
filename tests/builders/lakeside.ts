// The meeting of the conformance cases, and its notes read into lines short enough for a table of cases.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import {
  type MeetingNames,
  type NoteIndex,
  namesOf,
  parseMeeting,
  type Statement,
} from "../../shared/meeting/meeting.ts"
import { blocksOf, parseNote } from "../../shared/notation/notation.ts"
import { indexOf, readNoteIndex } from "../../shared/reading/reading.ts"

const file = join(import.meta.dirname, "../conformance/meeting.json")

export const lakeside: MeetingNames = lakesideWith({})

/** The same meeting with other fields, such as connectors of its own. */
export function lakesideWith(fields: Readonly<Record<string, unknown>>): MeetingNames {
  const parsed = parseMeeting({ ...JSON.parse(readFileSync(file, "utf8")), ...fields })
  if (!parsed.ok) throw new Error(parsed.faults.join("; "))
  return namesOf(parsed.meeting)
}

/** The index of a note in text form. */
export function indexed(text: string, names = lakeside): NoteIndex {
  return indexOf(parseNote(text), names)
}

/** The sentences of each block, as typed. */
export function sentences(text: string): string[][] {
  const note = parseNote(text)
  const words = blocksOf(note).map((block) => block.inlines.map((run) => run.text).join(""))
  return readNoteIndex(note, lakeside).blocks.map((block, n) =>
    block.sentences.map(({ start, end }) => (words[n] ?? "").slice(start, end)),
  )
}

const signs = { supports: " +", opposes: " -", mixed: " ~", unclear: " ?", addresses: "" } as const

/** `AUT for eu except HUN: labour=full-access + (for now) unsure`. */
export function statements(text: string, names = lakeside): string[] {
  return indexed(text, names).statements.map(statementLine)
}

/** Each statement with the way it was read and its place: `BRA: labour + | lead b2.0`. */
export function placed(text: string): string[] {
  return indexed(text).statements.map(
    (row) => `${statementLine(row)} | ${row.via} ${row.block}.${row.sentence}`,
  )
}

/** Each statement with its provisions: `BRA: labour + | objective-13 objective-6`. */
export function provisions(text: string): string[] {
  return indexed(text).statements.map((row) =>
    `${statementLine(row)} | ${row.provisions.join(" ")}`.trim(),
  )
}

/** `AUT for eu-27 b1`, in their order. */
export function interventions(text: string): string[] {
  return indexed(text).interventions.map(
    (row) => `${who(row)} ${row.block}${row.unsure ? " unsure" : ""}`,
  )
}

/** `AUT for eu-27 on objective-13: +new`, `-old`, `-old +new`. */
export function proposals(text: string): string[] {
  return indexed(text).proposals.map((row) => {
    const words = [row.old === null ? "" : `-${row.old}`, row.text === null ? "" : `+${row.text}`]
    return `${who(row)} on ${row.provision}: ${words.join(" ").trim()}`
  })
}

/** `BRA > JPN -`. */
export function relations(text: string): string[] {
  return indexed(text).relations.map((row) => `${row.from} > ${row.to}${signs[row.stance]}`)
}

/** `friends-of-children: BGR`. */
export function memberships(text: string): string[] {
  return indexed(text).memberships.map((row) => `${row.group}: ${row.member}`)
}

/** `b1.0 BRA: words`, `b1.0 nobody: words`. */
export function quotes(text: string): string[] {
  return indexed(text).quotes.map(({ speaker, onBehalfOf, ...row }) => {
    const owner = speaker === null ? "nobody" : who({ speaker, onBehalfOf })
    return `${row.block}.${row.sentence} ${owner}: ${row.text}`
  })
}

/** `b1 key check: words`. */
export function highlights(text: string): string[] {
  return indexed(text).highlights.map((row) => `${row.block} ${row.tags.join(" ")}: ${row.text}`)
}

/** `b1 unknown-actor @Atlantisia`. */
export function problems(text: string): string[] {
  return indexed(text).problems.map((row) => `${row.block} ${row.code} ${row.text}`)
}

function statementLine(row: Statement): string {
  const except = row.except.length === 0 ? "" : ` except ${row.except.join(" ")}`
  const what = row.position === null ? row.topic : `${row.topic}=${row.position}`
  const qualifier = row.qualifier === null ? "" : ` (${row.qualifier})`
  const doubt = row.unsure ? " unsure" : ""
  return `${who(row)}${except}: ${what}${signs[row.stance]}${qualifier}${doubt}`
}

function who(row: { readonly speaker: string; readonly onBehalfOf: string | null }): string {
  return row.onBehalfOf === null ? row.speaker : `${row.speaker} for ${row.onBehalfOf}`
}
