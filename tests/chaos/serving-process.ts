// The product in a process of its own, to be killed and started again in a few milliseconds: the next stands by.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { onTestFinished } from "vitest"
import { builtChaosServer, builtDyingWriter, builtTrial } from "../support/built.ts"
import type { Place } from "../support/sync.ts"
import type { Order, Report } from "./orders.ts"

export class ServingProcess {
  readonly #script: string
  /** The scripts of its threads. */
  readonly #threads: { readonly WRITER: string; readonly TRIAL: string }
  #next: ChildProcess
  #now: ChildProcess | null = null
  /** Where it serves; null while it does not. */
  at: Place | null = null

  private constructor(script: string, threads: { WRITER: string; TRIAL: string }) {
    this.#script = script
    this.#threads = threads
    this.#next = this.#spawn()
  }

  /** It ends with the test. */
  static async prepare(): Promise<ServingProcess> {
    const serving = new ServingProcess(await builtChaosServer(), {
      WRITER: await builtDyingWriter(),
      TRIAL: await builtTrial(),
    })
    onTestFinished(() => {
      serving.#next.kill("SIGKILL")
      serving.#now?.kill("SIGKILL")
    })
    return serving
  }

  /** Serves a data directory; `env` as the product's, and DIE of death.ts. Null: it was killed before it listened. */
  async start(dir: string, env: Readonly<Record<string, string>> = {}): Promise<Place | null> {
    const child = this.#next
    this.#now = child
    const served = once(child, "message")
    const settings = { PORT: "0", DATA_DIR: dir, LOG_LEVEL: "error", ...this.#threads }
    this.#order({ kind: "serve", env: { ...settings, ...env } })
    const answer = await Promise.race([served, this.ended().then(() => null)])
    this.#next = this.#spawn()
    if (answer === null) return null
    const report = answer[0] as Report
    if (report.kind !== "serving") throw new Error(`The server said ${report.kind} at first`)
    const url = `http://127.0.0.1:${report.port}`
    this.at = { url, syncUrl: `ws://127.0.0.1:${report.port}/sync` }
    return this.at
  }

  get lives(): boolean {
    return this.#now !== null && this.#now.exitCode === null && this.#now.signalCode === null
  }

  kill(): void {
    this.#now?.kill("SIGKILL")
  }

  /** Lets it end as an operator would. */
  async stop(): Promise<void> {
    this.#now?.kill("SIGTERM")
    await this.ended()
  }

  async ended(): Promise<void> {
    const child = this.#now
    if (child === null) return
    if (this.lives) await once(child, "exit")
    this.at = null
  }

  setClock(ahead: number): void {
    this.#order({ kind: "clock", ahead })
  }

  /** How the event loop fared since this was asked last. */
  async measure(): Promise<Extract<Report, { kind: "measured" }>> {
    if (this.#now === null) throw new Error("No server runs")
    const answered = once(this.#now, "message")
    this.#order({ kind: "measure" })
    const report = (await answered)[0] as Report
    if (report.kind !== "measured") throw new Error(`The server said ${report.kind}`)
    return report
  }

  #order(order: Order): void {
    this.#now?.send(order)
  }

  #spawn(): ChildProcess {
    return spawn(process.execPath, [this.#script], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    })
  }
}
