// GET /api/meetings/:meeting/events: what has a new number, as server-sent events that resume where they broke off.
import type { MeetingEvent } from "../../shared/wire/wire.ts"
import { type Action, mayInMeeting } from "../access/access.ts"
import type { Api, InMeeting } from "./api.ts"
import type { Services } from "./services.ts"

/** Keeps proxies from closing a quiet stream, and notices a session that ended by time. Milliseconds. */
const HEARTBEAT = 15_000
/** A client that reads nothing while so many events pass is let go; it comes back and resumes. */
const MOST_UNREAD = 1000

export function eventRoutes(api: Api, services: Services): void {
  api.meeting("GET", "/api/meetings/:meeting/events", "see-events", (c, at) => {
    const resumed = c.req.header("last-event-id") !== undefined
    // A proxy that buffers or compresses would hold the numbers back.
    return c.body(eventStream(services, at, resumed), 200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    })
  })
}

/** Ends when the client goes, or when it may not be told any more. */
function eventStream(services: Services, at: InMeeting, resumed: boolean): ReadableStream {
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const telling = new Telling(at, controller)
      const end = () => {
        if (telling.over) return
        stop()
        controller.close()
      }
      const check = () => {
        isStillIn(services, at).then((isIn) => {
          if (!isIn) end()
        }, end)
      }
      const stopListening = services.relay.listen((signal) => {
        if (signal.kind === "access") check()
        else if (signal.kind === "stop") end()
        else if (signal.meeting === at.meeting) telling.tell(signal.event)
        if (telling.isUnread) end()
      })
      const heartbeat = setInterval(() => {
        telling.beat()
        check()
      }, HEARTBEAT)
      stop = () => {
        telling.over = true
        clearInterval(heartbeat)
        stopListening()
      }
      present(services, at, resumed).then((events) => {
        for (const event of events) telling.tell(event)
      }, end)
    },
    cancel: () => stop(),
  })
}

/** Writes the events that the role may know of. */
class Telling {
  over = false
  readonly #at: InMeeting
  readonly #controller: ReadableStreamDefaultController<Uint8Array>
  readonly #encoder = new TextEncoder()
  #version = 0

  constructor(at: InMeeting, controller: ReadableStreamDefaultController<Uint8Array>) {
    this.#at = at
    this.#controller = controller
  }

  get isUnread(): boolean {
    return !this.over && (this.#controller.desiredSize ?? 0) < -MOST_UNREAD
  }

  tell(event: MeetingEvent): void {
    if (!mayInMeeting(this.#at.role, seenBy[event.kind])) return
    // Signals may overtake each other; a lower number says nothing new.
    if (event.kind === "index") this.#version = Math.max(this.#version, event.version)
    this.#write(`id: ${this.#version}\ndata: ${JSON.stringify(event)}\n\n`)
  }

  beat(): void {
    this.#write(":\n\n")
  }

  #write(text: string): void {
    if (!this.over) this.#controller.enqueue(this.#encoder.encode(text))
  }
}

const seenBy: Readonly<Record<MeetingEvent["kind"], Action>> = {
  index: "see-index",
  reviews: "see-reviews",
  reading: "see-index",
  notes: "see-notes",
  meeting: "see-meeting",
  briefs: "see-briefs",
}

async function isStillIn({ entrance }: Services, { who, meeting, role }: InMeeting) {
  return (await entrance.isStillIn(who)) && (await entrance.role(who, meeting)) === role
}

/** The numbers as they stand; to one who comes back, all else may have changed meanwhile as well. */
async function present(
  { store }: Services,
  { meeting }: InMeeting,
  resumed: boolean,
): Promise<MeetingEvent[]> {
  const found = await store.meetings.find(meeting)
  const version = await store.statements.version(meeting)
  return [
    { kind: "index", version },
    { kind: "reviews", version: await store.reviews.version(meeting) },
    { kind: "meeting", revision: found?.revision ?? 0 },
    ...(resumed ? ([{ kind: "notes" }, { kind: "briefs" }] as const) : []),
  ]
}
