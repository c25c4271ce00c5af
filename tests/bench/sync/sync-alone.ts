// A process of its own that serves DATA_DIR with the sync and the store alone: no index, no accounts, no pages.
import { createServer } from "node:http"
import { openSqlite } from "../../../server/store/sqlite/open.ts"
import { createSync } from "../../../server/sync/sync.ts"
import { warn } from "./lineup.ts"

const { DATA_DIR = "", WRITER = "", TRIAL = "", PORT = "0" } = process.env
const store = await openSqlite(DATA_DIR, WRITER, warn)
const role = { meeting: "bench", role: "note-taker" } as const
const sync = createSync({
  log: store.log,
  now: Date.now,
  trialScript: TRIAL,
  warn,
  changed: () => undefined,
  gate: {
    // Each token is a person of its own, as in the whole product.
    admit: async ({ headers: { authorization = "" } }) => ({
      ok: true,
      who: { kind: "script", token: authorization, hash: authorization, ...role },
    }),
    readmit: async (who) => ({ ok: true, who }),
  },
})
const server = createServer()
server.on("upgrade", (request, socket, head) => sync.upgrade(request, socket, head))
server.listen(Number(PORT), "127.0.0.1")
process.once("SIGTERM", () => {
  server.close()
  sync.stop().then(
    () => store.close(),
    (fault: unknown) => {
      throw fault
    },
  )
})
