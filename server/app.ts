// The Hono app, built from values: every route under /api, the readers' pages, the browser app's files.
import { Hono } from "hono"
import { healthRoutes } from "./http/health.ts"
import { staticFiles } from "./http/static.ts"

export function buildApp({ webDir }: { webDir: string }): Hono {
  const app = new Hono()
  app.route("/", healthRoutes())
  app.use(staticFiles(webDir))
  return app
}
