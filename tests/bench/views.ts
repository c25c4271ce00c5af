// Line-ups and the matrix of a thousand and of ten thousand statements, and how they grow from one to the other.
import { indexedStatements } from "../../server/indexer/indexer.ts"
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import { parseNote } from "../../shared/notation/notation.ts"
import { indexOf } from "../../shared/reading/reading.ts"
import {
  agreement,
  byTopic,
  cohesion,
  differences,
  feed,
  flow,
  leftOut,
  lineUp,
  lineUpTopics,
  MatrixReader,
  matrix,
  otherCompany,
  shifts,
} from "../../shared/views/views.ts"
import { days, generatedNote } from "./generate.ts"
import { names } from "./live.ts"
import { milliseconds, repeated, report } from "./measure.ts"

const [few, many] = [statementsOf(1000), statementsOf(10_000)]
const [day] = days
const lastDay = days.at(-1) ?? day

const views: Readonly<Record<string, (all: readonly IndexedStatement[]) => unknown>> = {
  "topics with positions": (all) => lineUpTopics(all, names),
  "line-up of one topic, one day": (all) => lineUp(all, { topic: busiest(), day }, names),
  "line-up of one topic, all days": (all) => lineUp(all, { topic: busiest() }, names),
  "line-ups of all topics, one day": (all) => byTopic(all, names, { day }),
  "matrix, one day": (all) => matrix(all, names, { day }),
  "matrix, all days": (all) => matrix(all, names),
  feed: (all) => feed(all),
  differences: (all) => differences(all, names),
  shifts: (all) => shifts(all, names, { to: lastDay }),
  "other company": (all) => otherCompany(all, names, { to: lastDay }),
  agreement: (all) => agreement(all, names, { least: 2 }),
  cohesion: (all) => cohesion(all, names),
  "flow of one topic": (all) => flow(all, names, { topic: busiest() }),
  "left out on the last day": (all) => leftOut(all, names, { day: lastDay }),
}
const topic = lineUpTopics(few, names)[0]?.topic.id

/** The matrix while it is looked at: a reader that knows all, and one statement of a topic more each time. */
function live(all: readonly IndexedStatement[]): (n: number) => unknown {
  const reader = new MatrixReader()
  reader.read(all, names)
  let now = all
  return (n) => {
    const like = all[(n * 37) % all.length]
    if (like === undefined) throw new Error("There is nothing to add to")
    now = [...now, { ...like, id: `more${n}`, order: 1e6 + n }]
    return reader.read(now, names)
  }
}

const [ofFewMore, ofManyMore] = [repeated(40, live(few)), repeated(40, live(many))]
report("matrix, one statement more", {
  ...{ statements: many.length, grown_times: many.length / few.length },
  ...{ ...milliseconds(ofManyMore), ratio: ofManyMore.median / ofFewMore.median },
})

for (const [name, view] of Object.entries(views)) {
  const ofFew = repeated(20, () => view(few))
  const ofMany = repeated(20, () => view(many))
  const growth = ofMany.median / ofFew.median
  const size = { statements: many.length, grown_times: many.length / few.length }
  report(name, { ...size, ...milliseconds(ofMany), ratio: growth })
}

function busiest() {
  if (topic === undefined) throw new Error("The generated notes hold no position")
  return topic
}

/** So many statements of notes of 20 kB, two a day. */
function statementsOf(count: number): readonly IndexedStatement[] {
  const all: IndexedStatement[] = []
  for (let n = 0; all.length < count; n++) {
    const { statements } = indexOf(parseNote(generatedNote(20_000, n).text), names)
    const date = days[Math.floor(n / 2) % days.length] ?? days[0]
    for (const row of indexedStatements(statements, { id: `note${n}`, date })) all.push(row)
  }
  return all.slice(0, count)
}
