// A process of its own that serves DATA_DIR until it is killed; prints its port. WRITER names the writing thread.
import { readConfig, startServer } from "../../server/main.ts"

const server = await startServer({
  ...readConfig(process.env),
  writer: process.env.WRITER ?? "",
  seedsDir: null,
})
process.once("SIGTERM", () => void server.stop())
process.stdout.write(`${server.port}\n`)
