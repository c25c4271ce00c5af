// The first lead takes the server into use, by the link that the server printed.
import { type SetupAnswer, setupRequest } from "../../shared/wire/wire.ts"
import { OWNER } from "../access/access.ts"
import type { Api } from "./api.ts"
import { bodyOf } from "./body.ts"
import { Problem } from "./problem.ts"
import type { Services } from "./services.ts"
import { beginSession, originHeaders } from "./session.ts"

/** The setting that holds the set-up token until it was used. */
export const SET_UP = "set-up"

export function setupRoutes(api: Api, services: Services): void {
  const { accounts, now, store } = services

  api.server("GET", "/api/setup", "set-up", async (c) => {
    const open = (await store.access.setting(SET_UP)) !== null
    return c.json({ open } satisfies SetupAnswer)
  })

  api.server("POST", "/api/setup", "set-up", async (c) => {
    const { token, name, username, password } = await bodyOf(c, setupRequest)
    if (!(await store.access.takeSetting(SET_UP, token))) {
      throw new Problem(
        "gone",
        "This set-up link was used already, or is not the one that the server printed. Sign in instead.",
      )
    }
    const account = { name, username, password }
    const signedIn = await accounts.signUp(account, originHeaders(c, services)).catch(giveBack)
    if (typeof signedIn === "string") return giveBack(new Error(signedIn))
    await store.access.settingOnce(OWNER, signedIn.user)
    // Whatever is there already, the sample meeting above all, gets its lead.
    for (const { meeting } of await store.meetings.all()) {
      await store.access.setRole(meeting.id, signedIn.user, "lead", now())
    }
    return beginSession(c, services, signedIn)

    /** No account was made, so the link stays good. */
    async function giveBack(fault: unknown): Promise<never> {
      await store.access.settingOnce(SET_UP, token)
      throw fault
    }
  })
}
