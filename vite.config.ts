import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { svelte } from "@sveltejs/vite-plugin-svelte"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { shellPlugin } from "./web/shell/build.ts"

/** Chromium as Debian installs it, or the one named by CHROMIUM. */
const chromium = process.env.CHROMIUM || "/usr/bin/chromium"

/** The app's page lies in web/ and is served from the top. */
const pageAtTop = {
  name: "lineup:page-at-top",
  enforce: "post" as const,
  generateBundle(_: unknown, bundle: Record<string, { fileName: string }>) {
    const page = bundle["web/index.html"]
    if (page !== undefined) page.fileName = "index.html"
  },
}

/** The property tests among the unit tests: those that draw their examples. */
function propertyTests(): string[] {
  return ["shared", "server", "tests/properties"]
    .flatMap((folder) =>
      readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" }).map(
        (file) => join(folder, file),
      ),
    )
    .filter((file) => file.endsWith(".test.ts"))
    .filter((file) => readFileSync(join(import.meta.dirname, file), "utf8").includes("fast-check"))
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), pageAtTop, shellPlugin()],
  resolve: { dedupe: ["yjs", "lib0", "y-protocols", "prosemirror-model", "prosemirror-state"] },
  // `vite build` makes all: the browser app, and the server with its command line.
  builder: {},
  environments: {
    client: {
      build: {
        outDir: "dist/web",
        emptyOutDir: true,
        // The editor is one chunk, loaded with the first note.
        chunkSizeWarningLimit: 600,
        rolldownOptions: { input: "web/index.html" },
      },
    },
    ssr: {
      consumer: "server",
      build: {
        outDir: "dist/server",
        emptyOutDir: true,
        target: "node20",
        // Nobody downloads the server's bundle.
        chunkSizeWarningLimit: 2000,
        sourcemap: true,
        rolldownOptions: {
          input: {
            lineup: "server/cli/cli.ts",
            "write-worker": "server/store/sqlite/write-worker.ts",
            "trial-worker": "server/sync/trial-worker.ts",
            "import-worker": "server/import/import-worker.ts",
          },
          output: { entryFileNames: "[name].js" },
        },
      },
    },
  },
  test: {
    // A hung test ends; a busy machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: [
            "{shared,server,seeds}/**/*.test.ts",
            "tests/{house,contract,properties,server,cli,conformance,chaos}/**/*.test.ts",
            "tests/fuzz/parser.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "fuzz",
          environment: "node",
          include: ["tests/fuzz/**/*.test.ts", ...propertyTests()],
          env: {
            FUZZ_RUNS: process.env.FUZZ_RUNS || "10000",
            FUZZ_INPUTS: process.env.FUZZ_INPUTS || "1000000",
          },
          // Times are compared: nothing else runs beside.
          fileParallelism: false,
          testTimeout: 0,
        },
      },
      {
        extends: true,
        test: {
          name: "chaos",
          environment: "node",
          include: [
            "tests/chaos/**/*.test.ts",
            "tests/server/{kill,faults,disk,disk-torn,fsync,backup}.test.ts",
          ],
          env: { CHAOS_ROUNDS: process.env.CHAOS_ROUNDS || "1000" },
          // The machine is the server's: nothing else runs beside.
          fileParallelism: false,
          testTimeout: 0,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["web/**/*.test.ts"],
          env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? "" },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(existsSync(chromium) ? { executablePath: chromium } : {}),
                args: ["--no-sandbox"],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          environment: "node",
          include: ["tests/journeys/**/*.test.ts"],
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "shots",
          environment: "node",
          include: ["tests/shots/**/*.test.ts"],
        },
      },
    ],
  },
})
