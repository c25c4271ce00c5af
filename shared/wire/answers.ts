// Answers under /api. The server makes them from checked values; the browser believes them.
import type {
  Actor,
  DayMembership,
  IndexedStatement,
  IsoDate,
  Meeting,
  Provision,
  Topic,
  Touched,
} from "../meeting/meeting.ts"
import type { Role } from "./requests.ts"

/** GET /api/session */
export interface SessionAnswer {
  readonly user: { readonly id: string; readonly name: string; readonly username: string }
  /** May make meetings: the server's owner. */
  readonly owner: boolean
}

/** GET /api/setup: whether the first lead is still to come. */
export interface SetupAnswer {
  readonly open: boolean
}

/** A row of GET /api/meetings: what the signed-in person takes part in. */
export interface MeetingSummary {
  readonly id: string
  readonly name: string
  readonly timeZone: string
  readonly role: Role
  readonly days: Meeting["days"]
  readonly statements: number
  readonly notes: readonly NoteSummary[]
  readonly briefs: readonly BriefSummary[]
}

/** GET /api/meetings/:meeting */
export interface MeetingAnswer {
  readonly meeting: Meeting
  readonly role: Role
  /** Rises with each change of the meeting's roster, topics, days or name. */
  readonly revision: number
  readonly notes: readonly NoteSummary[]
  readonly briefs: readonly BriefSummary[]
}

/**
 * An entry as it stands: GET /api/meetings/:meeting/actors (built-in ones among them), …/topics, …/provisions give all of
 * them, …/actors/:id and so on one; PUT gives what it has written.
 */
export type EntryAnswer = (Actor | Topic | Provision) & {
  /** A change names it to say that this is what it saw. */
  readonly version: string
}

/** POST /api/meetings/:meeting/actors, …/topics, …/provisions */
export interface EntriesAnswer {
  readonly revision: number
}

/** GET /api/meetings/:meeting/touched */
export type TouchedAnswer = Touched

/** POST …/merge and …/move-positions: the meeting as it is since. */
export interface RecodeAnswer {
  readonly revision: number
}

/** A note without its words; GET /api/meetings/:meeting/notes, GET /api/notes/:note. */
export interface NoteSummary {
  readonly id: string
  /** The sync room: ws(s)://HOST/sync/DOC. */
  readonly doc: string
  readonly meeting: string
  readonly date: IsoDate
  readonly title: string
  readonly room: string
  readonly archived: boolean
  readonly statements: number
  readonly problems: number
  /** Milliseconds since 1970 UTC; null while nobody has typed. */
  readonly changedAt: number | null
}

/** GET /api/meetings/:meeting/statements?since=VERSION&topic=&actor=&day=&stance=&cursor= */
export interface StatementsAnswer {
  /** The index of the meeting is at this version; ask again with since=version. */
  readonly version: number
  readonly statements: readonly IndexedStatement[]
  /** Ids of rows that went since; empty without `since`. */
  readonly removed: readonly string[]
  /**
   * On every page, whatever was asked for: all members of groups that the meeting's notes name, each once a day,
   * by day, group and member.
   */
  readonly memberships: readonly DayMembership[]
  /** Give it as `cursor` for the next page; null on the last. */
  readonly next: string | null
}

/** An event of GET /api/meetings/:meeting/events; the SSE id is the version, so that the stream resumes. */
export type MeetingEvent =
  | { readonly kind: "index"; readonly version: number }
  /** Something was said of a statement; ask for the reviews since the version that you have. */
  | { readonly kind: "reviews"; readonly version: number }
  | { readonly kind: "meeting"; readonly revision: number }
  | { readonly kind: "notes" }
  | { readonly kind: "briefs" }
  /** The notes are being read anew after a change of the meeting's names; told only while it goes on, over at done = total. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }

export interface BriefSummary {
  readonly id: string
  readonly doc: string
  readonly meeting: string
  readonly date: IsoDate
  readonly publications: readonly PublicationSummary[]
}

export interface PublicationSummary {
  readonly id: string
  /** From 1, by brief. */
  readonly number: number
  readonly title: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly by: string
  /** Path of the readers' page, "/p/SECRET". Add ".md" or ".docx" for the files. */
  readonly path: string
}

export interface PersonSummary {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly you: boolean
}

/** GET /api/meetings/:meeting/people */
export interface PeopleAnswer {
  readonly people: readonly PersonSummary[]
  readonly invites: readonly InviteSummary[]
}

export interface InviteSummary {
  readonly id: string
  readonly role: Role
  /** Milliseconds since 1970 UTC. */
  readonly until: number
  readonly usesLeft: number
}

/** POST /api/meetings/:meeting/invites: the only time that the code is shown. */
export interface InviteMade extends InviteSummary {
  readonly code: string
  /** PUBLIC_URL/join/CODE */
  readonly link: string
}

/** GET /api/invites/:code */
export interface InviteAnswer {
  readonly meeting: string
  readonly role: Role
  readonly by: string
  readonly until: number
}

/** POST /api/notes/:note/import?name=FILE: what the file would put into the note. Nothing is written. */
export interface ImportProposal {
  readonly kind: "docx" | "html" | "md" | "txt"
  /** Of a text file, as it was read: "utf-8", "windows-1252"; null of a Word file. */
  readonly encoding: string | null
  /** The blocks in the notation's text form; what may look like a chip is escaped, so that there is none. */
  readonly text: string
  readonly blocks: number
  /** By which the note grows; from 1 MB on it is a large one, more than 2 MB are refused. */
  readonly bytes: number
  /** Left out. */
  readonly images: number
  /** Each a block of its own, tagged `[check]`. */
  readonly comments: number
  /** Tracked changes, taken as accepted. */
  readonly insertions: number
  readonly deletions: number
}

/** POST /api/notes/:note/append */
export interface AppendAnswer {
  /** False: a request with this key has written it before, and nothing was added now. */
  readonly written: boolean
  /** The id of its first block, there or deleted since. */
  readonly block: string
}
