// What the worker keeps and answers, on the browser's own cache.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import {
  answerFile,
  answerPage,
  type Build,
  cacheOf,
  isAppPage,
  keepBuild,
  outlived,
  PAGE,
} from "./kept-shell.ts"

const clear = async () => {
  for (const name of await caches.keys()) await caches.delete(name)
}
beforeEach(clear)
afterEach(clear)

const build = (version: string, ...paths: readonly string[]): Build => ({
  version,
  files: Object.fromEntries([PAGE, ...paths].map((path) => [path, "sha256-of-it"])),
})

/** A server that has every file but the ones named, and what it was asked for. */
function serverWithout(...missing: readonly string[]) {
  const asked: string[] = []
  const load = async (path: RequestInfo | URL) => {
    asked.push(String(path))
    const status = missing.includes(String(path)) ? 404 : 200
    return new Response(`${path} of the server`, { status })
  }
  return { asked, load: load as typeof fetch }
}

describe("keeping a build", () => {
  test("every file of it is kept, and a file that an earlier build had is not loaded again", async () => {
    await keepBuild(build("one", "/assets/a-1.js", "/assets/b-1.js"), serverWithout().load)
    const { asked, load } = serverWithout()
    await keepBuild(build("two", "/assets/a-1.js", "/assets/b-2.js"), load)
    expect(asked.toSorted()).toEqual(["/assets/b-2.js", PAGE])
    const kept = await (await caches.open(cacheOf("two"))).keys()
    expect(kept.map(({ url }) => new URL(url).pathname).toSorted()).toEqual([
      "/assets/a-1.js",
      "/assets/b-2.js",
      PAGE,
    ])
  })

  test("a build of which a file is missing does not come into use", async () => {
    const server = serverWithout("/assets/a-1.js")
    await expect(keepBuild(build("one", "/assets/a-1.js"), server.load)).rejects.toThrow("404")
  })

  test("each file is held against its integrity, and loaded anew when what the browser had is another", async () => {
    const how: (RequestInit | undefined)[] = []
    const load = async (_path: RequestInfo | URL, init?: RequestInit) => {
      how.push(init)
      if (init?.cache !== "reload") throw new TypeError("Failed to fetch")
      return new Response("it")
    }
    await keepBuild(build("one"), load as typeof fetch)
    expect(how).toEqual([
      { integrity: "sha256-of-it" },
      { integrity: "sha256-of-it", cache: "reload" },
    ])
  })
})

describe("the page", () => {
  const kept = async () => keepBuild(build("one"), serverWithout().load)
  const text = async (answer: Promise<Response>) => (await answer).text()

  test("is the server's where it answers, what it refuses too", async () => {
    await kept()
    expect(await text(answerPage("one", async () => new Response("newest")))).toBe("newest")
    const refused = await answerPage("one", async () => new Response("no", { status: 403 }))
    expect(refused.status).toBe(403)
  })

  test.each([
    ["is not reached", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["fails", async () => new Response("bad gateway", { status: 502 })],
    ["is slow", () => new Promise<Response>(() => undefined)],
  ])("is the kept one where the server %s", async (_, ask) => {
    await kept()
    expect(await text(answerPage("one", ask, 20))).toBe(`${PAGE} of the server`)
  })

  test("is what the server gives after all where none is kept", async () => {
    const late = () =>
      new Promise<Response>((resolve) => setTimeout(() => resolve(new Response("late")), 60))
    expect(await text(answerPage("one", late, 20))).toBe("late")
  })
})

test("a part of any version that is kept is answered without the server", async () => {
  await keepBuild(build("one", "/assets/old-1.js"), serverWithout().load)
  await keepBuild(build("two"), serverWithout().load)
  const answer = await answerFile(new Request("/assets/old-1.js"))
  expect(await answer.text()).toBe("/assets/old-1.js of the server")
})

test.each([
  ["/", true],
  ["/sign-in", true],
  ["/m/gcm-2/n/a-note", true],
  ["/projects", true],
  ["/api", false],
  ["/api/session", false],
  ["/sync/doc", false],
  ["/p/secret", false],
  ["/setup/token", false],
  ["/join/code", false],
  ["/assets/a.js", false],
  ["/service-worker.js", false],
])("%s is answered from what is kept: %s", (path, expected) => {
  expect(isAppPage(path)).toBe(expected)
})

describe("a cache goes", () => {
  const [one, two, three, four] = ["one", "two", "three", "four"].map(cacheOf) as [
    string,
    string,
    string,
    string,
  ]
  const nobody = new Set<string>()

  test("when its version is two behind and no page of it is open", () => {
    expect(outlived([one, two, three], "three", nobody)).toEqual([one])
    expect(outlived([one, two, three], "three", new Set([one]))).toEqual([])
  })
  test("never when it is the version before, the one in use, a coming one, or not ours", () => {
    expect(outlived([one, two], "two", nobody)).toEqual([])
    expect(outlived(["other", one, two, three, four], "three", nobody)).toEqual([one])
    expect(outlived([one], "one", nobody)).toEqual([])
    expect(outlived([one, two, three], "four", nobody)).toEqual([])
  })
})
