// A server as a process of its own, and what it uses.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { type AddressInfo, connect, createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"

export interface Usage {
  /** All threads of the process, in user and system mode. Milliseconds since its start. */
  readonly cpu: number
  /** Resident memory. Bytes. */
  readonly rss: number
  /** Heap and external memory in use. Bytes. */
  readonly held: number
  /**
   * How long the event loop did not come round while it was watched: all but one turn in a thousand, and the longest.
   * Milliseconds. Who waits for each commit shows in the first; one collection of garbage in the second.
   */
  readonly stall: number
  readonly longest: number
}

/** A process that works less than this in such a time has nothing to do. Milliseconds. */
const QUIET = 1500
const IDLE_WORK = 40

/** A script that is built beside the benchmarks. */
export function builtScript(name: string): string {
  return join(import.meta.dirname, `${name}.js`)
}

/** A program of the package of peers. */
export function peer(path: string): string {
  return join(process.cwd(), "tests/bench/peers", path)
}

export class ServerProcess {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  /** Starts a script with PORT set to a free port, and waits until it listens there. */
  static async start(script: string, env: Record<string, string> = {}): Promise<ServerProcess> {
    const port = await freePort()
    const probe = join(process.cwd(), "tests/bench/sync/probe.mjs")
    const child = spawn(process.execPath, ["--expose-gc", "--import", probe, script], {
      env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    while (!(await listens(port))) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`)
      await pause(20)
    }
    return new ServerProcess(child, port)
  }

  usage(): Promise<Usage> {
    return this.#ask("usage")
  }

  /** After a forced collection. */
  collected(): Promise<Usage> {
    return this.#ask("collect")
  }

  /** From here on the event loop's delays are watched. */
  watch(): Promise<Usage> {
    return this.#ask("watch")
  }

  unwatch(): Promise<Usage> {
    return this.#ask("unwatch")
  }

  /** Waits until the process hardly works any more; gives what it had used when its work was done. */
  async quiet(): Promise<Usage> {
    for (let done = await this.usage(); ; done = await this.usage()) {
      await pause(QUIET)
      if ((await this.usage()).cpu - done.cpu < IDLE_WORK) return done
    }
  }

  async end(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exit = once(this.#child, "exit")
    this.#child.kill(signal)
    await exit
  }

  async #ask(question: string): Promise<Usage> {
    const answer = once(this.#child, "message")
    this.#child.send(question)
    const [usage] = await answer
    return usage as Usage
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => done(true)).once("error", () => done(false))
    socket.once("connect", () => socket.destroy())
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, "close")
  return port
}
