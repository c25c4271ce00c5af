// The writing thread for tests: Node runs no TypeScript in a worker, so it is built once for its present sources.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { build } from "vite"

const root = join(import.meta.dirname, "../..")
const sources = join(root, "server/store/sqlite")

/** The path of a worker script that fits the sources; builds it when it is missing. */
export async function builtWriter(): Promise<string> {
  const hash = createHash("sha256")
  for (const file of readdirSync(sources)) hash.update(readFileSync(join(sources, file)))
  const script = join(root, `dist/tests/write-worker-${hash.digest("hex").slice(0, 16)}.js`)
  if (existsSync(script)) return script
  mkdirSync(join(root, "dist/tests"), { recursive: true })
  // Several test files may build at once: each builds in a folder of its own, and the rename is atomic.
  const outDir = mkdtempSync(join(root, "dist/tests/build-"))
  await build({
    configFile: false,
    root,
    logLevel: "warn",
    build: {
      ssr: join(sources, "write-worker.ts"),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "write-worker.js" } },
    },
  })
  renameSync(join(outDir, "write-worker.js"), script)
  return script
}
