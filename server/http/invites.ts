// Invites: a lead makes a link with a role, an end and a number of uses; whoever has it joins by a name alone.
import {
  type InviteAnswer,
  type InviteMade,
  type InviteSummary,
  inviteRequest,
  joinRequest,
} from "../../shared/wire/wire.ts"
import { hashOf, nameOf, newCode, newId, type SignedIn, type Who } from "../access/access.ts"
import type { InviteRecord } from "../store/store.ts"
import type { Api, Call } from "./api.ts"
import { bodyOf } from "./body.ts"
import { notFound, Problem } from "./problem.ts"
import type { Services } from "./services.ts"
import { beginSession, originHeaders } from "./session.ts"

const HOUR = 3_600_000

export function inviteRoutes(api: Api, services: Services): void {
  const { now, relay, site, store } = services

  api.meeting("POST", "/api/meetings/:meeting/invites", "manage-people", async (c, at) => {
    const { role, hours, uses } = await bodyOf(c, inviteRequest)
    const code = newCode()
    const invite = {
      ...{ id: newId(), meeting: at.meeting, role, until: now() + hours * HOUR, usesLeft: uses },
      by: nameOf(at.who).name,
    }
    await store.access.addInvite({ ...invite, hash: hashOf(code), at: now() })
    const link = `${site.url}/join/${code}`
    return c.json({ ...summaryOf(invite), code, link } satisfies InviteMade, 201)
  })

  api.meeting("DELETE", "/api/meetings/:meeting/invites/:id", "manage-people", async (c, at) => {
    const removed = await store.access.removeInvite(at.meeting, c.req.param("id") ?? "")
    if (!removed) throw notFound("invite")
    return c.body(null, 204)
  })

  api.server("GET", "/api/invites/:code", "join", async (c) => {
    const invite = await inviteOf(c, services)
    const meeting = await store.meetings.find(invite.meeting)
    if (meeting === null) throw usedUp()
    const { role, by, until } = invite
    return c.json({ meeting: meeting.meeting.name, role, by, until } satisfies InviteAnswer)
  })

  api.server("POST", "/api/invites/:code", "join", async (c, who) => {
    const account = await bodyOf(c, joinRequest)
    if ((account.username === undefined) !== (account.password === undefined)) {
      const missing = account.username === undefined ? "username" : "password"
      const faults = [`${missing}: is needed to come back later; leave both out to join by name`]
      throw new Problem("invalid", "Give both a username and a password, or neither.", { faults })
    }
    await inviteOf(c, services)
    const signedIn =
      sessionOf(who) ?? (await services.accounts.signUp(account, originHeaders(c, services)))
    if (signedIn === "username-taken") {
      const faults = ["username: is taken, choose another one"]
      throw new Problem("stale", "This username is taken.", { faults })
    }
    if (signedIn === "wrong-password") throw new Error("A new account has no password to be wrong")
    const code = c.req.param("code") ?? ""
    const used = await store.access.useInvite(hashOf(code), signedIn.user, now())
    if (used === null) throw usedUp()
    relay.signal({ kind: "access" })
    return beginSession(c, services, signedIn)
  })
}

export function summaryOf({ id, role, until, usesLeft }: InviteRecord): InviteSummary {
  return { id, role, until, usesLeft }
}

/** Who is signed in already joins as who they are. */
function sessionOf(who: Who | null): SignedIn | null {
  if (who?.kind !== "person") return null
  const { user, name, username, session } = who
  return { user, name, username, session, cookies: [] }
}

async function inviteOf(c: Call, { store, now }: Services): Promise<InviteRecord> {
  const invite = await store.access.invite(hashOf(c.req.param("code") ?? ""), now())
  if (invite === null) throw usedUp()
  return invite
}

function usedUp(): Problem {
  return new Problem(
    "gone",
    "This invite is used up, over, or was taken back. Ask a lead of the meeting for a new one.",
  )
}
