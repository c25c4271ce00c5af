// Scripts for threads and processes of tests: Node runs no TypeScript, so each is built once for its present sources.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { build } from "vite"

const root = join(import.meta.dirname, "../..")

/** The writing thread. */
export function builtWriter(): Promise<string> {
  return built("server/store/sqlite/write-worker.ts", ["server/store", "shared/support"])
}

/** The thread that tries out large updates. */
export function builtTrial(): Promise<string> {
  return built("server/sync/trial-worker.ts", ["server/sync", "shared/wire"])
}

/** The thread that reads files of other programs. */
export function builtImport(): Promise<string> {
  return built("server/import/import-worker.ts", ["server/import", "shared"])
}

/** A process that serves a data directory (tests/support/serving.ts). */
export function builtServer(): Promise<string> {
  return built("tests/support/serving.ts", ["server", "shared", "seeds"])
}

/** The same for chaos (tests/chaos/serving.ts), with all that it imports in one script: so it starts in half the time. */
export function builtChaosServer(): Promise<string> {
  return built("tests/chaos/serving.ts", ["server", "shared", "seeds"], { whole: true })
}

/** The writing thread that dies on the way. */
export function builtDyingWriter(): Promise<string> {
  return built("tests/chaos/dying-writer.ts", ["server/store", "shared/support", "tests/chaos"])
}

/** The path of a script that fits its sources; builds it when it is missing. */
async function built(
  entry: string,
  sources: readonly string[],
  { whole }: { whole: boolean } = { whole: false },
): Promise<string> {
  const hash = createHash("sha256").update(readFileSync(join(root, entry)))
  for (const folder of sources) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (/(?<!\.test)\.ts$/.test(file)) hash.update(readFileSync(join(root, folder, file)))
    }
  }
  const folder = join(root, "dist/tests", hash.digest("hex").slice(0, 16))
  const script = join(folder, "script.js")
  if (existsSync(script)) return script
  mkdirSync(join(root, "dist/tests"), { recursive: true })
  // Several test files may build at once: each builds in a folder of its own, and the first renames its.
  const outDir = mkdtempSync(join(root, "dist/tests/build-"))
  await build({
    configFile: false,
    root,
    logLevel: "error",
    // A compiled module cannot go into a script.
    ssr: { noExternal: whole ? true : [], external: ["better-sqlite3"] },
    build: {
      ssr: join(root, entry),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "script.js", codeSplitting: false } },
    },
  })
  try {
    renameSync(outDir, folder)
  } catch (fault) {
    if (!existsSync(script)) throw fault
  }
  return script
}
