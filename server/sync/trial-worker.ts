// The thread in which a large update is audited and applied to a copy of its document, where it can hold nobody up.
import { parentPort, workerData } from "node:worker_threads"
import * as Y from "yjs"
import { type Audit, audit } from "./audit.ts"
import { HEAVIEST, type Trial, tooHeavy } from "./trial.ts"

if (parentPort !== null) parentPort.postMessage(tried(workerData as Trial))

function tried({ update, state, user, present, ...holding }: Trial): Audit {
  const presentAs = (client: number) => present.get(client) ?? null
  const found = audit(update, { ...holding, presentAs }, user)
  if (!found.ok) return found
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const began = performance.now()
  Y.applyUpdate(doc, update)
  return performance.now() - began > HEAVIEST ? tooHeavy : found
}
