// Programs of the project's tests and benchmarks, built for Node: it runs no TypeScript.
import { rmSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../server/cli/launch.mjs"

/**
 * Builds programs and answers the folder that holds them as NAME.js; it goes when this process ends.
 * @param {string} what names the folder; another run beside has its own
 * @param {Record<string, string>} sources name of each program to its source, from the project's top
 */
export async function builtForNode(what, sources) {
  const { build } = await import("vite")
  // Two folders deep, as their sources, which find the project's top from there.
  const outDir = join(root, `dist/${what}-${process.pid}`)
  process.once("exit", () => rmSync(outDir, { recursive: true, force: true }))
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1))
  const input = Object.entries(sources).map(([name, source]) => [name, join(root, source)])
  await build({
    configFile: false,
    root,
    logLevel: "error",
    build: {
      ssr: true,
      outDir,
      target: "node20",
      rolldownOptions: {
        input: Object.fromEntries(input),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  })
  return outDir
}
