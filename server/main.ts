// The composition root: builds the server from a configuration, listens, and stops it again. Nothing runs on import.
import { mkdirSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { buildApp } from "./app.ts"
import { publicUrlOf, type ServerConfig } from "./config.ts"

export { ConfigFault, readConfig, type ServerConfig } from "./config.ts"

/** A server that listens. */
export interface RunningServer {
  /** The address others use. */
  readonly url: string
  readonly port: number
  /** Flushes what is waiting, closes every connection and the store. */
  stop(): Promise<void>
}

/** Opens the data directory and serves it until `stop`. */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  mkdirSync(config.dataDir, { recursive: true })
  const server = config.tls === null ? createServer() : createTlsServer(config.tls)
  const port = await listen(server, config)
  const url = publicUrlOf(config, port)
  const app = buildApp({ webDir: config.webDir })
  server.on("request", getRequestListener(app.fetch))
  return { url, port, stop: () => close(server) }
}

function listen(server: Server, config: ServerConfig): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", fail)
    server.listen(config.port, config.host === "localhost" ? "127.0.0.1" : config.host, () => {
      server.off("error", fail)
      done((server.address() as AddressInfo).port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}
