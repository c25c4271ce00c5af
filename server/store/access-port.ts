// Who may come in: people and their roles, invites, tokens for scripts, and the server's own settings.
import type { Role } from "../../shared/wire/wire.ts"

interface Person {
  readonly user: string
  readonly name: string
  readonly role: Role
}

export interface InviteRecord {
  readonly id: string
  readonly meeting: string
  readonly role: Role
  readonly until: number
  readonly usesLeft: number
  /** The name of who made it. */
  readonly by: string
}

interface NewInvite extends InviteRecord {
  /** Of the code, which is nowhere stored. */
  readonly hash: string
  readonly at: number
}

export interface TokenRecord {
  readonly id: string
  readonly meeting: string
  readonly role: Role
  readonly until: number
}

interface NewToken extends TokenRecord {
  readonly hash: string
  readonly at: number
}

export interface AccessRecords {
  roleOf(meeting: string, user: string): Promise<Role | null>
  /** The meetings that a user takes part in, with the role in each. */
  rolesOf(user: string): Promise<ReadonlyMap<string, Role>>
  people(meeting: string): Promise<readonly Person[]>
  /** A new role, or null for none. False when that would leave the meeting without a lead: nothing changed. */
  setRole(meeting: string, user: string, role: Role | null, at: number): Promise<boolean>

  addInvite(invite: NewInvite): Promise<void>
  invites(meeting: string, now: number): Promise<readonly InviteRecord[]>
  /** Null: no such invite, or it is used up or over. */
  invite(hash: string, now: number): Promise<InviteRecord | null>
  /** Takes one of the invite's uses and gives the user its role, together. A higher role that the user has stays. */
  useInvite(hash: string, user: string, now: number): Promise<InviteRecord | null>
  removeInvite(meeting: string, invite: string): Promise<boolean>

  /** True while the session with this id, which the account library keeps, has not ended. */
  isOpen(session: string, now: number): Promise<boolean>

  addToken(token: NewToken): Promise<void>
  token(hash: string, now: number): Promise<TokenRecord | null>

  setting(key: string): Promise<string | null>
  /** Sets a value where there is none; gives the one that stands then. */
  settingOnce(key: string, value: string): Promise<string>
  /** Takes the setting away if it has this value; true for the one caller who did. */
  takeSetting(key: string, value: string): Promise<boolean>
}
