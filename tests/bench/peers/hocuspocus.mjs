// Hocuspocus with its own settings: in memory, or with its SQLite extension in the file that SQLITE names.
import { SQLite } from "@hocuspocus/extension-sqlite"
import { Server } from "@hocuspocus/server"

const file = process.env.SQLITE
const server = new Server({
  address: "127.0.0.1",
  port: Number(process.env.PORT),
  quiet: true,
  extensions: file ? [new SQLite({ database: file })] : [],
})
await server.listen()
