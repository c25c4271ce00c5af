// Tells whoever shows what was known before that the server is reached again.

const waiting = new Set<() => void>()

/** Calls `tell` whenever the server is reached after it was not, until the returned function is called. */
export function onServerBack(tell: () => void): () => void {
  waiting.add(tell)
  return () => waiting.delete(tell)
}

/** For whoever noticed first. */
export function tellServerBack(): void {
  for (const tell of [...waiting]) tell()
}

/**
 * Asks until it succeeds: every so many milliseconds, and at once when the browser says that there is a network or
 * somebody looks. `ask` gives false to be called again. The returned function ends it.
 */
export function untilReached(ask: () => Promise<boolean>, every = 10_000): () => void {
  const ended = new AbortController()
  let asking = false
  const again = async () => {
    if (asking || ended.signal.aborted) return
    asking = true
    try {
      if (await ask()) end()
    } finally {
      asking = false
    }
  }
  const look = () => void again()
  const lookWhenSeen = () => document.visibilityState === "visible" && look()
  const timer = setInterval(look, every)
  const end = () => {
    ended.abort()
    clearInterval(timer)
  }
  addEventListener("online", look, { signal: ended.signal })
  document.addEventListener("visibilitychange", lookWhenSeen, { signal: ended.signal })
  return end
}
