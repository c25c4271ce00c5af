// The servers that are compared, each in a process of its own with data of its own.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Store } from "../../../server/store/store.ts"
import { type Notes, prepareData } from "./lineup.ts"
import { builtScript, peer, ServerProcess } from "./process.ts"
import type { Speech } from "./speech.ts"

export type ServerName =
  /** Sends the same bytes to whoever asks (join.ts). */
  | "bare"
  | "relay"
  | "lineup"
  | "lineup-sync-alone"
  | "y-websocket"
  | "y-websocket-leveldb"
  | "hocuspocus"
  | "hocuspocus-sqlite"

/** A running server; `end` takes its data along. */
export interface Running {
  readonly name: ServerName
  readonly speech: Speech
  readonly docs: readonly string[]
  process: ServerProcess
  url(doc: string): string
  /** What somebody shows at the door. */
  headers(person: number): Record<string, string>
  /** Ends the process, at once where every acknowledged edit has to be on disk, and starts it on the same data. */
  restart(): Promise<void>
  end(): Promise<void>
}

/** True of those that claim to have the notes again after a restart. */
export function keeps(name: ServerName): boolean {
  return !["bare", "relay", "y-websocket", "hocuspocus"].includes(name)
}

const isOurs = (name: ServerName) => name.startsWith("lineup")

interface Extras {
  readonly env?: Record<string, string>
  /** The script of our writing thread, where it is not the product's own. */
  readonly writer?: string
  /** Writes more into our store before the server starts. */
  readonly more?: (store: Store, docs: readonly string[]) => Promise<void>
}

const nothingMore = async () => undefined

export async function startServer(
  name: ServerName,
  notes: Notes,
  { writer = builtScript("write-worker"), more = nothingMore, env = {} }: Extras = {},
): Promise<Running> {
  const dir = mkdtempSync(join(tmpdir(), "lineup-bench-"))
  const prepared = isOurs(name) ? await prepareData(dir, notes, more) : null
  const program = programs[name](dir, writer)
  const start = () => ServerProcess.start(program.script, { ...program.env, ...env })
  const running: Running = {
    name,
    speech: name === "relay" ? "relay" : /^hocus/.test(name) ? "hocuspocus" : "y",
    docs: prepared?.docs ?? Array.from({ length: notes.count }, (_, n) => `note${n}`),
    process: await start(),
    url: (doc) => {
      const at = `ws://127.0.0.1:${running.process.port}`
      return isOurs(name) ? `${at}/sync/${doc}` : `${at}/${doc}`
    },
    headers: (person) => {
      const token = prepared?.tokens[person % prepared.tokens.length]
      return token === undefined ? {} : { authorization: `Bearer ${token}` }
    },
    async restart() {
      await running.process.end(isOurs(name) ? "SIGKILL" : "SIGTERM")
      running.process = await start()
    },
    async end() {
      await running.process.end()
      rmSync(dir, { recursive: true })
    },
  }
  return running
}

interface Program {
  readonly script: string
  readonly env: Record<string, string>
}

const programs: Readonly<Record<ServerName, (dir: string, writer: string) => Program>> = {
  bare: () => ({ script: peer("bytes.mjs"), env: {} }),
  relay: () => ({ script: peer("relay.mjs"), env: {} }),
  lineup: (dir, writer) => ours("serving", dir, writer),
  "lineup-sync-alone": (dir, writer) => ours("sync-alone", dir, writer),
  "y-websocket": () => yWebsocket({}),
  "y-websocket-leveldb": (dir) => yWebsocket({ YPERSISTENCE: dir }),
  hocuspocus: () => ({ script: peer("hocuspocus.mjs"), env: {} }),
  "hocuspocus-sqlite": (dir) => ({
    script: peer("hocuspocus.mjs"),
    env: { SQLITE: join(dir, "notes.db") },
  }),
}

function ours(script: string, dir: string, writer: string): Program {
  return {
    script: builtScript(script),
    env: { DATA_DIR: dir, WRITER: writer, TRIAL: builtScript("trial-worker") },
  }
}

function yWebsocket(env: Record<string, string>): Program {
  return { script: peer("node_modules/y-websocket/bin/server.cjs"), env }
}
