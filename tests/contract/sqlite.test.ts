import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openSqlite } from "../../server/store/sqlite/open.ts"
import { builtWriter } from "../support/built.ts"
import { storeContract } from "./store-contract.ts"

storeContract("SQLite", async () => {
  const dir = mkdtempSync(join(tmpdir(), "lineup-store-"))
  const writer = await builtWriter()
  return {
    open: async () => openSqlite(dir, writer),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
})
