// A meeting as a file or a request body brings it (MEETING.json in interfaces.md), checked once, then believed.
import * as v from "valibot"
import type { Meeting } from "./meeting.ts"

const id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, "an id is letters, digits, dots and dashes"),
)
const date = v.pipe(v.string(), v.isoDate("a date is written 2018-03-12"))
const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "a name is not empty"),
  v.maxLength(300, "a name has at most 300 characters"),
)
const lines = v.optional(v.array(line), [])
/** A former place of a position has two names in it. */
const was = v.optional(
  v.array(
    v.pipe(
      v.string(),
      v.trim(),
      v.minLength(1, "a former id is not empty"),
      v.maxLength(610, "a former id has at most 610 characters"),
    ),
  ),
)

const membership = v.union([
  v.pipe(
    id,
    v.transform((actor) => ({ actor })),
  ),
  v.object({ actor: id, from: v.optional(date), until: v.optional(date) }),
])
export const actorSchema = v.object({
  id,
  was,
  kind: v.picklist(["state", "observer-state", "group", "organisation", "person"]),
  name: line,
  aliases: lines,
  badge: v.optional(v.pipe(v.string(), v.maxLength(5, "a badge has at most five letters"))),
  members: v.optional(v.array(membership)),
  spokesperson: v.optional(v.union([id, v.record(date, id)])),
  neutral: v.optional(v.boolean()),
  role: v.optional(line),
})
export const topicSchema = v.object({
  id,
  was,
  name: line,
  parent: v.optional(id),
  aliases: lines,
  priority: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  positions: v.optional(v.array(v.object({ id, label: line, was })), []),
})
export const provisionSchema = v.object({ id, was, name: line, aliases: lines })
export const daySchema = v.object({ date, title: line })
const connectorsSchema = v.object({ forward: lines, backward: lines, except: lines })

export const meetingSchema = v.object({
  id,
  name: line,
  timeZone: v.optional(v.pipe(v.string(), v.check(isTimeZone, "an IANA time zone")), "UTC"),
  rounds: lines,
  days: v.array(daySchema),
  actors: v.optional(v.array(actorSchema), []),
  topics: v.optional(v.array(topicSchema), []),
  provisions: v.optional(v.array(provisionSchema), []),
  connectors: v.optional(connectorsSchema, { forward: [], backward: [], except: [] }),
})

/** The meeting, or what is wrong with it: one line a fault, each with its place (`topics.3.id: …`). */
export type ParsedMeeting =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Checks a MEETING.json that was already parsed as JSON. Unknown fields are left out. */
export function parseMeeting(json: unknown): ParsedMeeting {
  const result = v.safeParse(meetingSchema, json)
  if (!result.success) {
    return {
      ok: false,
      faults: result.issues.map((issue) => `${v.getDotPath(issue) ?? "meeting"}: ${issue.message}`),
    }
  }
  // The schema has checked every id; this is where they get their brand.
  return { ok: true, meeting: result.output as unknown as Meeting }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch (fault) {
    if (fault instanceof RangeError) return false
    throw fault
  }
}
