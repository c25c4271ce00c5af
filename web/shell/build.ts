// Part of the build: tells the page its version, and makes the service worker that keeps the build's files.
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { build, type Plugin } from "vite"
import type { Build } from "./kept-shell.ts"

/** Writes the worker behind the browser app's files. */
export function shellPlugin(): Plugin {
  return {
    name: "lineup:shell",
    applyToEnvironment: ({ name }) => name === "client",
    // What lies on the disk by then is what the server will send.
    writeBundle: ({ dir = "" }) => writeShell(dir),
  }
}

/** Marks the page of a folder of built files with their version, and writes `service-worker.js` beside it. */
export async function writeShell(dir: string): Promise<void> {
  const assets = readdirSync(join(dir, "assets"))
    .sort()
    .map((name) => `/assets/${name}`)
  const page = join(dir, "index.html")
  const unmarked = readFileSync(page, "utf8").replace(/\s*<meta name="version"[^>]*>/, "")
  const worker = await workerCode({ version: "", files: {} })
  // The names of assets carry their content.
  const version = hash([unmarked, worker, ...assets].join("\n"), "hex").slice(0, 16)
  const mark = `<meta name="version" content="${version}" />`
  writeFileSync(page, unmarked.replace("</title>", `</title>\n    ${mark}`))

  const files = Object.fromEntries(
    ["/index.html", ...assets].map((path) => [
      path,
      `sha256-${hash(readFileSync(join(dir, path)), "base64")}`,
    ]),
  )
  writeFileSync(join(dir, "service-worker.js"), await workerCode({ version, files }))
}

async function workerCode(shell: Build): Promise<string> {
  const made = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    define: { BUILD: JSON.stringify(shell) },
    build: {
      write: false,
      rolldownOptions: {
        input: join(import.meta.dirname, "worker.ts"),
        // Not every browser takes modules as service workers.
        output: { format: "iife" },
      },
    },
  })
  const [chunk] = [made].flat().flatMap((one) => ("output" in one ? one.output : []))
  if (chunk?.type !== "chunk") throw new Error("The build of the service worker made no script")
  return chunk.code
}

function hash(content: string | Buffer, as: "hex" | "base64"): string {
  return createHash("sha256").update(content).digest(as)
}
