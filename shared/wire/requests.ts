// Bodies of requests under /api. A type is inferred from its schema, never written twice.
import * as v from "valibot"
import { actorSchema, daySchema, provisionSchema, topicSchema } from "../meeting/meeting.ts"

const line = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(300, "has at most 300 characters"),
)
const date = v.pipe(v.string(), v.isoDate("a date is written 2018-03-12"))
const password = v.pipe(
  v.string(),
  v.minLength(10, "a password has at least 10 characters"),
  v.maxLength(200),
)
const username = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[A-Za-z0-9._-]{3,40}$/, "3 to 40 letters, digits, dots or dashes"),
)

export const roleSchema = v.picklist(["lead", "note-taker", "reader"])
export type Role = v.InferOutput<typeof roleSchema>

/** POST /api/setup */
export const setupRequest = v.object({ token: v.string(), name: line, username, password })
/** POST /api/sign-in */
export const signInRequest = v.object({ username, password: v.string() })
/** POST /api/invites/:code — joins with a name alone, or with a username and password to come back with. */
export const joinRequest = v.object({
  name: line,
  username: v.optional(username),
  password: v.optional(password),
})
/** POST /api/meetings/:meeting/invites; hours until it ends, and how many may use it. */
export const inviteRequest = v.object({
  role: roleSchema,
  hours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 30)), 24 * 7),
  uses: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 20),
})
/** PATCH /api/meetings/:meeting/people/:user */
export const personRequest = v.object({ role: roleSchema })

/** POST /api/meetings (days may be empty); PATCH /api/meetings/:meeting takes any part of it. */
export const meetingRequest = v.object({
  name: line,
  timeZone: v.optional(line, "UTC"),
  rounds: v.optional(v.array(line), []),
  days: v.optional(v.array(daySchema), []),
})
export const meetingPatch = v.partial(meetingRequest)

/**
 * The version that a change saw (`versionOf` in shared/meeting), as GET gives it. Where the meeting has the entry, it
 * must be the present one; without one the entry is new. A change that nobody needs any more, since the entry stands as
 * it asks, goes through with any.
 */
const version = v.optional(v.pipe(v.string(), v.maxLength(40)))
/** PUT /api/meetings/:meeting/actors/:id, …/topics/:id, …/provisions/:id; the id in the path wins. */
export const actorRequest = v.object({ ...actorSchema.entries, version })
export const topicRequest = v.object({ ...topicSchema.entries, version })
export const provisionRequest = v.object({ ...provisionSchema.entries, version })
const tooMany = "a list has at most 5000 entries: split it"
/** POST /api/meetings/:meeting/actors, …/topics, …/provisions: writes all of them, or none. */
export const actorsRequest = v.object({
  entries: v.pipe(v.array(actorRequest), v.maxLength(5000, tooMany)),
})
export const topicsRequest = v.object({
  entries: v.pipe(v.array(topicRequest), v.maxLength(5000, tooMany)),
})
export const provisionsRequest = v.object({
  entries: v.pipe(v.array(provisionRequest), v.maxLength(5000, tooMany)),
})
const id = v.pipe(v.string(), v.minLength(1, "must not be empty"), v.maxLength(80))
/** POST /api/meetings/:meeting/actors/:id/merge, …/provisions/:id/merge, …/topics/:id/positions/:position/merge */
export const mergeRequest = v.object({ into: id, version })
/**
 * POST /api/meetings/:meeting/topics/:id/merge; `positions` says of which position there each becomes, null for one
 * of its own. One that is not named becomes the one of the same label, else is added.
 */
export const topicMergeRequest = v.object({
  into: id,
  version,
  positions: v.optional(v.record(v.string(), v.nullable(id)), {}),
})
/** POST /api/meetings/:meeting/topics/:id/move-positions */
export const moveRequest = v.object({ positions: v.array(id), into: id, version })
/** PUT /api/meetings/:meeting/topic-order: all topic ids in their new order, and in the one that was seen before. */
export const orderRequest = v.object({
  order: v.array(v.string()),
  seen: v.optional(v.array(v.string())),
})

/** POST /api/meetings/:meeting/notes. A first note of a new day starts with the last day's headings. */
export const noteRequest = v.object({
  date,
  title: line,
  room: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(120)), ""),
})
/** PATCH /api/notes/:note: rename, move to another day, archive and bring back. */
export const notePatch = v.partial(
  v.object({
    date,
    title: line,
    room: v.pipe(v.string(), v.maxLength(120)),
    archived: v.boolean(),
  }),
)

/**
 * POST /api/notes/:note/append: adds blocks in the notation's text form at the note's end, once for each key. Sent again
 * with the same key it adds nothing: draw a new one for each file, and keep it until the answer has come.
 */
export const appendRequest = v.object({
  key: v.pipe(v.string(), v.minLength(16, "has at least 16 characters"), v.maxLength(100)),
  text: v.pipe(v.string(), v.regex(/\S/, "must not be empty")),
  /** The words of its chips, in order, where they are not their names in the meeting. */
  labels: v.optional(v.array(v.pipe(v.string(), v.maxLength(500), v.regex(/^[^\n\r]*$/)))),
})

/** POST /api/meetings/:meeting/briefs: composes the day's brief into a new document. */
export const briefRequest = v.object({ date })
/** POST /api/briefs/:brief/publish */
export const publishRequest = v.object({
  note: v.optional(v.pipe(v.string(), v.maxLength(1000)), ""),
})

export type SetupRequest = v.InferOutput<typeof setupRequest>
export type SignInRequest = v.InferOutput<typeof signInRequest>
export type JoinRequest = v.InferOutput<typeof joinRequest>
export type InviteRequest = v.InferInput<typeof inviteRequest>
export type MeetingRequest = v.InferInput<typeof meetingRequest>
export type MeetingPatch = v.InferInput<typeof meetingPatch>
export type NoteRequest = v.InferInput<typeof noteRequest>
export type AppendRequest = v.InferInput<typeof appendRequest>
export type NotePatch = v.InferInput<typeof notePatch>
export type ActorRequest = v.InferInput<typeof actorRequest>
export type TopicRequest = v.InferInput<typeof topicRequest>
export type ProvisionRequest = v.InferInput<typeof provisionRequest>
export type MergeRequest = v.InferInput<typeof mergeRequest>
export type TopicMergeRequest = v.InferInput<typeof topicMergeRequest>
export type MoveRequest = v.InferInput<typeof moveRequest>
