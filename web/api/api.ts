// One typed function for each route of the server. What the server refuses throws ApiProblem; silence throws NoConnection.

import type {
  Actor,
  Entry,
  EntryKind,
  IsoDate,
  Provision,
  Topic,
} from "../../shared/meeting/meeting.ts"
import type {
  AppendAnswer,
  AppendRequest,
  BriefSummary,
  CoverageAnswer,
  CoverageRequest,
  EntriesAnswer,
  HistoryAnswer,
  ImportProposal,
  InviteAnswer,
  InviteMade,
  InviteRequest,
  JoinRequest,
  MeetingAnswer,
  MeetingPatch,
  MeetingRequest,
  MeetingSummary,
  MergeRequest,
  MoveRequest,
  NotePatch,
  NoteRequest,
  NoteSummary,
  PeopleAnswer,
  PublicationSummary,
  RecodeAnswer,
  ReviewAnswer,
  ReviewRequest,
  ReviewsAnswer,
  Role,
  SessionAnswer,
  SetupRequest,
  SignInRequest,
  StatementsAnswer,
  TopicMergeRequest,
  TouchedAnswer,
} from "../../shared/wire/wire.ts"
import { type Method, requester } from "./request.ts"

export { ApiProblem, NoConnection } from "./problem.ts"

const request = requester((url, init) => fetch(url, init))

function get<T>(at: string): Promise<T> {
  return request<T>("GET", at)
}

function send<T>(method: Exclude<Method, "GET">, at: string, body?: unknown): Promise<T> {
  return request<T>(method, at, body)
}

/** Who is signed in; ApiProblem "not-signed-in" when nobody is. */
export const session = () => get<SessionAnswer>("/session")
/** Takes the server into use by the printed token; signed in afterwards. */
export const setUp = (request: SetupRequest) => send<SessionAnswer>("POST", "/setup", request)
/** Begins a session; ApiProblem "not-allowed" for a wrong name or password. */
export const signIn = (request: SignInRequest) => send<SessionAnswer>("POST", "/sign-in", request)
/** Ends the session of this browser. */
export const signOut = () => send<void>("POST", "/sign-out")
/** What an invite leads to; ApiProblem "gone" when it is over. */
export const invite = (code: string) => get<InviteAnswer>(path`/invites/${code}`)
/** Joins by an invite, as who is signed in or as a new person; signed in afterwards. */
export const join = (code: string, request: JoinRequest) =>
  send<SessionAnswer>("POST", path`/invites/${code}`, request)

/** The meetings one takes part in. */
export const meetings = () => get<readonly MeetingSummary[]>("/meetings")
/** Makes a meeting, with whoever makes it as its lead. */
export const makeMeeting = (request: MeetingRequest) =>
  send<MeetingAnswer>("POST", "/meetings", request)
/** One meeting with all that its screens need. */
export const meeting = (id: string) => get<MeetingAnswer>(path`/meetings/${id}`)
/** Changes what the patch names and nothing else. */
export const changeMeeting = (id: string, patch: MeetingPatch) =>
  send<MeetingAnswer>("PATCH", path`/meetings/${id}`, patch)

/** What of the index names which entry: what a change of it touches. */
export const touched = (meeting: string) => get<TouchedAnswer>(path`/meetings/${meeting}/touched`)
/**
 * Adds an entry, at the end of its list, or writes the one of this id anew in its place. `version` is of the one that was
 * seen, undefined for a new one; ApiProblem "stale" with the present one where that is another.
 */
