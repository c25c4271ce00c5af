// The reading of a note: whole, by the keystroke, and how both grow with the note.
import { parseNote } from "../../shared/notation/notation.ts"
import { readNoteIndex } from "../../shared/reading/reading.ts"
import { generatedNote } from "./generate.ts"
import { LiveBench, names } from "./live.ts"
import {
  microseconds,
  milliseconds,
  repeated,
  report,
  type Spread,
  spread,
  timed,
} from "./measure.ts"

const sizes = [6, 60, 600] as const
/** The note that the promises are about. */
const usual = 60
const keystrokes = 3000

for (const kilobytes of sizes) {
  const { text, chips } = generatedNote(kilobytes * 1000, kilobytes)
  const bench = new LiveBench(text)
  const size = { kB: kilobytes, chips, blocks: bench.blocks }
  if (kilobytes === usual) {
    const fromText = repeated(40, () => readNoteIndex(parseNote(text), names).index)
    report("whole reading from text", { ...size, ...milliseconds(fromText) })
  }
  const { whole, yjs, reading } = typed(bench)
  report("whole reading", { ...size, ...milliseconds(whole) })
  report("keystroke", { ...size, ...microseconds(reading), ...against(whole, reading) })
  report("keystroke, Yjs alone", { ...size, ...microseconds(yjs) })
  report("scope pass, nothing changed", {
    ...size,
    ...microseconds(repeated(1000, () => bench.read())),
  })
  if (kilobytes !== usual) continue
  const others = {
    "keystroke in a heading or lead": () => bench.typingAbove(),
    "last key of a chip": () => bench.chip(),
    "heading level": () => bench.headingLevel(),
    "split of a block": () => bench.split(),
  }
  for (const [name, change] of Object.entries(others)) {
    const { reading } = edited(bench, 300, change)
    report(name, { ...size, ...microseconds(reading), ...against(whole, reading) })
  }
}

/** Keystrokes, and a whole reading now and then between them, so that both meet the same machine. */
function typed(bench: LiveBench): { whole: Spread; yjs: Spread; reading: Spread } {
  const readings: number[] = []
  const rounds = 20
  const all = Array.from({ length: rounds + 2 }, () => {
    readings.push(timed(() => bench.readWhole()))
    return edited(bench, keystrokes / rounds, () => bench.typing())
  }).slice(2)
  return {
    whole: spread(readings.slice(2)),
    yjs: spread(all.flatMap(({ yjsTimes }) => yjsTimes)),
    reading: spread(all.flatMap(({ readingTimes }) => readingTimes)),
  }
}

/** The time of the transaction, with what the live note observes of it, and of the reading after it. */
function edited(bench: LiveBench, runs: number, change: () => () => void) {
  const yjsTimes: number[] = []
  const readingTimes: number[] = []
  for (let n = 0; n < runs; n++) {
    const edit = change()
    yjsTimes.push(timed(() => bench.transact(edit)))
    readingTimes.push(timed(() => bench.read()))
  }
  return { yjsTimes, readingTimes, reading: spread(readingTimes) }
}

function against(whole: Spread, part: Spread) {
  return { whole_ms: whole.median, ratio: whole.median / part.median }
}
