// One typed function for each route of the server. What the server refuses throws ApiProblem; silence throws NoConnection.

import type { Actor, IsoDate, Provision, Topic } from "../../shared/meeting/meeting.ts"
import type {
  BriefSummary,
  InviteAnswer,
  InviteMade,
  InviteRequest,
  JoinRequest,
  MeetingAnswer,
  MeetingPatch,
  MeetingRequest,
  MeetingSummary,
  NotePatch,
  NoteRequest,
  NoteSummary,
  PeopleAnswer,
  PublicationSummary,
  Role,
  SessionAnswer,
  SetupRequest,
  SignInRequest,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import { type Method, requester } from "./request.ts"

export { ApiProblem, NoConnection } from "./problem.ts"

/** What is written with PUT: the id stands in the path. */
type Written<T> = Omit<T, "id"> & { readonly id: string }

const request = requester((url, init) => fetch(url, init))

function get<T>(at: string): Promise<T> {
  return request<T>("GET", at)
}

function send<T>(method: Exclude<Method, "GET">, at: string, body?: unknown): Promise<T> {
  return request<T>(method, at, body)
}

/** Who is signed in; ApiProblem "not-signed-in" when nobody is. */
export const session = () => get<SessionAnswer>("/session")
export const setUp = (request: SetupRequest) => send<SessionAnswer>("POST", "/setup", request)
export const signIn = (request: SignInRequest) => send<SessionAnswer>("POST", "/sign-in", request)
export const signOut = () => send<void>("POST", "/sign-out")
export const invite = (code: string) => get<InviteAnswer>(path`/invites/${code}`)
export const join = (code: string, request: JoinRequest) =>
  send<SessionAnswer>("POST", path`/invites/${code}`, request)

export const meetings = () => get<readonly MeetingSummary[]>("/meetings")
export const makeMeeting = (request: MeetingRequest) =>
  send<MeetingAnswer>("POST", "/meetings", request)
export const meeting = (id: string) => get<MeetingAnswer>(path`/meetings/${id}`)
export const changeMeeting = (id: string, patch: MeetingPatch) =>
  send<MeetingAnswer>("PATCH", path`/meetings/${id}`, patch)

export const writeActor = (meeting: string, actor: Written<Actor>) =>
  send<void>("PUT", path`/meetings/${meeting}/actors/${actor.id}`, actor)
export const removeActor = (meeting: string, actor: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/actors/${actor}`)
export const writeTopic = (meeting: string, topic: Written<Topic>) =>
  send<void>("PUT", path`/meetings/${meeting}/topics/${topic.id}`, topic)
export const removeTopic = (meeting: string, topic: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/topics/${topic}`)
export const orderTopics = (meeting: string, order: readonly string[]) =>
  send<void>("PUT", path`/meetings/${meeting}/topic-order`, { order })
export const writeProvision = (meeting: string, provision: Written<Provision>) =>
  send<void>("PUT", path`/meetings/${meeting}/provisions/${provision.id}`, provision)
export const removeProvision = (meeting: string, provision: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/provisions/${provision}`)

export const makeNote = (meeting: string, request: NoteRequest) =>
  send<NoteSummary>("POST", path`/meetings/${meeting}/notes`, request)
export const changeNote = (note: string, patch: NotePatch) =>
  send<NoteSummary>("PATCH", path`/notes/${note}`, patch)

/** Rows of the index; with `since` what changed after that version, with `cursor` the next page. */
export const statements = (meeting: string, asked: { since?: number; cursor?: string } = {}) =>
  get<StatementsAnswer>(path`/meetings/${meeting}/statements` + query(asked))

export const people = (meeting: string) => get<PeopleAnswer>(path`/meetings/${meeting}/people`)
export const changePerson = (meeting: string, user: string, role: Role) =>
  send<void>("PATCH", path`/meetings/${meeting}/people/${user}`, { role })
export const removePerson = (meeting: string, user: string) =>
  send<void>("DELETE", path`/meetings/${meeting}/people/${user}`)
export const makeInvite = (meeting: string, request: InviteRequest) =>
  send<InviteMade>("POST", path`/meetings/${meeting}/invites`, request)
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
