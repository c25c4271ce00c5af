// Signing in and out, and who is signed in.
import { type SessionAnswer, signInRequest } from "../../shared/wire/wire.ts"
import { ADDRESS_HEADER, OWNER, type SignedIn, type Who } from "../access/access.ts"
import type { Api, Call } from "./api.ts"
import { bodyOf } from "./body.ts"
import { Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function sessionRoutes(api: Api, services: Services): void {
  api.signedIn("GET", "/api/session", "see-session", (c, who) => c.json(sessionOf(who)))

  api.server("POST", "/api/sign-in", "sign-in", async (c) => {
    const { username, password } = await bodyOf(c, signInRequest)
    const tries = triesOf(c, services, username)
    mayTry(Object.values(tries))
    for (const { attempts, key } of Object.values(tries)) attempts.failed(key)
    const signedIn = await services.accounts.signIn(username, password, originHeaders(c, services))
    if (typeof signedIn === "string") {
      throw new Problem("not-allowed", "The username or the password is not right.")
    }
    tries.here.attempts.forget(tries.here.key)
    tries.account.attempts.forget(tries.account.key)
    tries.address.attempts.forgive(tries.address.key)
    return beginSession(c, services, signedIn)
  })

  api.server("POST", "/api/sign-out", "sign-out", async (c) => {
    const cookies = await services.accounts.signOut(c.req.raw.headers)
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true })
    services.relay.signal({ kind: "access" })
    return c.body(null, 204)
  })
}

/** Answers with the session that was just begun, and its cookie. */
export async function beginSession(
  c: Call,
  { store }: Services,
  signedIn: SignedIn,
): Promise<Response> {
  for (const cookie of signedIn.cookies) c.header("Set-Cookie", cookie, { append: true })
  const { user, name, username, session } = signedIn
  const owner = (await store.access.setting(OWNER)) === user
  return c.json(sessionOf({ kind: "person", user, name, username, owner, session }))
}

/** The headers for the account library: of the client's own only what it needs, and the address that we saw. */
export function originHeaders(c: Call, { site }: Services): Headers {
  return new Headers({
    "user-agent": c.req.header("user-agent") ?? "",
    [ADDRESS_HEADER]: site.addressOf(c.env.incoming),
  })
}

function sessionOf(who: Who): SessionAnswer {
  return who.kind === "person"
    ? { user: { id: who.user, name: who.name, username: who.username }, owner: who.owner }
    : { user: { id: `token:${who.token}`, name: "Script", username: "" }, owner: false }
}

interface Try {
  readonly attempts: Services["attempts"]["here"]
  readonly key: string
}

/** A room shares one address, so the address alone bears more failures than an account does. */
function triesOf(c: Call, { attempts, site }: Services, username: string) {
  const account = username.toLowerCase()
  const address = site.addressOf(c.env.incoming)
  return {
    here: { attempts: attempts.here, key: `${account} ${address}` },
    account: { attempts: attempts.account, key: account },
    address: { attempts: attempts.address, key: address },
  } satisfies Record<string, Try>
}

function mayTry(tries: readonly Try[]): void {
  const wait = Math.max(...tries.map(({ attempts, key }) => attempts.wait(key)))
  if (wait === 0) return
  const seconds = Math.ceil(wait / 1000)
  throw new Problem("too-many", `Too many wrong attempts. Try again in ${seconds} s.`, {
    headers: { "Retry-After": String(seconds) },
  })
}
