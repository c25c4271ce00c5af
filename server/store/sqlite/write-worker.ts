// The worker thread that writes to the disk, so that the event loop never waits for it. Each batch is one transaction and
// one wait for the disk. What takes long is done between the batches, one piece at a time.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads"
import type { FromThread, Job, ToThread } from "./job.ts"
import { Writing } from "./writing.ts"

if (parentPort !== null) serve(parentPort, new Writing(String(workerData)))

function serve(port: MessagePort, writing: Writing): void {
  const tell = (message: FromThread) => port.postMessage(message)
  const slow: Job[] = []
  let isLast = false

  const take = (message: ToThread) => {
    if (message === "close") {
      isLast = true
      return
    }
    const quick = message.filter((job) => !isSlow(job))
    slow.push(...message.filter(isSlow))
    tell(quick.length > 0 ? writing.commit(quick) : [])
  }
  const goOn = () => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      take(next.message)
    }
    const job = slow.shift()
    if (job !== undefined) {
      for (const answer of writing.commit([job])) tell({ later: answer })
      setImmediate(goOn)
    } else if (isLast) {
      writing.close()
      port.close()
    }
  }
  port.on("message", (message: ToThread) => {
    take(message)
    goOn()
  })
  tell("open")
}

function isSlow({ kind }: Job): boolean {
  return kind === "snapshot" || kind === "compact"
}
