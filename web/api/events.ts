// A meeting's signals: one stream for each browser, kept by the tab that holds a lock and shared with the others.
import type { MeetingEvent } from "../../shared/wire/wire.ts"

/** What a follower is told. After `connected` anything may have changed while nobody listened: ask for all that is new. */
export interface Listener {
  event(event: MeetingEvent): void
  connected(): void
  disconnected(): void
}

/** What tabs say to each other about one meeting. */
type Word =
  | { readonly say: "event"; readonly event: MeetingEvent }
  | { readonly say: "connected" }
  | { readonly say: "disconnected" }
  /** A tab that came later asks how things stand. */
  | { readonly say: "how" }

const retryAfter = 3000

/** Follows a meeting until the returned function is called. Works without Web Locks: then each tab has its own stream. */
export function followMeeting(meeting: string, listener: Listener): () => void {
  const url = `/api/meetings/${encodeURIComponent(meeting)}/events`
  // Plain http on a local network has no Web Locks.
  if (navigator.locks === undefined) return openStream(url, listener)
  return share(`lineup-events-${meeting}`, url, listener)
}

function share(name: string, url: string, listener: Listener): () => void {
  const channel = new BroadcastChannel(name)
  const gone = new AbortController()
  let stand: "connected" | "disconnected" | null = null

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.say === "event") listener.event(data.event)
    else if (data.say !== "how") listener[data.say]()
  }
  channel.postMessage({ say: "how" } satisfies Word)

  const keep = () => {
    const tell = (word: Word) => channel.postMessage(word)
    const close = openStream(url, {
      event(event) {
        listener.event(event)
        tell({ say: "event", event })
      },
      connected() {
        stand = "connected"
        listener.connected()
        tell({ say: "connected" })
      },
      disconnected() {
        stand = "disconnected"
        listener.disconnected()
        tell({ say: "disconnected" })
      },
    })
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.say === "how" && stand !== null) tell({ say: stand })
    }
    return new Promise<void>((done) => {
      gone.signal.addEventListener("abort", () => {
        close()
        done()
      })
    })
  }
  navigator.locks
    .request(name, { signal: gone.signal }, keep)
    .catch((fault: unknown) => {
      // Leaving before the lock came is the usual case; anything else is a bug and goes to the console.
      if (!gone.signal.aborted) throw fault
    })
    .finally(() => channel.close())
  return () => gone.abort()
}

/** A stream that opens itself again: EventSource gives up for good when an answer is not a stream. */
function openStream(url: string, listener: Listener): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(url)
    source.onopen = () => listener.connected()
    source.onmessage = ({ data }) => listener.event(JSON.parse(data) as MeetingEvent)
    source.onerror = () => {
      listener.disconnected()
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, retryAfter)
    }
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
