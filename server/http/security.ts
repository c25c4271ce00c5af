// What holds for every request: headers that shut the browser's doors, and no change at the wish of another site.
import type { MiddlewareHandler } from "hono"
import type { Env } from "./api.ts"
import { Problem } from "./problem.ts"
import type { Site } from "./site.ts"

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Carets, column widths and popups are placed by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ")

const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}

export function secureHeaders(site: Site): MiddlewareHandler<Env> {
  const strict = site.url.startsWith("https:") ? "max-age=15552000" : null
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    if (strict !== null) c.header("Strict-Transport-Security", strict)
    if (c.req.path.startsWith("/api/") && !c.res.headers.has("Cache-Control")) {
      c.header("Cache-Control", "no-store")
    }
  }
}

/**
 * Refuses what changes something when a page of another site sends it. A browser always names the page; a script
 * with a bearer token need not, but whoever shows a cookie must.
 */
export function sameSiteOnly(site: Site): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header("origin")
    const changes = !["GET", "HEAD", "OPTIONS"].includes(c.req.method)
    const named = origin === undefined ? null : site.isOwn(origin, c.req.header("host"))
    const byCookie = c.req.header("cookie") !== undefined && !c.req.header("authorization")
    if (changes && (named === false || (named === null && byCookie))) {
      throw new Problem(
        "not-allowed",
        `This request comes from a page that is not Lineup's own. Open ${site.url} and try again.`,
      )
    }
    return next()
  }
}
