// `lineup import`: puts a file of another program into a note, through the server that serves it or one of its own.
import { createHash, randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { defineCommand } from "citty"
import type { AppendAnswer, ImportProposal, ProblemDetails } from "../../shared/wire/wire.ts"
import { ConfigFault, isServed, makeTokenForNote, readConfig, startServer } from "../main.ts"
import { CommandFault, UsageFault } from "./faults.ts"
import { refuseUnknownOptions } from "./note-files.ts"

const options = {
  file: {
    type: "positional",
    required: true,
    description: "A Word file (.docx), a web page, Markdown or plain text",
  },
  to: { type: "string", required: true, valueHint: "NOTE", description: "The note's id" },
  url: {
    type: "string",
    valueHint: "URL",
    description: "The server's address; without it, the data directory (DATA_DIR) is written to",
  },
  token: { type: "string", description: "For --url: a token of a note-taker or lead" },
  again: {
    type: "boolean",
    default: false,
    description: "Append the file also where the note has it already",
  },
  json: { type: "boolean", default: false, description: "Print an object" },
} as const

export const importCommand = defineCommand({
  meta: { name: "import", description: "Append a file of another program to a note" },
  args: options,
  async run({ args }) {
    refuseUnknownOptions(args, options)
    if ((args.url === undefined) !== (args.token === undefined))
      throw new UsageFault("--url and --token belong together")
    const bytes = await bytesOf(args.file)
    // The same file is the same request, so that a command given twice does not double it.
    const key = args.again ? randomUUID() : createHash("sha256").update(bytes).digest("hex")
    const send = async (server: Server) => {
      const path = `/api/notes/${encodeURIComponent(args.to)}`
      const name = encodeURIComponent(basename(args.file))
      const proposal = await server.post<ImportProposal>(`${path}/import?name=${name}`, bytes)
      const { text, ...counts } = proposal
      const { written } = await server.post<AppendAnswer>(`${path}/append`, { key, text })
      return { note: args.to, written, ...counts }
    }
    const done = await (args.url === undefined || args.token === undefined
      ? throughDataDir(args.to, send)
      : send(new Server(args.url, args.token)))
    process.stdout.write(`${args.json ? JSON.stringify(done) : inWords(args.file, done)}\n`)
  },
})

type Done = Omit<ImportProposal, "text"> & { readonly note: string; readonly written: boolean }

function inWords(file: string, done: Done): string {
  if (!done.written) {
    return `${file} is in the note already: nothing was added. To have it there twice, add --again.`
  }
  const counts = [
    [done.comments, "comment", "put below its paragraph as [check]"],
    [done.insertions, "tracked insertion", "taken in"],
    [done.deletions, "tracked deletion", "left out"],
    [done.images, "picture", "left out"],
  ] as const
  const told = counts
    .filter(([count]) => count > 0)
    .map(([count, what, how]) => `; ${count} ${what}${count === 1 ? "" : "s"} ${how}`)
  const decoded =
    done.encoding === null || done.encoding === "utf-8" ? "" : `, read as ${done.encoding}`
  const blocks = done.blocks === 1 ? "1 block" : `${done.blocks} blocks`
  return `${file}${decoded}: ${blocks} appended to ${done.note}${told.join("")}`
}

async function bytesOf(path: string): Promise<Buffer> {
  return readFile(path).catch((fault: unknown) => {
    throw new CommandFault(`cannot read ${path}: ${fault instanceof Error ? fault.message : fault}`)
  })
}

/** A server that is told what to do by its API, as any script may. */
class Server {
  readonly #url: string
  readonly #token: string

  constructor(url: string, token: string) {
    this.#url = url.replace(/\/$/, "")
    this.#token = token
  }

  /** Posts bytes as they are, and anything else as JSON. A CommandFault tells what the server says against it. */
  async post<T>(path: string, body: Buffer | object): Promise<T> {
    const isBytes = Buffer.isBuffer(body)
    const answer = await fetch(`${this.#url}${path}`, {
      method: "POST",
      body: isBytes ? new Uint8Array(body) : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${this.#token}`,
        "content-type": isBytes ? "application/octet-stream" : "application/json",
      },
    }).catch((fault: unknown) => {
      const cause = fault instanceof Error ? (fault.cause ?? fault) : fault
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new CommandFault(
        `no answer from ${this.#url}: ${why}. Run it again: nothing is doubled.`,
      )
    })
    if (answer.ok) return (await answer.json()) as T
    const isProblem = /json/.test(answer.headers.get("content-type") ?? "")
    const problem = isProblem ? ((await answer.json()) as ProblemDetails) : null
    throw new CommandFault(
      problem?.detail ?? `${this.#url} answers ${answer.status}: is it a Lineup?`,
    )
  }
}

/** The token of the command's own calls holds no longer than they take. Milliseconds. */
const MOMENT = 10 * 60_000

/** Through the server that serves the data directory, else through one that runs for this command only. */
async function throughDataDir<T>(note: string, act: (server: Server) => Promise<T>): Promise<T> {
  try {
    const config = readConfig(process.env)
    const terms = { note, role: "note-taker", until: Date.now() + MOMENT } as const
    const token = await makeTokenForNote(config, terms)
    if (isServed(config)) {
      const isLocal = /^(localhost|0\.0\.0\.0|::)$/.test(config.host)
      const host = isLocal ? "127.0.0.1" : config.host
      return await act(
        new Server(`${config.tls ? "https" : "http"}://${host}:${config.port}`, token),
      )
    }
    const own = { port: 0, host: "127.0.0.1", publicUrl: null, tls: null, seedsDir: null }
    const server = await startServer({ ...config, ...own })
    try {
      return await act(new Server(server.url, token))
    } finally {
      await server.stop()
    }
  } catch (fault) {
    throw fault instanceof ConfigFault ? new CommandFault(fault.message) : fault
  }
}
