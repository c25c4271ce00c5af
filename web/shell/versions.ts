// The page's side of the service worker: has the app kept, hears of newer versions, goes to the newest when asked.
import { onServerBack } from "../api/reached.ts"
import { cacheOf, type Word } from "./kept-shell.ts"

const HALF_AN_HOUR = 1_800_000
/** Milliseconds that a reload waits for a newer version to be kept; then the server's page is loaded all the same. */
const PATIENCE = 8000

/**
 * Has the app kept on this device, and calls `tell` when another version than this page's is ready to be used, until
 * the returned function is called. Does nothing where the browser keeps no app: see `mayStartOffline`.
 */
export function followVersions(tell: () => void): () => void {
  const workers = navigator.serviceWorker
  const gone = new AbortController()
  const { signal } = gone
  if (workers === undefined || ownVersion() === "") return () => undefined
  const look = async (worker: ServiceWorker | null) => {
    const other = worker !== null && (await versionOf(worker)) !== ownVersion()
    if (other && !signal.aborted) tell()
  }
  holdVersion(signal)
  workers.addEventListener("controllerchange", () => void look(workers.controller), { signal })
  const begun = loaded()
    .then(() => workers.register("/service-worker.js", { updateViaCache: "none" }))
    .then((kept) => followWaiting(kept, look, signal))
  begun.catch(ignoreUnreached)
  return () => gone.abort()
}

/** Loads the newest version, as far as the server is reached. What waits to be sent is on this device meanwhile. */
export async function reloadToNewest(): Promise<void> {
  const kept = await navigator.serviceWorker?.getRegistration()
  if (kept !== undefined) await Promise.race([beginNewest(kept), after(PATIENCE)])
  location.reload()
}

/** True where this page opens again without a network. */
export function startsOffline(): boolean {
  return navigator.serviceWorker?.controller != null
}

/** False on plain http away from this machine: browsers keep no app of such an address. */
export function mayStartOffline(): boolean {
  return isSecureContext
}

/** The version of this page; empty where it was not built. */
function ownVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? ""
}

/** Files of a version are kept while a page of it is open: the browser gives its lock back however the page ends. */
function holdVersion(signal: AbortSignal): void {
  const whileOpen = () =>
    new Promise<void>((done) => signal.addEventListener("abort", () => done()))
  void navigator.locks.request(cacheOf(ownVersion()), { mode: "shared" }, whileOpen)
}

/** The first visit has better to do than to keep files. */
function loaded(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve()
  return new Promise((resolve) => addEventListener("load", resolve, { once: true }))
}

async function followWaiting(
  kept: ServiceWorkerRegistration,
  look: (worker: ServiceWorker) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const found = async (worker: ServiceWorker | null) => {
    if (worker === null || !(await installed(worker))) return
    const isOwn = (await versionOf(worker)) === ownVersion()
    if (!isOwn) await look(worker)
    // This page came from the server and is newer than what was in use: nobody needs to be asked.
    else if (worker === kept.waiting) tellWorker(worker, "begin")
  }
  const check = async () => {
    const isNewest = await update(kept)
    // The one in use says something about the server only right after the server was asked.
    await found(kept.installing ?? kept.waiting ?? (isNewest ? kept.active : null))
  }
  const timer = setInterval(() => void check(), HALF_AN_HOUR)
  // A new version comes with a server that starts anew.
  const forget = onServerBack(() => void check())
  signal.addEventListener("abort", () => {
    clearInterval(timer)
    forget()
  })
  kept.addEventListener("updatefound", () => void found(kept.installing), { signal })
  await check()
}

/** Asks the server for a newer worker; false when it was not reached. */
async function update(kept: ServiceWorkerRegistration): Promise<boolean> {
  try {
    await kept.update()
    return true
  } catch (fault) {
    ignoreUnreached(fault)
    return false
  }
}

async function beginNewest(kept: ServiceWorkerRegistration): Promise<void> {
  await update(kept)
  const worker = kept.installing ?? kept.waiting
  if (worker === null || !(await installed(worker))) return
  const begun = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
  )
  tellWorker(worker, "begin")
  await begun
}

/** True once a worker has kept its files, false when it could not. */
function installed(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === "installing") return
      worker.removeEventListener("statechange", look)
      resolve(worker.state !== "redundant")
    }
    worker.addEventListener("statechange", look)
    look()
  })
}

function versionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data)
    tellWorker(worker, "version", port2)
  })
}

function tellWorker(worker: ServiceWorker, word: Word, ...ports: readonly MessagePort[]): void {
  worker.postMessage(word, [...ports])
}

/** Without a worker the app works; what a browser says of a network or a store that fails is a later matter. */
function ignoreUnreached(fault: unknown): void {
  if (!(fault instanceof TypeError || fault instanceof DOMException)) throw fault
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
