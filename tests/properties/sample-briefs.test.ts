// The briefs of the four sample days, read back: all that an expert found in these days is there, and nothing else.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readSample } from "../../seeds/load.ts"
import { indexedStatements } from "../../server/indexer/indexer.ts"
import { composeBrief, type DayNote, parseSource } from "../../shared/brief/brief.ts"
import { detectorOf } from "../../shared/detect/detect.ts"
import { printMarkdown } from "../../shared/export/export.ts"
import {
  type ActorId,
  namesOf,
  type ProvisionId,
  type TopicId,
} from "../../shared/meeting/meeting.ts"
import { type Block, blocksOf, type Note, type Table } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { sections } from "../builders/brief.ts"

/** What the brief of a day has to hold; actors, topics, positions and provisions by their ids. */
interface Expected {
  readonly date: string
  /** Characters of the brief that observers wrote of this day. */
  readonly seedLength: number
  /** "topic position" to its holders. */
  readonly held: Readonly<Record<string, string>>
  readonly lineUps: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** In order of presentation. */
  readonly groups: readonly string[]
  /** "provision holder" */
  readonly proposals: readonly string[]
  readonly quotes: readonly (readonly [string, string])[]
  /** "holder topic" */
  readonly hedges: readonly string[]
  /** Words for what was not heard, in the sections that say so. */
  readonly silences: readonly string[]
  readonly firsts: readonly string[]
  readonly next: readonly string[]
  readonly ours: readonly string[]
}

const root = join(import.meta.dirname, "../..")
const { meeting, notes } = readSample(join(root, "seeds"))
const names = namesOf(meeting)
const detect = detectorOf(names)
const dayNotes = notes.map(({ day, title, note }, n) => ({
  ...{ date: day.date, id: `day${n + 1}`, title, room: "", note, index: indexOf(note, names) },
}))

