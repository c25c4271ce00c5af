// Composing the brief of a day of 250 to 4,000 statements, alone and at the end of thirty days of 20,000.
import { indexedStatements } from "../../server/indexer/indexer.ts"
import { type BriefDay, composeBrief, type DayNote } from "../../shared/brief/brief.ts"
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import { generatedNote } from "./generate.ts"
import { names } from "./live.ts"
import { milliseconds, repeated, report } from "./measure.ts"

const date = "2027-04-06"
const [small, day, large] = [dayOf(500), dayOf(2000), dayOf(4000)]
const before = Array.from({ length: 29 }, (_, n) => earlier(n)).flat()

for (const voice of ["prose", "list"] as const) {
  const compose = (notes: readonly DayNote[], earlierDays: readonly IndexedStatement[] = []) => {
    const given: BriefDay = { date, notes, before: earlierDays }
    return () => composeBrief(given, names, { voice })
  }
  const [ofSmall, ofDay, ofLarge] = [small, day, large].map((notes) =>
    repeated(10, compose(notes)),
  ) as [ReturnType<typeof repeated>, ReturnType<typeof repeated>, ReturnType<typeof repeated>]
  report(`brief of a day, ${voice}`, {
    ...{ statements: statementsIn(day), ...milliseconds(ofDay) },
    ...{ "ratio of 4 times": ofDay.median / ofSmall.median },
    ...{ "ratio of 2 times": ofLarge.median / ofDay.median },
  })
  const ofLast = repeated(5, compose(small, before))
  report(`brief of the last of thirty days, ${voice}`, {
    ...{ statements: before.length + statementsIn(small), ...milliseconds(ofLast) },
  })
}

/** Notes of 20 kB until they hold so many statements. */
function dayOf(count: number): readonly DayNote[] {
  const notes: DayNote[] = []
  for (let n = 0; statementsIn(notes) < count; n++) {
    const note = parseNote(generatedNote(20_000, n).text)
    notes.push({ id: `note${n}`, title: "Plenary", room: "", note, index: indexOf(note, names) })
  }
  return notes
}

/** Some 670 statements of one of the days before. */
function earlier(n: number): readonly IndexedStatement[] {
  const on = new Date(Date.UTC(2027, 2, 8 + n)).toISOString().slice(0, 10)
  const rows: IndexedStatement[] = []
  for (let m = 0; rows.length < 670; m++) {
    const { statements } = indexOf(parseNote(generatedNote(20_000, 1000 + n * 40 + m).text), names)
    rows.push(...indexedStatements(statements, { id: `note${n}-${m}`, date: on }))
  }
  return rows
}

function statementsIn(notes: readonly DayNote[]): number {
  return notes.reduce((sum, { index }) => sum + index.statements.length, 0)
}
