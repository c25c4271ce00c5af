// The worker thread that writes to the disk, so that the event loop never waits for it. All jobs that arrived while
// the last batch was being committed are the next batch: one transaction, one wait for the disk. In a loud time a
// commit waits a little, so that more come together; in a quiet time it begins at once.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads"
import { Pace } from "../../../shared/support/pace.ts"
import type { FromThread, Job, ToThread } from "./job.ts"
import { Writing } from "./writing.ts"

/** Commits take an eighth of the time at most, unless that would make them wait for longer than this. Milliseconds. */
const PACE = { share: 1 / 4, longest: 8 }

if (parentPort !== null) serve(parentPort, new Writing(String(workerData)))

function serve(port: MessagePort, writing: Writing): void {
  const pace = new Pace(PACE)
  let quick: Job[] = []
  const slow: Job[] = []
  let told = false
  let timer: NodeJS.Timeout | null = null

  const take = (message: ToThread) => {
    if (message === "close") told = true
    else for (const job of message) (isSlow(job) ? slow : quick).push(job)
  }
  const work = () => {
    timer = null
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      take(next.message)
    }
    const batch = quick
    quick = []
    const began = performance.now()
    if (batch.length > 0) {
      port.postMessage(writing.commit(batch) satisfies FromThread)
      pace.worked(began, performance.now())
    } else {
      // One at a time: the next batch need not wait for all of them.
      port.postMessage(writing.commit(slow.splice(0, 1)) satisfies FromThread)
    }
    soon()
  }
  const soon = () => {
    if (timer !== null) return
    if (quick.length + slow.length > 0) {
      timer = setTimeout(work, told ? 0 : pace.wait(performance.now()))
    } else if (told) {
      writing.close()
      port.close()
    }
  }
  port.on("message", (message: ToThread) => {
    take(message)
    if (timer === null && pace.wait(performance.now()) <= 0 && quick.length > 0) work()
    else soon()
  })
  port.postMessage("open" satisfies FromThread)
}

function isSlow({ kind }: Job): boolean {
  return kind === "snapshot" || kind === "compact"
}
