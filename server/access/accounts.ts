// Accounts without e-mail, behind a port of our own. The library's own web handler is not mounted: its routes,
// and its trust in X-Forwarded-For, are not reachable.
import { randomBytes } from "node:crypto"
import { betterAuth } from "better-auth"
import { isAPIError } from "better-auth/api"
import { username } from "better-auth/plugins"
import type { Store } from "../store/store.ts"
import { newCode, newId } from "./secrets.ts"

/** A user whose session was just begun or found. */
export interface SignedIn {
  readonly user: string
  readonly name: string
  readonly username: string
  readonly session: string
  /** Set-Cookie headers that the answer has to carry. */
  readonly cookies: readonly string[]
}

type AccountFault = "username-taken" | "wrong-password"

export interface Accounts {
  /** Makes an account and signs in; without username and password it ends with its session. */
  signUp(
    account: {
      readonly name: string
      readonly username?: string | undefined
      readonly password?: string | undefined
    },
    from: Headers,
  ): Promise<SignedIn | AccountFault>
  signIn(username: string, password: string, from: Headers): Promise<SignedIn | AccountFault>
  /** Ends the session of these headers; gives the Set-Cookie headers that clear it. */
  signOut(from: Headers): Promise<readonly string[]>
  /** Null: no session, or it is over. */
  session(from: Headers): Promise<SignedIn | null>
}

/** The header in which the server itself tells the library the address of the socket. */
export const ADDRESS_HEADER = "x-lineup-address"

export interface AccountOptions {
  readonly store: Store
  /** The address others use, "https://lineup.example.org". */
  readonly url: string
  readonly secret: string
  readonly warn: (message: string) => void
}

export function openAccounts(options: AccountOptions): Accounts {
  const auth = library(options)
  return {
    async signUp(account, from) {
      const name = account.username ?? `guest-${newId()}`
      const password = account.password ?? newCode()
      return attempt(async () => {
        const { headers, response } = await auth.api.signUpEmail({
          // The library wants an address; this one is never shown and leads nowhere.
          body: {
            name: account.name,
            email: `${newId()}@lineup.invalid`,
            password,
            username: name,
          },
          headers: from,
          returnHeaders: true,
        })
        return signedIn(auth, headers, response.user)
      })
    },
    async signIn(name, password, from) {
      return attempt(async () => {
        const { headers, response } = await auth.api.signInUsername({
          body: { username: name, password },
          headers: from,
          returnHeaders: true,
        })
        return signedIn(auth, headers, response.user)
      })
    },
    async signOut(from) {
      const { headers } = await auth.api.signOut({ headers: from, returnHeaders: true })
      return headers.getSetCookie()
    },
    async session(from) {
      const { headers, response } = await auth.api.getSession({
        headers: from,
        returnHeaders: true,
      })
      if (response === null) return null
      const { user, session } = response
      return {
        user: user.id,
        name: user.name,
        username: shownUsername(user),
        session: session.id,
        cookies: headers.getSetCookie(),
      }
    },
  }
}

const WEEK = 7 * 24 * 3600

function library({ store, url, secret, warn }: AccountOptions) {
  return betterAuth({
    database: { dialect: store.accounts.dialect, type: store.accounts.type },
    baseURL: url,
    secret,
    trustedOrigins: [url],
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => warn(message) },
    rateLimit: { enabled: false },
    // A negotiation lasts a week, and who joined with a name alone cannot sign in again.
    session: { expiresIn: WEEK, updateAge: 3600 },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    advanced: {
      cookiePrefix: "lineup",
      useSecureCookies: url.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      username({
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[A-Za-z0-9._-]+$/.test(name),
      }),
    ],
  })
}

type Library = ReturnType<typeof library>
type User = {
  readonly id: string
  readonly name: string
  readonly username?: string | null | undefined
}

/** The session's id stands in no answer of the library: it is found by the cookie that was just set. */
async function signedIn(auth: Library, answer: Headers, user: User): Promise<SignedIn> {
  const cookies = answer.getSetCookie()
  const cookie = cookies.map((set) => set.split(";", 1)[0]).join("; ")
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
  if (found === null) throw new Error("The session that was just begun is not there")
  return {
    user: user.id,
    name: user.name,
    username: shownUsername(found.user),
    session: found.session.id,
    cookies,
  }
}

/** A made-up username is nobody's to know. */
function shownUsername({ username: name }: Pick<User, "username">): string {
  return name?.startsWith("guest-") ? "" : (name ?? "")
}

async function attempt(act: () => Promise<SignedIn>): Promise<SignedIn | AccountFault> {
  try {
    return await act()
  } catch (fault) {
    if (!isAPIError(fault)) throw fault
    const code = String(fault.body?.code)
    if (code === "USERNAME_IS_ALREADY_TAKEN") return "username-taken"
    if (fault.statusCode === 401 || code === "INVALID_USERNAME") return "wrong-password"
    throw fault
  }
}

/** A new key that signs session cookies. */
export function newSecret(): string {
  return randomBytes(32).toString("hex")
}
