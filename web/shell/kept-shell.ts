// What the service worker keeps and answers: the app's own files, version by version. The worker and its tests run this.

/** A build of the app, as the build writes it into the worker. */
export interface Build {
  /** Another for every change of any file. */
  readonly version: string
  /** Path and its integrity, "sha256-…"; the page among them. */
  readonly files: Readonly<Record<string, string>>
}

/** The app's page; every path of the app shows it. */
export const PAGE = "/index.html"

/** What a page says to a worker: begin at once; and which version it is, answered through the port that comes along. */
export type Word = "begin" | "version"

/** The cache of a version; an open page of that version holds a lock of the same name. */
export function cacheOf(version: string): string {
  return `lineup-shell-${version}`
}

/** Milliseconds until a page that the server has not begun to send is answered from what is kept. */
const PATIENCE = 3000
/** A server that is there sends much else meanwhile; a browser gives it six connections. */
const AT_ONCE = 2

/**
 * Keeps all files of a build, or throws: then the version never comes into use and the browser tries again later.
 * A file that an earlier version kept is not loaded again.
 */
export async function keepBuild(
  { version, files }: Build,
  load: typeof fetch = fetch,
): Promise<void> {
  const cache = await caches.open(cacheOf(version))
  const left = Object.entries(files)
  const keepNext = async (): Promise<void> => {
    for (let file = left.pop(); file !== undefined; file = left.pop()) {
      const [path, integrity] = file
      if ((await cache.match(path)) !== undefined) continue
      const had = path === PAGE ? undefined : await caches.match(path, { ignoreVary: true })
      await cache.put(path, had ?? (await loadWhole(path, integrity, load)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext))
}

/** The browser holds what came against its integrity: a file of another build, or of a wifi's sign-in page, throws. */
async function loadWhole(path: string, integrity: string, load: typeof fetch): Promise<Response> {
  try {
    return whole(await load(path, { integrity }))
  } catch {
    // What the browser itself had kept may be the wrong one: once more, from the server.
    return whole(await load(path, { integrity, cache: "reload" }))
  }
}

function whole(answer: Response): Response {
  if (!answer.ok) throw new Error(`${answer.url} was answered with ${answer.status}`)
  return answer
}

/** Paths that lead to the app's page. What the server alone can answer is never answered from what is kept. */
export function isAppPage(path: string): boolean {
  return !/^\/(api|sync|p|setup|join|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/.test(path)
}

/**
 * The app's page: the server's while it answers in time, else the one of this version. So a reload always leads to the
 * server's version where there is a network, and no kept page can ever stand in the way of a newer one.
 */
export async function answerPage(
  version: string,
  ask: () => Promise<Response>,
  patience = PATIENCE,
): Promise<Response> {
  const asked = ask()
  const inTime = await Promise.race([asked.then(usable, () => null), after(patience)])
  if (inTime !== null) return inTime
  const cache = await caches.open(cacheOf(version))
  return (await cache.match(PAGE)) ?? asked
}

/** A server that stops, or one before it that finds none, has no page. */
function usable(answer: Response): Response | null {
  return answer.status < 500 ? answer : null
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
}

/** A file of any version that is kept: their names carry their content. */
export async function answerFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/**
 * Caches that no page can need any more, of all in the order they were made: versions before this one that no open
 * page holds. The one just before stays: a page of it may be on its way.
 */
export function outlived(
  names: readonly string[],
  version: string,
  held: ReadonlySet<string>,
): string[] {
  const earlier = names.slice(0, Math.max(0, names.indexOf(cacheOf(version))))
  return earlier
    .filter((name) => name.startsWith(cacheOf("")))
    .slice(0, -1)
    .filter((name) => !held.has(name))
}
