// Who may do what: one table, asked by every route and every socket.
import type { Role } from "../../shared/wire/wire.ts"

export {
  type Accounts,
  ADDRESS_HEADER,
  newSecret,
  openAccounts,
  type SignedIn,
} from "./accounts.ts"
export { Attempts } from "./attempts.ts"
export { createEntrance, type Entrance, OWNER } from "./entrance.ts"
export { hashOf, newCode, newId } from "./secrets.ts"

/** Who asks: a person by session, or a script by bearer token. */
export type Who =
  | {
      readonly kind: "person"
      readonly user: string
      readonly name: string
      readonly username: string
      /** The server's owner: the first lead. */
      readonly owner: boolean
      readonly session: string
    }
  | {
      readonly kind: "script"
      readonly token: string
      readonly hash: string
      readonly meeting: string
      readonly role: Role
    }

/** Whom an action is open to. Roles are those in the meeting that the action concerns. */
export type Allowed = "anyone" | "signed-in" | "owner" | readonly Role[]

const team: readonly Role[] = ["lead", "note-taker"]
const everyRole: readonly Role[] = ["lead", "note-taker", "reader"]
const lead: readonly Role[] = ["lead"]

/** The table. Readers get what is published, and nothing of the notes or of the index. */
export const access = {
  "see-health": "anyone",
  "see-app": "anyone",
  "set-up": "anyone",
  "sign-in": "anyone",
  "sign-out": "anyone",
  join: "anyone",
  "read-publication": "anyone",
  "see-session": "signed-in",
  "list-meetings": "signed-in",
  "make-meeting": "owner",
  "see-meeting": everyRole,
  "see-events": everyRole,
  "see-briefs": everyRole,
  "see-notes": team,
  "write-notes": team,
  /** A new actor, topic or provision, made while one types. What is there already takes "change-meeting". */
  "add-names": team,
  "see-index": team,
  "see-reviews": team,
  /** Answers queries and closes them, sets sources. What only a lead says of a statement takes "review". */
  "answer-reviews": team,
  /** Confirms a statement, queries it, checks its source. */
  review: lead,
  "see-people": team,
  "draft-briefs": team,
  "change-meeting": lead,
  "manage-people": lead,
  publish: lead,
} as const satisfies Record<string, Allowed>

export type Action = keyof typeof access

/** True if somebody with this role in the meeting may do it; null is nobody's role. */
export function mayInMeeting(role: Role | null, action: Action): boolean {
  const allowed: Allowed = access[action]
  if (allowed === "anyone") return true
  if (allowed === "signed-in" || allowed === "owner") return false
  return role !== null && allowed.includes(role)
}

/** True if this person or script, or nobody, may do what concerns no meeting. */
export function mayOnServer(who: Who | null, action: Action): boolean {
  const allowed: Allowed = access[action]
  if (allowed === "anyone") return true
  if (allowed === "signed-in") return who !== null
  return allowed === "owner" && who?.kind === "person" && who.owner
}

/** How the log and the presence name who asks. */
export function nameOf(who: Who): { readonly id: string; readonly name: string } {
  return who.kind === "person"
    ? { id: who.user, name: who.name }
    : { id: `token:${who.token}`, name: "Script" }
}
