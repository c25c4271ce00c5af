// Compares what is detected in texts with a gold annotation of them: `npm run score -- TEXTS GOLD [--show N]`.
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { detectorOf } from "../../shared/detect/detect.ts"
import { namesOf } from "../../shared/meeting/meeting.ts"
import {
  type Counts,
  compareDay,
  type MentionRow,
  type PairRow,
  ratesOf,
  sumOf,
} from "./compare.ts"
import { type ActorRow, meetingOf } from "./gold-meeting.ts"

const { texts, gold, show } = readWords(process.argv.slice(2))
const roster = readJson<ActorRow[]>("roster.json")
const detect = detectorOf(namesOf(meetingOf(roster, readJson("topics.json"))))
const days = readdirSync(gold)
  .flatMap((file) => /^mentions-(.+)\.json$/.exec(file)?.[1] ?? [])
  .filter((day) => existsSync(join(texts, `${day}.txt`)))
  .sort()
if (days.length === 0) fail(`${gold} has no mentions-NAME.json with a NAME.txt in ${texts}.`)

const sums: Counts[][] = [[], []]
for (const day of days) {
  const text = readFileSync(join(texts, `${day}.txt`), "utf8")
  const pairs = existsSync(join(gold, `onbehalf-${day}.json`))
    ? readJson<PairRow[]>(`onbehalf-${day}.json`)
    : []
  const compared = compareDay({
    text,
    found: detect(text),
    mentions: readJson<MentionRow[]>(`mentions-${day}.json`),
    pairs,
    roster,
  })
  print(`${day} actors`, compared.actors)
  print(`${day} on behalf`, compared.pairs)
  sums[0]?.push(compared.actors)
  sums[1]?.push(compared.pairs)
}
print("all actors", sumOf(sums[0] ?? []))
print("all on behalf", sumOf(sums[1] ?? []))

function print(title: string, counts: Counts): void {
  const { precision, recall, f1 } = ratesOf(counts)
  const { right, asked, found } = counts
  const rates = `precision ${precision.toFixed(3)} (${right} of ${found}), recall ${recall.toFixed(3)} (${counts.met} of ${asked})`
  process.stdout.write(`${title.padEnd(18)} F1 ${f1.toFixed(3)}, ${rates}\n`)
  if (title.startsWith("all")) return
  for (const line of counts.missed.slice(0, show)) process.stdout.write(`  missed  ${line}\n`)
  for (const line of counts.wrong.slice(0, show))
    process.stdout.write(`  not in the gold  ${line}\n`)
}

function readWords(words: readonly string[]) {
  const at = words.indexOf("--show")
  const show = at < 0 ? 0 : Number(words[at + 1])
  const [texts, gold, ...more] = at < 0 ? words : words.toSpliced(at, 2)
  if (texts === undefined || gold === undefined || more.length > 0 || !Number.isInteger(show))
    return fail("Use: npm run score -- TEXTS GOLD [--show N], two folders.", 2)
  return { texts, gold, show }
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(join(gold, file), "utf8"))
  } catch (fault) {
    return fail(
      `Cannot read ${join(gold, file)}: ${fault instanceof Error ? fault.message : fault}`,
    )
  }
}

function fail(message: string, code = 1): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}
