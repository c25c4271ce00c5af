// A meeting's signals: one stream for each browser, kept by the tab that holds a lock and shared with the others.
import type { MeetingEvent } from "../../shared/wire/wire.ts"
import { keepInTurn } from "./turns.ts"

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

/** The part of an EventSource that is used here. */
export type Source = Pick<EventSource, "readyState" | "close"> & {
  onopen: ((event: Event) => unknown) | null
  onmessage: ((event: MessageEvent) => unknown) | null
  onerror: ((event: Event) => unknown) | null
}

/** What the browser gives; handed in by tests. */
export interface Browser {
  /** Undefined over plain http on a local network: then the tabs agree among themselves. */
  readonly locks: LockManager | undefined
  source(url: string): Source
}

const thisBrowser: Browser = {
  locks: navigator.locks,
  source: (url) => new EventSource(url),
}

/** Follows a meeting until the returned function is called. */
export function followMeeting(
  meeting: string,
  listener: Listener,
  { locks, source }: Browser = thisBrowser,
): () => void {
  const stream = (told: Listener) =>
    openStream(() => source(`/api/meetings/${encodeURIComponent(meeting)}/events`), told)
  return share({ name: `lineup-events-${meeting}`, locks, stream, listener })
}

interface Sharing {
  readonly name: string
  readonly locks: LockManager | undefined
  readonly stream: (told: Listener) => () => void
  readonly listener: Listener
}

function share({ name, locks, stream, listener }: Sharing): () => void {
  const channel = new BroadcastChannel(name)
  const gone = new AbortController()
  let stand: "connected" | "disconnected" | null = null

  const follow = ({ data }: MessageEvent<Word>) => {
    if (data.say === "event") listener.event(data.event)
    else if (data.say !== "how") listener[data.say]()
  }
  channel.onmessage = follow
  channel.postMessage({ say: "how" } satisfies Word)

  const keep = (until: AbortSignal) => {
    const tell = (word: Word) => channel.postMessage(word)
    const close = stream({
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
      until.addEventListener("abort", () => {
        close()
        channel.onmessage = follow
        done()
      })
    })
  }
  if (locks === undefined) {
    keepInTurn(`${name}-turn`, gone.signal, keep)
    return () => {
      gone.abort()
      channel.close()
    }
  }
  locks
    .request(name, { signal: gone.signal }, () => keep(gone.signal))
    .catch((fault: unknown) => {
      // Leaving before the lock came is the usual case; anything else is a bug and goes to the console.
      if (!gone.signal.aborted) throw fault
    })
    .finally(() => channel.close())
  return () => gone.abort()
}

/** A stream that opens itself again: EventSource gives up for good when an answer is not a stream. */
function openStream(make: () => Source, listener: Listener): () => void {
  let source: Source
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = make()
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
