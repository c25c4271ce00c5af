// Two builds of the browser app for tests of updates: the present one, and one that knows a newer schema of notes.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createBuilder, type Plugin } from "vite"

const root = join(import.meta.dirname, "../..")

/** The schema version that the newer build says. */
export const NEWER_SCHEMA = 2

/** Folders of the two, both made anew; `remove` deletes them. */
export async function twoBuilds(): Promise<{ older: string; newer: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "lineup-builds-"))
  const [older, newer] = [join(folder, "older"), join(folder, "newer")]
  await buildInto(older)
  await buildInto(newer, newerSchema)
  return { older, newer, remove: () => rmSync(folder, { recursive: true }) }
}

const newerSchema: Plugin = {
  name: "test:newer-schema",
  transform(code, id) {
    if (!id.endsWith("/shared/note/schema.ts")) return null
    return code.replace("SCHEMA_VERSION = 1", `SCHEMA_VERSION = ${NEWER_SCHEMA}`)
  },
}

async function buildInto(outDir: string, ...plugins: readonly Plugin[]): Promise<void> {
  const builder = await createBuilder({
    root,
    configFile: join(root, "vite.config.ts"),
    mode: "production",
    logLevel: "error",
    plugins: [...plugins],
    environments: { client: { build: { outDir, emptyOutDir: true } } },
  })
  const { client } = builder.environments
  if (client === undefined) throw new Error("vite.config.ts builds no browser app")
  await builder.build(client)
}
