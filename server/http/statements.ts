// The position index of a meeting: its statements, filtered, paged, or what changed since a version; and who notes name as members.
import * as v from "valibot"
import { type ActorId, namesOf, onceADay, type TopicId } from "../../shared/meeting/meeting.ts"
import type { StatementsAnswer } from "../../shared/wire/wire.ts"
import type { StatementPage } from "../store/store.ts"
import type { Api } from "./api.ts"
import { queryOf, wholeNumber } from "./body.ts"
import { Problem } from "./problem.ts"
import type { Services } from "./services.ts"

const PAGE = 1000

const querySchema = v.object({
  since: v.optional(wholeNumber),
  topic: v.optional(v.string()),
  actor: v.optional(v.string()),
  day: v.optional(v.string()),
  stance: v.optional(v.string()),
  cursor: v.optional(v.string()),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(PAGE)), String(PAGE)),
})

export function statementRoutes(api: Api, { store }: Services): void {
  api.meeting("GET", "/api/meetings/:meeting/statements", "see-index", async (c, at) => {
    const { cursor, limit, ...asked } = queryOf(c, querySchema)
    const from = cursor === undefined ? null : parseCursor(cursor)
    // All pages carry the version of the first: what changes while they are fetched comes with `since` it.
    const version = from?.upTo ?? (await store.statements.version(at.meeting))
    const filter = Object.fromEntries(
      Object.entries(await asIdsNow(at.meeting, asked)).filter(([, value]) => value !== undefined),
    )
    const page = await store.statements.page(at.meeting, filter, from, limit)
    return c.json({
      version,
      statements: page.statements,
      removed: page.removed,
      memberships: onceADay(await store.statements.memberships(at.meeting)),
      next: page.next === null ? null : printCursor({ ...page.next, upTo: version }),
    } satisfies StatementsAnswer)
  })

  /** Who asks by a former id means what it became. */
  async function asIdsNow(id: string, asked: Asked): Promise<Asked> {
    const { topic, actor } = asked
    const found = topic === undefined && actor === undefined ? null : await store.meetings.find(id)
    if (found === null) return asked
    const names = namesOf(found.meeting)
    return {
      ...asked,
      topic: topic && (names.topicById(topic as TopicId)?.id ?? topic),
      actor: actor && (names.actorById(actor as ActorId)?.id ?? actor),
    }
  }
}

type Asked = Omit<v.InferOutput<typeof querySchema>, "cursor" | "limit">

type Cursor = NonNullable<StatementPage["next"]> & { readonly upTo: number }

const cursorSchema = v.object({ version: v.number(), id: v.string(), upTo: v.number() })

function printCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url")
}

function parseCursor(text: string): Cursor {
  try {
    return v.parse(cursorSchema, JSON.parse(Buffer.from(text, "base64url").toString()))
  } catch (fault) {
    if (!(fault instanceof SyntaxError || fault instanceof v.ValiError)) throw fault
    throw new Problem("invalid", "This cursor is not one of ours: begin again without it.")
  }
}
