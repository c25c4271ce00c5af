// A process of its own that serves DATA_DIR until it is killed; prints its port. WRITER and TRIAL name the threads' scripts.
import { readConfig, startServer } from "../../server/main.ts"

const server = await startServer({
  ...readConfig(process.env),
  writer: process.env.WRITER ?? "",
  trialScript: process.env.TRIAL ?? "",
  seedsDir: null,
})
process.once("SIGTERM", () => void server.stop())
process.stdout.write(`${server.port}\n`)
