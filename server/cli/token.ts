// `lineup token`: prints a bearer token for scripts; works beside a running server.
import { defineCommand } from "citty"

export const tokenCommand = defineCommand({
  meta: { name: "token", description: "Print a bearer token for scripts" },
})
