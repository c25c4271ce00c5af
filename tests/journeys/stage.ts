// A stage for journeys: the real server as its own process, real browsers, people who sign in.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright"

const root = join(import.meta.dirname, "../..")

/** A running server on a data directory of its own, both gone after `end()`. */
export interface Stage {
  readonly url: string
  readonly dataDir: string
  /** Printed until it was used. */
  readonly setupLink: string | null
  /** Ends the process at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again on the same data and port; gives the seconds until it listened. */
  restart(): Promise<number>
  end(): Promise<void>
}

/** Starts `lineup serve` as `npm start` does, with an empty data directory. */
export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), "lineup-stage-"))
  const port = await freePort()
  let server = await serve(dataDir, port, true)
  return {
    url: server.url,
    dataDir,
    setupLink: server.setupLink,
    async kill() {
      await ended(server.process, "SIGKILL")
    },
    async restart() {
      const before = performance.now()
      server = await serve(dataDir, port, false)
      return (performance.now() - before) / 1000
    },
    async end() {
      await ended(server.process, "SIGTERM")
      rmSync(dataDir, { recursive: true })
    },
  }
}

async function serve(dataDir: string, port: number, isFirst: boolean) {
  const child = spawn(process.execPath, [join(root, "server/cli/launch.mjs"), "serve"], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const lines = createInterface({ input: child.stdout })
  const died = once(child, "exit").then(([code]) => {
    throw new Error(`The server ended with ${code} before it listened`)
  })
  const listening = new Promise<{ url: string; setupLink: string | null }>((resolve) => {
    let setupLink: string | null = null
    let address: string | null = null
    lines.on("line", (line) => {
      setupLink = /^Set-up link: (.*)$/.exec(line)?.[1] ?? setupLink
      const url = /^Lineup: (.*)$/.exec(line)?.[1]
      if (url !== undefined) address = url
      // Until it was used, the set-up link follows the address; later nothing follows.
      if (address !== null && (setupLink !== null || !isFirst)) resolve({ url: address, setupLink })
    })
  })
  const { url, setupLink } = await Promise.race([listening, died])
  died.catch(() => undefined)
  return { process: child, url, setupLink }
}

async function ended(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, "exit")
  child.kill(signal)
  await exit
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("no port")
  return address.port
}

const chromiumPath = process.env.CHROMIUM || "/usr/bin/chromium"

/** Chromium without a window and without any traffic of its own; `more` are further words of its command line. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(existsSync(chromiumPath) ? { executablePath: chromiumPath } : {}),
    args: [
      ...["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
      ...more,
    ],
  })
}

/** One person: a browser context of their own with a page; a fault in the page fails the journey. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: readonly string[]
}

export async function person(
  browser: Browser,
  stage: Pick<Stage, "url">,
  { width = 1280, dark = false } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: stage.url,
    viewport: { width, height: width < 720 ? 844 : 800 },
    colorScheme: dark ? "dark" : "light",
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on("pageerror", (fault) => faults.push(`${fault.message}\n${fault.stack}`))
  return { context, page, faults }
}
