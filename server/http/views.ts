// Line-ups, shifts and silences of a meeting for scripts: what the board shows, from the stored statements.
import * as v from "valibot"
import {
  type IndexedStatement,
  type IsoDate,
  type MeetingNames,
  namesOf,
  onceADay,
  type Topic,
  type TopicId,
  withMemberships,
} from "../../shared/meeting/meeting.ts"
import {
  byTopic,
  firsts,
  heard,
  leftOut,
  lineUp,
  otherCompany,
  type Silence,
  shifts,
  silences,
  silencesOfWeek,
} from "../../shared/views/views.ts"
import type {
  LineUpsAnswer,
  ShiftsAnswer,
  SilencesAnswer,
  SilentTopic,
} from "../../shared/wire/wire.ts"
import type { StatementFilter, StatementPage } from "../store/store.ts"
import type { Api } from "./api.ts"
import { queryOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const PAGE = 1000

const date = v.pipe(v.string(), v.isoDate("a date is written 2018-03-12"))
const lineUpsQuery = v.object({ topic: v.optional(v.string()), day: v.optional(date) })
const shiftsQuery = v.object({ to: v.optional(date), from: v.optional(date) })
const silencesQuery = v.object({ day: v.optional(date) })

/** What only a private block supports is in the answers and flagged there: they are the team's own. */
export function viewRoutes(api: Api, { store }: Services): void {
  api.meeting("GET", "/api/meetings/:meeting/lineups", "see-index", async (c, at) => {
    const { topic: asked, day = null } = queryOf(c, lineUpsQuery)
    const names = await namesIn(at.meeting)
    mustBeDay(names, day)
    const topic = asked === undefined ? null : topicIn(names, asked)
    const { version, statements } = await index(
      at.meeting,
      topic === null ? {} : { topic: topic.id },
    )
    return c.json({
      version,
      day,
      lineUps:
        topic === null
          ? byTopic(statements, names, { day })
          : [lineUp(statements, { topic: topic.id, day }, names)],
    } satisfies LineUpsAnswer)
  })

  api.meeting("GET", "/api/meetings/:meeting/shifts", "see-index", async (c, at) => {
    const asked = queryOf(c, shiftsQuery)
    const names = await namesIn(at.meeting)
    for (const day of [asked.to, asked.from]) mustBeDay(names, day ?? null)
    const { version, statements } = await index(at.meeting)
    const to = asked.to ?? lastDay(statements)
    const from = asked.from ?? null
    if (to !== null && from !== null && from >= to) {
      throw new Problem(
        "invalid",
        `${from} is not before ${to}: shifts are told from an earlier day.`,
      )
    }
    const days = to === null ? null : { to, ...(from === null ? {} : { from }) }
    return c.json({
      ...{ version, to, from },
      shifts: days === null ? [] : shifts(statements, names, days),
      otherCompany: days === null ? [] : otherCompany(statements, names, days),
    } satisfies ShiftsAnswer)
  })

  api.meeting("GET", "/api/meetings/:meeting/silences", "see-index", async (c, at) => {
    const { day = null } = queryOf(c, silencesQuery)
    const names = await namesIn(at.meeting)
    mustBeDay(names, day)
    const notes = (await store.notes.of(at.meeting)).filter((note) => !note.archived)
    const { version, statements } = await index(at.meeting)
    const { regions } = heard(statements, names, { day })
    return c.json({
      ...{ version, day },
      notes: notes.filter((note) => day === null || note.date === day).length,
      silences: silences(statements, names, { day }).map(silentTopic),
      thisWeek: day === null ? [] : silencesOfWeek(statements, names, { day }).map(silentTopic),
      leftOut:
        day === null
          ? []
          : leftOut(statements, names, { day }).map((one) => ({ ...one, topic: one.topic.id })),
      firsts: day === null ? [] : firsts(statements, names, { day }),
      notHeard: regions.map(({ region, notHeard }) => ({ region: region.id, actors: notHeard })),
    } satisfies SilencesAnswer)
  })

  /** The meeting's names; its groups have the members that notes name. */
  async function namesIn(id: string): Promise<MeetingNames> {
    const found = await store.meetings.find(id)
    if (found === null) throw notFound("meeting")
    const named = onceADay(await store.statements.memberships(id))
    return namesOf(withMemberships(found.meeting, named))
  }

  async function index(meeting: string, filter: StatementFilter = {}) {
    // The version first: what changes while the pages are read is newer, and asked for again.
    const version = await store.statements.version(meeting)
    const statements: IndexedStatement[] = []
    let from: StatementPage["next"] = null
    do {
      const page: StatementPage = await store.statements.page(meeting, filter, from, PAGE)
      statements.push(...page.statements)
      from = page.next
    } while (from !== null)
    return { version, statements }
  }
}

/** By id or former id. */
function topicIn(names: MeetingNames, asked: string): Topic {
  const topic = names.topicById(asked as TopicId)
  if (topic !== undefined) return topic
  throw new Problem("not-found", `The meeting has no topic “${asked}”. Topics go by their id.`)
}

function mustBeDay({ meeting: { days } }: MeetingNames, day: IsoDate | null): void {
  if (day === null || days.some(({ date: one }) => one === day)) return
  const known = days.map(({ date: one }) => one).join(", ")
  throw new Problem(
    "not-found",
    `${day} is no day of this meeting. Its days are ${known || "none"}.`,
  )
}

function lastDay(statements: readonly IndexedStatement[]): IsoDate | null {
  return statements.reduce<IsoDate | null>(
    (last, { day }) => (last === null || day > last ? day : last),
    null,
  )
}

function silentTopic({ topic, raisedByUs: _, ...silence }: Silence): SilentTopic {
  return { ...silence, topic: topic.id, priority: topic.priority ?? 0 }
}
