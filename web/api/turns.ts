// Which tab keeps what all tabs share, where the browser gives no locks: over plain http on a local network.

/** A tab that keeps it answers within so many milliseconds, and twice as many where it is busy. */
const ANSWER = 150
/** How often the others ask whether it is there still. Milliseconds. */
const ASK = 5000

type Word =
  | { readonly say: "who" }
  | { readonly say: "here"; readonly id: string }
  | { readonly say: "gone" }

/**
 * Calls `keep` in one of the tabs that take part, until `gone` is aborted there; then in another. `until` is aborted
 * when it ends, or when two tabs began at once and the other goes on.
 */
export function keepInTurn(
  name: string,
  gone: AbortSignal,
  keep: (until: AbortSignal) => unknown,
): void {
  const channel = new BroadcastChannel(name)
  const me = [...crypto.getRandomValues(new Uint32Array(2))].join("-")
  const tell = (word: Word) => channel.postMessage(word)
  let keeping: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const begin = () => {
    keeping = new AbortController()
    tell({ say: "here", id: me })
    keep(keeping.signal)
  }
  const wait = (then: () => void, milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(then, milliseconds)
  }
  const ask = () => {
    tell({ say: "who" })
    wait(begin, ANSWER * (1 + Math.random()))
  }
  const stop = () => {
    keeping?.abort()
    keeping = null
  }
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (keeping === null) {
      if (data.say === "here") wait(ask, ASK)
      else if (data.say === "gone") ask()
    } else if (data.say === "here" && data.id < me) {
      stop()
      wait(ask, ASK)
    } else if (data.say !== "gone") tell({ say: "here", id: me })
  }
  const leave = () => {
    if (keeping !== null) tell({ say: "gone" })
  }
  addEventListener("pagehide", leave, { signal: gone })
  gone.addEventListener("abort", () => {
    clearTimeout(timer)
    leave()
    stop()
    channel.close()
  })
  ask()
}
