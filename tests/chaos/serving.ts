// A process that serves when it is told to (in haste if HASTE is 1), says how its event loop fares, and has a clock to set.
import { monitorEventLoopDelay } from "node:perf_hooks"
import { readConfig, startServer } from "../../server/main.ts"
import type { Order, Report } from "./orders.ts"

const RESOLUTION = 5

const loop = monitorEventLoopDelay({ resolution: RESOLUTION })
let ahead = 0

const TrueDate = Date
const now = () => TrueDate.now() + ahead
globalThis.Date = new Proxy(TrueDate, {
  construct: (target, words, made) =>
    Reflect.construct(target, words.length === 0 ? [now()] : words, made),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
})

process.on("message", (order: Order) => {
  if (order.kind === "clock") ahead = order.ahead
  else if (order.kind === "measure") measure()
  else void serve(order.env)
})

async function serve(env: Readonly<Record<string, string>>): Promise<void> {
  Object.assign(process.env, env)
  if (env.HASTE === "1") hasten()
  const server = await startServer({
    ...readConfig(process.env),
    writer: process.env.WRITER ?? "",
    trialScript: process.env.TRIAL ?? "",
    seedsDir: null,
  })
  process.once("SIGTERM", () => void server.stop().then(() => process.exit(0)))
  loop.enable()
  report({ kind: "serving", port: server.port })
}

/** What waits for half a minute or longer comes soon: notes are put away while a test looks on. */
function hasten(): void {
  const wait = globalThis.setTimeout
  const soon = (act: () => void, time = 0) => wait(act, time >= 30_000 ? time / 200 : time)
  globalThis.setTimeout = soon as typeof globalThis.setTimeout
}

function measure(): void {
  const blocked = Math.max(0, loop.max / 1e6 - RESOLUTION)
  loop.reset()
  const peak = process.resourceUsage().maxRSS * 1024
  report({ kind: "measured", blocked, memory: process.memoryUsage.rss(), peak })
}

function report(what: Report): void {
  process.send?.(what)
}