describe.each(["day1", "day2", "day3", "day4"])("the brief of %s", (id) => {
  const expected: Expected = JSON.parse(readFileSync(join(root, `tests/briefs/${id}.json`), "utf8"))
  const today = noteOf(id)
  const brief = briefOf(id)
  const text = printMarkdown(brief)
  const parts = sections(text)
  const told = toldBlocks(brief)

  test("is what was agreed on, and at most half as long again as the one that observers wrote", () => {
    expect(text).toBe(readFileSync(join(root, `tests/briefs/${id}.md`), "utf8"))
    expect(text.length).toBeLessThan(1.5 * expected.seedLength)
  })

  test("has its key points first", () => {
    expect(Object.keys(parts)[0]).toBe("Key points")
  })

  test("tells each position with who holds it", () => {
    const missing = Object.entries(expected.held).flatMap(([place, holders]) => {
      const [topic, position] = place.split(" ")
      return holders
        .split(" ")
        .filter((holder) => {
          const rows = today.index.statements.filter(
            (row) =>
              row.holder === holder && row.topic === topic && (row.position ?? "-") === position,
          )
          return !rows.some((row) =>
            told.some(({ at, text: words }) => at(row.block, row.sentence) && isNamed(row, words)),
          )
        })
        .map((holder) => `${holder} ${place}`)
    })
    expect(missing).toEqual([])
  })

  test("leaves out no statement of the index", () => {
    const missing = today.index.statements.filter(
      (row) => !told.some(({ at }) => at(row.block, row.sentence)),
    )
    expect(missing).toEqual([])
  })

  test("has every line-up, each column with its holders", () => {
    for (const [topic, columns] of Object.entries(expected.lineUps)) {
      const table = tableOf(brief, topic)
      for (const [position, holders] of Object.entries(columns)) {
        const label = names
          .topicById(topic as TopicId)
          ?.positions.find(({ id: it }) => it === position)
        const cell = columnOf(table, label?.label ?? "").split("Against:")[0] ?? ""
        for (const holder of holders.split(" "))
          expect(cell.toLowerCase()).toContain(nameOf(holder).toLowerCase())
      }
    }
  })

  test("has the groups in order of presentation", () => {
    const spoken = parts["What groups said, in order of presentation"] ?? ""
    const heads = [...spoken.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name]) => name)
    expect(heads).toEqual(expected.groups.map(nameOf))
  })

  test("has the proposals by provision, word for word", () => {
    const lines = (parts["Proposals on the text"] ?? "").split("\n").filter((line) => line !== "")
    expect(lines).toHaveLength(expected.proposals.length)
    for (const [n, proposal] of expected.proposals.entries()) {
      const [provision = "", holder = ""] = proposal.split(" ")
      const line = lines.find(
        (one) => one.toLowerCase().includes(provisionOf(provision)) && one.includes(nameOf(holder)),
      )
      expect(line, `${proposal} (${n})`).toBeDefined()
    }
    for (const { text: added, old } of today.index.proposals) {
      for (const words of [added, old]) if (words !== null) expect(text).toContain(`“${words}”`)
    }
  })

  test("has every quotation with its speaker", () => {
    for (const [speaker, words] of expected.quotes) {
      const found = told.filter((block) => block.text.includes(words))
      expect(
        found.some((block) => block.text.toLowerCase().includes(nameOf(speaker).toLowerCase())),
        words,
      ).toBe(true)
    }
  })

  test("marks what was not certain", () => {
    for (const hedge of expected.hedges) {
      const [holder, topic] = hedge.split(" ")
      const rows = today.index.statements.filter(
        (row) => row.holder === holder && row.topic === topic,
      )
      const found = told.filter(({ at }) => rows.some((row) => at(row.block, row.sentence)))
      expect(
        found.some((block) => /unsure|to be verified|seem/i.test(block.text)),
        hedge,
      ).toBe(true)
    }
  })

  test("says what was not heard, who is new, what comes next, and keeps our view apart", () => {
    const silent = `${parts["Not heard"]} ${parts["Our view"]}`
    for (const words of expected.silences) expect(silent).toContain(words)
    for (const actor of expected.firsts)
      expect(parts["Heard for the first time"]).toContain(nameOf(actor))
    for (const words of expected.next) expect(parts["Next steps"]).toContain(words)
    for (const words of expected.ours) expect(parts["Our view"]).toContain(words)
    const ours = today.index.highlights.filter(({ tags }) => tags.includes("ours"))
    for (const { block } of ours) {
      const blocks = told.filter(({ at }) => at(block, null))
      expect(blocks.map(({ piece }) => piece.split(":")[0])).toEqual(["ours"])
    }
  })

  test("names nobody whom its sources do not name", () => {
    for (const block of told) {
      const known = new Set(block.from.flatMap((place) => actorsAt(place.note, place.block)))
      const strange = detect(block.own.replace(/“[^”]*”/g, "“”")).actors.filter(
        ({ actor, unsure }) => !unsure && !known.has(actor),
      )
      expect(strange.map(({ text: name }) => `${name} in ${block.own}`)).toEqual([])
    }
  })

  test("rests on places that there are, and says no sentence twice", () => {
    for (const { from } of told) {
      for (const { note, block } of from) expect(blockOf(note, block)).toBeDefined()
    }
    const said = told
      .flatMap(({ own }) => own.split(/(?<=[.!?][”"’]?)\s+/))
      .filter((one) => one.split(" ").length > 4)
    expect(said.filter((one, n) => said.indexOf(one) !== n)).toEqual([])
  })
})

interface ToldBlock {
  readonly piece: string
  readonly own: string
  /** With the line above that a nested item belongs to. */
  readonly text: string
  readonly from: readonly {
    readonly note: string
    readonly block: string
    readonly sentence: number | null
  }[]
  /** Whether a sentence of today's note, or (null) its whole block, is a source of it. */
  readonly at: (block: string, sentence: number | null) => boolean
}

/** All that is composed of places in the notes. */
function toldBlocks(brief: Note): readonly ToldBlock[] {
  let head = ""
  return blocksOf(brief).flatMap((block) => {
    const source = parseSource(block.source)
    const own = textOf(block)
    if (block.depth === 0) head = own
    if (source === null || source.from.length === 0) return []
    const at = (id: string, sentence: number | null) =>
      source.from.some(
        (one) =>
          one.block === id &&
          (one.sentence === null || sentence === null || one.sentence === sentence),
      )
    const text = block.depth === 0 ? own : `${head}\n${own}`
    return [{ piece: source.piece, own, text, from: source.from, at }]
  })
}

function briefOf(id: string): Note {
  const { date } = noteOf(id)
  const before = dayNotes.filter((one) => one.date < date)
  return composeBrief(
    {
      date,
      notes: [noteOf(id)],
      before: before.flatMap((one) => indexedStatements(one.index.statements, one)),
      spokeBefore: before.flatMap(({ index }) => index.interventions.map(({ speaker }) => speaker)),
    },
    names,
  )
}

function noteOf(id: string): DayNote & { readonly date: string } {
  const found = dayNotes.find((one) => one.id === id)
  if (found === undefined) throw new Error(`the sample has no ${id}`)
  return found
}

function isNamed(
  { holder, speaker }: { readonly holder: ActorId; readonly speaker: ActorId },
  text: string,
): boolean {
  const words = text.toLowerCase()
  return [holder, speaker].some((id) => words.includes(nameOf(id).toLowerCase()))
}

function nameOf(id: string): string {
  return names.actorById(id as ActorId)?.name ?? id
}

function provisionOf(id: string): string {
  return (names.provisionById(id as ProvisionId)?.name ?? id).toLowerCase()
}

function tableOf({ items }: Note, topic: string): Table | undefined {
  const at = items.findIndex(
    (item) => item.kind === "heading" && parseSource(item.source)?.piece === `line-up:${topic}`,
  )
  const next = items[at + 1]
  return next?.kind === "table" ? next : undefined
}

function columnOf(table: Table | undefined, label: string): string {
  const [header = [], row = []] = table?.rows ?? []
  const at = header.findIndex(
    ({ blocks }) => blocks.map(textOf).join("").toLowerCase() === label.toLowerCase(),
  )
  return row[at]?.blocks.map(textOf).join("\n") ?? ""
}

function blockOf(note: string, id: string): Block | undefined {
  return blocksOf(noteOf(note).note).find((block) => block.id === id)
}

/** Whom a place in a note names: its chips, its plain words, and what the index read there. */
function actorsAt(note: string, block: string): readonly ActorId[] {
  const { index } = noteOf(note)
  const chips = blockOf(note, block)?.inlines ?? []
  const rows = index.statements.filter((row) => row.block === block)
  return [
    ...chips.flatMap((inline) => {
      if (inline.kind === "text") return detect(inline.text).actors.map(({ actor }) => actor)
      const found = inline.chip.kind === "actor" ? names.actor(inline.chip.name) : null
      return found?.found === "one" ? [found.value.id] : []
    }),
    ...rows.flatMap((row) => [row.holder, row.speaker, ...row.except]),
    ...index.memberships
      .filter((row) => rows.some(({ holder }) => holder === row.group))
      .map(({ member }) => member),
  ]
}

function textOf(block: Block): string {
  return block.inlines.map(({ text }) => text).join("")
}
