// A data directory with a meeting, some of its papers, and people with tokens who may write into them.
import { makeToken } from "../../server/main.ts"
import type { BriefSummary } from "../../shared/wire/wire.ts"
import { meetingOf, noteOf, type Person, TestServer } from "../support/server.ts"

/** Longer than any clock is set ahead, milliseconds. */
const TOKENS_LAST = 30 * 24 * 3_600_000

export interface MeetingDir {
  readonly server: TestServer
  readonly dir: string
  readonly lead: Person
  readonly meeting: string
  /** Ids of documents: notes, and a brief at last, which begins with words of the server's. */
  readonly docs: readonly string[]
  readonly tokens: readonly string[]
}

/** As it lies there when its first server has ended. It goes with the test, or by the function that `atEnd` is handed. */
export async function meetingDir(
  { notes, people }: { notes: number; people: number },
  atEnd?: (clean: () => Promise<void>) => void,
): Promise<MeetingDir> {
  const server = await TestServer.start({}, atEnd)
  const lead = await server.setUp()
  const meeting = (await meetingOf(lead)).meeting.id
  const docs: string[] = []
  for (let i = 0; i < notes; i++) docs.push((await noteOf(lead, meeting)).doc)
  const path = `/api/meetings/${meeting}/briefs`
  docs.push((await lead.must<BriefSummary>("POST", path, { date: "2018-03-12" })).doc)
  const tokens: string[] = []
  const until = Date.now() + TOKENS_LAST
  for (let i = 0; i < people; i++)
    tokens.push(await makeToken(server.config, { meeting, role: "note-taker", until }))
  await server.close()
  return { server, dir: server.dir, lead, meeting, docs, tokens }
}
