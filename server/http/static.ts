// The browser app's files from dist/web; any path of the app itself answers with its page.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { serveStatic } from "@hono/node-server/serve-static"
import type { MiddlewareHandler } from "hono"
import { every } from "hono/combine"

/** Hashed files may be kept for a year, the page itself is asked for anew each time. */
export function staticFiles(webDir: string): MiddlewareHandler {
  const page = join(webDir, "index.html")
  const files = existsSync(webDir)
    ? serveStatic({
        root: webDir,
        onFound: (path, c) => {
          const hashed = path.includes("/assets/")
          c.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache")
        },
      })
    : every()
  return every(files, async (c, next) => {
    const isPage =
      ["GET", "HEAD"].includes(c.req.method) && !/^\/(api|sync|p|assets)\//.test(c.req.path)
    if (!isPage || /\.[a-z0-9]+$/.test(c.req.path)) return next()
    if (!existsSync(page)) {
      return c.text("The browser app is not built yet: run `npm start` or `npm run build`.", 503)
    }
    return c.html(readFileSync(page, "utf8"), 200, { "Cache-Control": "no-cache" })
  })
}
