// Finds out who asks and as what: from the session's cookie or the bearer token of a request.
import type { Role } from "../../shared/wire/wire.ts"
import type { Store } from "../store/store.ts"
import type { Who } from "./access.ts"
import type { Accounts } from "./accounts.ts"
import { hashOf } from "./secrets.ts"

interface Asking {
  /** Null: neither a session nor a token that holds. */
  readonly who: Who | null
  /** Set-Cookie headers that lengthen the session. */
  readonly cookies: readonly string[]
}

export interface Entrance {
  /** A bearer token stands before a cookie; one that does not hold is nobody, whatever the cookie says. */
  asking(headers: Headers): Promise<Asking>
  bearer(token: string): Promise<Who | null>
  /** False once the session or the token has ended. */
  isStillIn(who: Who): Promise<boolean>
  role(who: Who, meeting: string): Promise<Role | null>
  /** The meetings that who asks takes part in. */
  roles(who: Who): Promise<ReadonlyMap<string, Role>>
}

/** The setting that holds the owner's user id. */
export const OWNER = "owner"

export function createEntrance(store: Store, accounts: Accounts, now: () => number): Entrance {
  const { access } = store
  const bearer = async (token: string): Promise<Who | null> => {
    const hash = hashOf(token)
    const found = await access.token(hash, now())
    if (found === null) return null
    return { kind: "script", token: found.id, hash, meeting: found.meeting, role: found.role }
  }
  return {
    bearer,
    async asking(headers) {
      const token = bearerOf(headers)
      if (token !== null) return { who: await bearer(token), cookies: [] }
      if (!headers.has("cookie")) return { who: null, cookies: [] }
      const found = await accounts.session(headers)
      if (found === null) return { who: null, cookies: [] }
      const { user, name, username, session, cookies } = found
      const owner = (await access.setting(OWNER)) === user
      return { who: { kind: "person", user, name, username, owner, session }, cookies }
    },
    // Asked for every open socket again and again, so past the account library.
    isStillIn: async (who) =>
      who.kind === "person"
        ? access.isOpen(who.session, now())
        : (await access.token(who.hash, now())) !== null,
    async role(who, meeting) {
      if (who.kind === "person") return access.roleOf(meeting, who.user)
      return who.meeting === meeting ? who.role : null
    },
    async roles(who) {
      if (who.kind === "person") return access.rolesOf(who.user)
      return new Map([[who.meeting, who.role]])
    },
  }
}

function bearerOf(headers: Headers): string | null {
  const authorization = headers.get("authorization")
  if (authorization === null) return null
  return /^Bearer +([\w.~+/=-]+)$/i.exec(authorization)?.[1] ?? ""
}
