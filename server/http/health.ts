// GET /api/health: the process answers; GET /api/ready: it can serve notes.
import { Hono } from "hono"

export function healthRoutes(): Hono {
  return new Hono()
    .get("/api/health", (c) => c.json({ ok: true }))
    .get("/api/ready", (c) => c.json({ ok: true }))
}
