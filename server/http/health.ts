// GET /api/health: the process answers; GET /api/ready: it can store what is typed.
import type { Api } from "./api.ts"
import { Problem } from "./problem.ts"
import type { Services } from "./services.ts"

export function healthRoutes(api: Api, { store }: Services): void {
  api.server("GET", "/api/health", "see-health", (c) => c.json({ ok: true }))

  api.server("GET", "/api/ready", "see-health", (c) => {
    if (!store.writable) {
      throw new Problem("unavailable", "Nothing can be stored any more: restart the server.")
    }
    return c.json({ ok: true })
  })
}
