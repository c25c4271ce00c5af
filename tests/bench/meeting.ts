// A meeting of two hundred notes that is read anew when a name of it changes.

import { namesOf } from "../../shared/meeting/meeting.ts"
import { readNote } from "../../shared/note/note.ts"
import { readNoteIndex } from "../../shared/reading/reading.ts"
import type { EntryAnswer, MeetingEvent } from "../../shared/wire/wire.ts"
import { openStage, type Stage } from "../journeys/stage.ts"
import { Client } from "./client.ts"
import { days, generatedMeeting, generatedNote, unknown } from "./generate.ts"
import { documentOf, write } from "./live.ts"
import { milliseconds, report, spread, timed, timedAsync } from "./measure.ts"

const count = 200
const kilobytes = 6
const rounds = 5
const texts = Array.from({ length: count }, (_, n) => generatedNote(kilobytes * 1000, n).text)
const [changed] = generatedMeeting.topics

const stage = await openStage()
try {
  await measure(stage)
} finally {
  await stage.end()
}

async function measure(stage: Stage): Promise<void> {
  const lead = await Client.setUp(stage)
  const meeting = await lead.makeMeeting()
  for (let n = 0; n < count; n += 20) await writeNotes(lead, meeting, texts.slice(n, n + 20), n)
  // As on a morning after: nobody has the notes open, the server has to load each.
  await stage.kill()
  await stage.restart()
  const before = await lead.statements(meeting)
  const times: number[] = []
  for (let n = 0; n < rounds; n++) times.push(await reread(lead, meeting, [`another name ${n}`]))
  const known = await reread(lead, meeting, [unknown.topic])
  const news = await lead.statements(meeting, before.version)
  const pure = spread(Array.from({ length: rounds }, readAll()))
  const size = { notes: count, kB_each: kilobytes, statements: before.statements.length }
  const all = spread(times)
  report("meeting read anew, pure reading", { ...size, ...milliseconds(pure) })
  report("meeting read anew", { ...size, ...milliseconds(all), ratio: all.median / pure.median })
  report("meeting read anew, rows change", {
    ...{ ...size, rows_changed: news.statements.length + news.removed.length },
    ...{ runs: 1, median_ms: known, ratio: known / pure.median },
  })
}

/** From the change of a topic's aliases to the last note's reading; milliseconds. */
async function reread(lead: Client, meeting: string, aliases: readonly string[]): Promise<number> {
  let over = (_: unknown) => {}
  const done = new Promise((resolve) => {
    over = resolve
  })
  let isSent = false
  const isOver = (event: MeetingEvent) => event.kind === "reading" && event.done === event.total
  const stop = await lead.follow(meeting, (event) => isSent && isOver(event) && over(event))
  const path = `/api/meetings/${meeting}/topics/${changed?.id}`
  const { version } = await lead.ask<EntryAnswer>("GET", path)
  const took = await timedAsync(async () => {
    isSent = true
    await lead.ask("PUT", path, { ...changed, aliases, version })
    await done
  })
  stop()
  return took
}

/** All notes from their documents to the index, with names that are new to the reader. */
function readAll(): () => number {
  const fragments = texts.map(documentOf)
  return () => {
    const names = namesOf(generatedMeeting)
    return timed(() => {
      for (const fragment of fragments) void readNoteIndex(readNote(fragment), names).index
    })
  }
}

/** Makes the notes, and waits until the index has them all. */
async function writeNotes(lead: Client, meeting: string, some: readonly string[], from: number) {
  const notes = await Promise.all(
    some.map(async (text, n) => {
      const date = days[(from + n) % days.length] ?? days[0]
      const note = await lead.makeNote(meeting, date, `Room ${from + n + 1}`)
      const open = await lead.open(note)
      write(open.fragment, text)
      return { id: note.id, close: open.close }
    }),
  )
  const ids = new Set(notes.map(({ id }) => id))
  let heard = () => {}
  const stop = await lead.follow(meeting, (event) => event.kind === "index" && heard())
  for (;;) {
    const next = new Promise<void>((done) => {
      heard = done
    })
    const missing = (await lead.notes(meeting)).some((it) => ids.has(it.id) && it.statements === 0)
    if (!missing) break
    await next
  }
  stop()
  for (const { close } of notes) close()
}
