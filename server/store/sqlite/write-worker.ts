// The worker thread that writes to the disk, so that the event loop never waits for it. Each batch is one transaction and
// one wait for the disk.
import { parentPort, workerData } from "node:worker_threads"
import type { FromThread, ToThread } from "./job.ts"
import { Writing } from "./writing.ts"

if (parentPort !== null) {
  const port = parentPort
  const writing = new Writing(String(workerData))
  const tell = (message: FromThread) => port.postMessage(message)
  port.on("message", (message: ToThread) => {
    if (message !== "close") {
      tell(writing.commit(message))
      return
    }
    writing.close()
    port.close()
  })
  tell("open")
}
