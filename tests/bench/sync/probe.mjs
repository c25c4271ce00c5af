// Preloaded into every server of the sync benchmarks: says what its process uses, and ends with the benchmark.
import { monitorEventLoopDelay } from "node:perf_hooks"
import { isMainThread } from "node:worker_threads"

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  process.on("message", (ask) => {
    if (ask === "collect") {
      globalThis.gc()
      globalThis.gc()
    }
    if (ask === "watch") {
      delay.reset()
      delay.enable()
    }
    if (ask === "unwatch") delay.disable()
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed, external } = process.memoryUsage()
    const [stall, longest] = [delay.percentile(99.9) / 1e6, delay.max / 1e6]
    process.send({ cpu: (user + system) / 1000, rss, held: heapUsed + external, stall, longest })
  })
  process.on("disconnect", () => process.exit())
  // The channel alone keeps no server alive that has been told to end.
  process.channel.unref()
}
