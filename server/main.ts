// The composition root: builds the server from a configuration, listens, and stops it again. Nothing runs on import.
import { createServer, type Server } from "node:http"
import { createServer as createTlsServer } from "node:https"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { pino } from "pino"
import { Attempts, createEntrance, openAccounts } from "./access/access.ts"
import { buildApp } from "./app.ts"
import { ConfigFault, publicUrlOf, type ServerConfig } from "./config.ts"
import { loadSample, sessionKey, setUpToken } from "./first-start.ts"
import type { Route } from "./http/api.ts"
import type { Services } from "./http/services.ts"
import { siteOf } from "./http/site.ts"
import { Importer } from "./import/import.ts"
import { Indexer } from "./indexer/indexer.ts"
import { Relay } from "./relay/relay.ts"
import { lockForServing, openSqlite, wasLeftOpen } from "./store/sqlite/open.ts"
import type { Store } from "./store/store.ts"
import { createGate, createSync, type Sync } from "./sync/sync.ts"

export { backUpDataDir, restoreDataDir } from "./backup.ts"
export { ConfigFault, readConfig, type ServerConfig } from "./config.ts"
export { makeToken, makeTokenForNote } from "./token.ts"
export { verifyDataDir } from "./verify.ts"

/** A server that listens. */
export interface RunningServer {
  /** The address others use. */
  readonly url: string
  readonly port: number
  /** Where the first lead begins; null once somebody has. */
  readonly setUpLink: string | null
  /** The guarded routes, each with its action. */
  readonly routes: readonly Route[]
  /** Flushes what is waiting, closes every connection and the store. */
  stop(): Promise<void>
}

/** Opens the data directory and serves it until `stop`. Throws ConfigFault when it cannot be served. */
export async function startServer(config: ServerConfig): Promise<RunningServer> {
  const warn = warnInto(config.logLevel)
  const { lock, store, wasKilled } = await openDataDir(config, warn)
  try {
    if (wasKilled) await store.statements.leap()
    const token = await setUpToken(store)
    if (config.seedsDir !== null) await loadSample(store, config.seedsDir, Date.now())
    const server = config.tls === null ? createServer() : createTlsServer(config.tls)
    const port = await listen(server, config)
    const url = publicUrlOf(config, port)
    const parts = assemble(config, store, url, warn)
    const api = buildApp(parts.services, config.webDir)
    server.on("request", getRequestListener(api.app.fetch))
    server.on("upgrade", (request, socket, head) => parts.sync.upgrade(request, socket, head))
    const caughtUp = parts.services.indexer
      .catchUp(config.build)
      .catch((fault: unknown) => parts.services.warn("The index could not catch up", { fault }))
    return {
      ...{ url, port, routes: api.routes },
      setUpLink: token === null ? null : `${url}/setup/${token}`,
      async stop() {
        const closed = close(server)
        parts.services.relay.signal({ kind: "stop" })
        await parts.sync.stop()
        server.closeAllConnections()
        await closed
        await parts.services.indexer.stop()
        await caughtUp
        await store.close()
        lock.release()
      },
    }
  } catch (fault) {
    await store.close()
    lock.release()
    throw fault
  }
}

/** True while a server serves the data directory. */
export function isServed({ dataDir }: Pick<ServerConfig, "dataDir">): boolean {
  const lock = lockForServing(dataDir)
  lock?.release()
  return lock === null
}

/** Holds the directory for this process. A disk that takes nothing, say, is told as the fault of DATA_DIR. */
async function openDataDir({ dataDir, writer }: ServerConfig, warn: Services["warn"]) {
  let lock: ReturnType<typeof lockForServing> = null
  try {
    lock = lockForServing(dataDir)
    const wasKilled = wasLeftOpen(dataDir)
    if (lock !== null) return { lock, wasKilled, store: await openSqlite(dataDir, writer, warn) }
  } catch (fault) {
    lock?.release()
    const words = fault instanceof Error ? fault.message : String(fault)
    throw new ConfigFault(`DATA_DIR: ${dataDir} cannot be served: ${words}`, { cause: fault })
  }
  throw new ConfigFault(`Another Lineup serves ${dataDir} already: stop it first.`)
}

/** Everything between the store and the network. */
function assemble(
  config: ServerConfig,
  store: Store,
  url: string,
  warn: Services["warn"],
): { services: Services; sync: Sync } {
  const now = Date.now
  const site = siteOf(url, { proxies: config.proxies })
  const secret = sessionKey(config.dataDir)
  const accounts = openAccounts({ store, url, secret, warn: (message) => warn(message, {}) })
  const entrance = createEntrance(store, accounts, now)
  const relay = new Relay()
  const gate = createGate({ store, entrance, isOwnPage: site.isOwn })
  const sync = createSync({
    ...{ log: store.log, gate, now, warn, trialScript: config.trialScript },
    changed: (doc) => indexer.changed(doc),
  })
  const indexer = new Indexer({ store, read: sync.read, relay, now, warn })
  relay.listen((signal) => {
    if (signal.kind === "access") sync.recheck()
  })
  const services = { store, accounts, entrance, relay, indexer, site, now, warn }
  const { read, append } = sync
  const importer = new Importer(config.importScript)
  return { sync, services: { ...services, read, append, importer, attempts: attemptLimits(now) } }
}

function warnInto(level: string): Services["warn"] {
  const log = pino({ level, serializers: { fault: pino.stdSerializers.err } }, pino.destination(2))
  return (message, details) => log.warn(details, message)
}

/** A room shares one address, and an account may be mistyped from several: each bears more than the two together. */
function attemptLimits(now: () => number): Services["attempts"] {
  const waits = { wait: 2_000, longest: 15 * 60_000 }
  return {
    here: new Attempts({ free: 5, ...waits }, now),
    account: new Attempts({ free: 30, ...waits }, now),
    address: new Attempts({ free: 100, ...waits }, now),
  }
}

function listen(server: Server, { port, host }: ServerConfig): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (fault: NodeJS.ErrnoException) => fail(listenFault(fault, host, port)))
    // One family only: where the name has two addresses, each browser tries both.
    server.listen(port, host === "localhost" ? "127.0.0.1" : host, () => {
      server.removeAllListeners("error")
      done((server.address() as AddressInfo).port)
    })
  })
}

function listenFault(fault: NodeJS.ErrnoException, host: string, port: number): Error {
  if (fault.code === "EADDRINUSE") {
    return new ConfigFault(`PORT: ${port} is in use already; set PORT to another one.`)
  }
  if (fault.code === "EACCES") return new ConfigFault(`PORT: ${port} needs more rights than this.`)
  if (fault.code === "EADDRNOTAVAIL" || fault.code === "ENOTFOUND") {
    return new ConfigFault(`HOST: ${host} is no address of this machine.`)
  }
  return fault
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}
