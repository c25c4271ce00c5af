// The service worker: starts the app without a network. Built into /service-worker.js with the list of the build's files.
import {
  answerFile,
  answerPage,
  type Build,
  isAppPage,
  keepBuild,
  outlived,
  type Word,
} from "./kept-shell.ts"

/** Put in by the build, for each use anew. */
declare const BUILD: Build
const own = BUILD

/** The part of a worker's scope that is used here: TypeScript has its types only in place of those of a page. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
  skipWaiting(): Promise<void>
  addEventListener(kind: "install" | "activate", hear: (event: Lasting) => void): void
  addEventListener(kind: "message", hear: (event: Lasting & MessageEvent<Word>) => void): void
  addEventListener(kind: "fetch", hear: (event: Asked) => void): void
}
const scope = self as unknown as Scope

// A version waits beside the one in use until its pages are gone or somebody asks for it.
scope.addEventListener("install", (event) => event.waitUntil(keepBuild(own)))

// From its first visit on a page finds its parts here, those that it has yet to load too.
scope.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([scope.clients.claim(), sweep()])),
)

scope.addEventListener("message", (event) => {
  if (event.data === "begin") event.waitUntil(scope.skipWaiting())
  if (event.data === "version") event.ports[0]?.postMessage(own.version)
})

scope.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== scope.location.origin) return
  if (request.mode === "navigate" && isAppPage(pathname)) {
    event.respondWith(answerPage(own.version, () => fetch(request)))
  } else if (pathname.startsWith("/assets/")) {
    event.respondWith(answerFile(request))
  }
})

async function sweep(): Promise<void> {
  const { held = [] } = await navigator.locks.query()
  const open = new Set(held.map(({ name }) => name ?? ""))
  const gone = outlived(await caches.keys(), own.version, open)
  await Promise.all(gone.map((name) => caches.delete(name)))
}
