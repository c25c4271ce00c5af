// Work on what strangers sent, in a thread of its own with a bound on time and memory: the event loop never waits for it.
import { Worker } from "node:worker_threads"

export interface Bounds {
  /** How long the work may take, milliseconds. */
  readonly patience: number
  /** How much memory it may take, megabytes. */
  readonly memory: number
}

/**
 * Runs a built script with `data` and answers with the message that it posts; `exceeded` when it takes longer or more
 * memory than its bounds. Rejects when no thread can be made, or it fails, or ends without an answer.
 */
export function inThread<Answer>(
  script: string,
  data: unknown,
  { patience, memory }: Bounds,
  exceeded: Answer,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // What stands in the environment is none of a stranger's business.
      env: {},
    })
    const impatient = setTimeout(() => {
      void worker.terminate()
      done(exceeded)
    }, patience)
    worker.on("message", done)
    worker.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code === "ERR_WORKER_OUT_OF_MEMORY") done(exceeded)
      else fail(fault)
    })
    worker.on("exit", () => {
      clearTimeout(impatient)
      fail(new Error("A thread ended without an answer"))
    })
  })
}
