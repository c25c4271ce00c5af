// The thread in which a file is read: it has no other task, little memory, and ends with the answer.
import { parentPort, workerData } from "node:worker_threads"
import { readFile, type SentFile } from "./read.ts"

if (parentPort !== null) parentPort.postMessage(await readFile(workerData as SentFile))