export const writeEntry = (
  meeting: string,
  kind: EntryKind,
  entry: Entry,
  version: string | undefined,
) => send<void>("PUT", path`/meetings/${meeting}/${kind}/${entry.id}`, { ...entry, version })
/** Takes an entry out: a built-in actor returns to its built-in names, topics under a topic stand by themselves. */
export const removeEntry = (meeting: string, kind: EntryKind, id: string, version: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/${kind}/${id}` + query({ version }))
/** Writes all of these entries, each with the version that was seen of it, or none. */
export const writeEntries = (
  meeting: string,
  kind: EntryKind,
  entries: readonly (Entry & { readonly version: string | undefined })[],
) => send<EntriesAnswer>("POST", path`/meetings/${meeting}/${kind}`, { entries })
/** Adds an actor that is new. */
export const writeActor = (meeting: string, actor: Actor) =>
  writeEntry(meeting, "actors", actor, undefined)
/** Adds a topic that is new. */
export const writeTopic = (meeting: string, topic: Topic) =>
  writeEntry(meeting, "topics", topic, undefined)
/** Adds a provision that is new. */
export const writeProvision = (meeting: string, provision: Provision) =>
  writeEntry(meeting, "provisions", provision, undefined)
/** All ids of topics in their new order, and in the one that was seen. */
export const orderTopics = (meeting: string, order: readonly string[], seen: readonly string[]) =>
  send<void>("PUT", path`/meetings/${meeting}/topic-order`, { order, seen })

/** Makes one topic part of another; `positions` names what becomes of its positions where labels do not say it. */
export const mergeTopic = (meeting: string, topic: string, request: TopicMergeRequest) =>
  send<RecodeAnswer>("POST", path`/meetings/${meeting}/topics/${topic}/merge`, request)
/** Moves positions of a topic to another. */
export const movePositions = (meeting: string, topic: string, request: MoveRequest) =>
  send<RecodeAnswer>("POST", path`/meetings/${meeting}/topics/${topic}/move-positions`, request)
/** Makes one position of a topic part of another. */
export const mergePosition = (
  meeting: string,
  topic: string,
  position: string,
  request: MergeRequest,
) =>
  send<RecodeAnswer>(
    "POST",
    path`/meetings/${meeting}/topics/${topic}/positions/${position}/merge`,
    request,
  )
/** Makes one actor part of another, in all groups too. */
export const mergeActor = (meeting: string, actor: string, request: MergeRequest) =>
  send<RecodeAnswer>("POST", path`/meetings/${meeting}/actors/${actor}/merge`, request)
/** Makes one provision part of another. */
export const mergeProvision = (meeting: string, provision: string, request: MergeRequest) =>
  send<RecodeAnswer>("POST", path`/meetings/${meeting}/provisions/${provision}/merge`, request)

/** What a file would put into a note; nothing is written. */
export const importFile = (note: string, name: string, file: Blob) =>
  send<ImportProposal>("POST", path`/notes/${note}/import` + query({ name }), file)
/** Adds blocks at a note's end, once for each key. */
export const append = (note: string, request: AppendRequest) =>
  send<AppendAnswer>("POST", path`/notes/${note}/append`, request)
/** Makes a note; the first of a day starts with the headings of the last day. */
export const makeNote = (meeting: string, request: NoteRequest) =>
  send<NoteSummary>("POST", path`/meetings/${meeting}/notes`, request)
/** Renames a note, moves it to another day, archives it or brings it back. */
export const changeNote = (note: string, patch: NotePatch) =>
  send<NoteSummary>("PATCH", path`/notes/${note}`, patch)

/** Rows of the index; with `since` what changed after that version, with `cursor` the next page. */
export const statements = (meeting: string, asked: { since?: number; cursor?: string } = {}) =>
  get<StatementsAnswer>(path`/meetings/${meeting}/statements` + query(asked))

/** What was said of statements after a version, in order. */
export const reviews = (meeting: string, since: number) =>
  get<ReviewsAnswer>(path`/meetings/${meeting}/reviews` + query({ since }))
/** Says something of a statement, once for each key; ApiProblem "stale" where its words are not those that were seen. */
export const review = (meeting: string, request: ReviewRequest) =>
  send<ReviewAnswer>("POST", path`/meetings/${meeting}/reviews`, request)
/** How a statement came to its words. */
export const history = (meeting: string, statement: string) =>
  get<HistoryAnswer>(path`/meetings/${meeting}/statements/${statement}/history`)

/** Who of the team watched which room on the day. */
export const coverage = (meeting: string, day: IsoDate) =>
  get<CoverageAnswer>(path`/meetings/${meeting}/coverage` + query({ day }))
/** Says by hand that somebody was, or was not, in a room. */
export const correctCoverage = (meeting: string, request: CoverageRequest) =>
  send<CoverageAnswer>("POST", path`/meetings/${meeting}/coverage`, request)

/** Who takes part; for a lead also the open invites. */
export const people = (meeting: string) => get<PeopleAnswer>(path`/meetings/${meeting}/people`)
/** Gives a person another role; a meeting keeps at least one lead. */
export const changePerson = (meeting: string, user: string, role: Role) =>
  send<void>("PATCH", path`/meetings/${meeting}/people/${user}`, { role })
/** Takes a person out of the meeting; what they wrote stays. */
export const removePerson = (meeting: string, user: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/people/${user}`)
/** Makes an invite; its link is in this answer and never again. */
export const makeInvite = (meeting: string, request: InviteRequest) =>
  send<InviteMade>("POST", path`/meetings/${meeting}/invites`, request)
/** Ends an invite. */
export const removeInvite = (meeting: string, id: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/invites/${id}`)

/** Composes the day's brief into a new document. */
export const draftBrief = (meeting: string, date: IsoDate) =>
  send<BriefSummary>("POST", path`/meetings/${meeting}/briefs`, { date })
/** Freezes the brief as it stands; `note` says what changed since the last publication. */
export const publish = (brief: string, note: string) =>
  send<PublicationSummary>("POST", path`/briefs/${brief}/publish`, { note })

/** A path with each value escaped: an id never opens another route. */
function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent))
}

function query(asked: Readonly<Record<string, string | number>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) search.set(name, String(value))
  return search.size === 0 ? "" : `?${search}`
}
