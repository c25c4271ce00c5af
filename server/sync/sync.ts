// The sync endpoint: who may open a socket on a document, what each frame does, and when a socket has to go.
import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { WebSocketServer } from "ws"
import { CLOSE } from "../../shared/wire/wire.ts"
import { nameOf, newId, type Who } from "../access/access.ts"
import type { Appended, AppendRequest } from "./append.ts"
import { Attendance } from "./attendance.ts"
import { Connection } from "./connection.ts"
import { awarenessFrame } from "./frames.ts"
import type { Gate } from "./gate.ts"
import { type Reading, Rooms, type RoomsOptions, readStored } from "./rooms.ts"
import { SyncSocket } from "./socket.ts"
import { Trials } from "./trial.ts"

export { newDoc } from "./beginning.ts"
export { createGate } from "./gate.ts"
export type { Reading } from "./rooms.ts"

/** Larger than any document, so that what is too large is told so by a close code of ours. */
const LARGEST_FRAME = 16 * 1024 * 1024
/** How often each socket is asked whether it is still there, and whether it still may be. Milliseconds. */
const HEARTBEAT = 5_000
/** A client that says nothing for so many heartbeats is gone. */
const SILENT_BEATS = 3
/** Sockets of one person: notes in tabs and windows on all devices. */
const MOST_OF_A_USER = 50
/** Sockets of one token: a script may follow every note of a meeting, or stand for a whole room. */
const MOST_OF_A_TOKEN = 2_000
/** How long clients have to answer when the server stops. Milliseconds. */
const FAREWELL = 500

export interface SyncOptions extends Omit<RoomsOptions, "trials"> {
  readonly gate: Gate
  /** The built script of the thread that tries out large updates. */
  readonly trialScript: string
}

/** Reads stored documents where no server need be running. */
export function storedReader(from: Pick<RoomsOptions, "log" | "warn">): Sync["read"] {
  return (doc, read) => readStored(from, doc, read)
}

export interface Sync {
  /** Takes over an HTTP upgrade of /sync/DOC. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  read<T>(doc: string, read: (reading: Reading) => T): Promise<T | null>
  /** Appends to a document as one durable change; resolves when it is on disk. Null: there is no such document. */
  append(doc: string, request: AppendRequest): Promise<Appended | null>
  /** Roles or sessions have changed: whoever may not be in any more is let go. */
  recheck(): void
  /** Tells every client to come back later, and waits for what they sent to be on disk. */
  stop(): Promise<void>
}

export function createSync(options: SyncOptions): Sync {
  const rooms = new Rooms({ ...options, trials: new Trials(options.trialScript) })
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: SyncSocket,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has("lineup") ? "lineup" : false),
  })
  const sockets = new Map<Connection, Attendance>()
  let beats = 0
  const heartbeat = setInterval(() => {
    beats++
    beat(sockets, beats)
    // Sessions and tokens also end by time, or by a command beside the server.
    if (beats % SILENT_BEATS === 0) recheck()
  }, HEARTBEAT)

  const recheck = () => {
    for (const [connection, { doc }] of sockets) {
      options.gate.readmit(connection.who, doc).then(
        (admission) => {
          if (!admission.ok) connection.close(admission.close, admission.text)
        },
        (fault: unknown) => options.warn("A socket could not be checked", { doc, fault }),
      )
    }
  }

  const attend = (socket: SyncSocket, { doc, who, wire }: Arrival) => {
    const user = nameOf(who)
    const connection: Connection = new Connection(socket, {
      ...{ id: newId(), who, user, wire },
      caughtUp: () => attendance.caughtUp(),
    })
    const attendance = new Attendance(doc, connection, { rooms, warn: options.warn })
    if (countOf(sockets, user.id) >= (who.kind === "script" ? MOST_OF_A_TOKEN : MOST_OF_A_USER)) {
      connection.close(CLOSE.tryLater, "You have Lineup open in too many places: close some.")
    }
    sockets.set(connection, attendance)
    socket.on("message", (data, isBinary) => {
      if (isBinary && data instanceof Buffer) attendance.receive(data)
      else connection.close(CLOSE.malformed, "Only binary frames are understood here.")
    })
    socket.on("pong", () => connection.heard())
    // The close event follows, and says all that matters.
    socket.on("error", (fault) => options.warn("A socket failed", { doc, fault: fault.message }))
    socket.on("close", () => {
      sockets.delete(connection)
      attendance.leave()
    })
    attendance.enter().catch((fault: unknown) => {
      options.warn("A note could not be opened", { doc, fault })
      connection.close(CLOSE.tryLater, "The note could not be opened now.")
    })
  }

  return {
    upgrade(request, socket, head) {
      const drop = () => socket.destroy()
      socket.on("error", drop)
      const doc = docOf(request.url ?? "")
      const admission = doc === null ? Promise.resolve(null) : options.gate.admit(request, doc)
      admission.then(
        (admitted) => {
          if (admitted === null || doc === null) return refuseUpgrade(socket)
          socket.off("error", drop)
          server.handleUpgrade(request, socket, head, (opened) => {
            if (admitted.ok) attend(opened, { doc, who: admitted.who, wire: socket })
            else opened.close(admitted.close, admitted.text)
          })
        },
        (fault: unknown) => {
          options.warn("A socket could not be admitted", { fault })
          drop()
        },
      )
    },
    read: (doc, read) => rooms.read(doc, read),
    append: (doc, request) => rooms.append(doc, request),
    recheck,
    async stop() {
      clearInterval(heartbeat)
      for (const connection of sockets.keys()) {
        connection.close(CLOSE.tryLater, "The server stops; it will be back.")
      }
      await rooms.close()
      await Promise.race([allClosed(sockets), new Promise((done) => setTimeout(done, FAREWELL))])
      for (const connection of sockets.keys()) connection.terminate()
      server.close()
    },
  }
}

interface Arrival {
  readonly doc: string
  readonly who: Who
  /** The stream that carries the socket. */
  readonly wire: Duplex
}

function countOf(sockets: ReadonlyMap<Connection, Attendance>, user: string): number {
  let count = 0
  for (const connection of sockets.keys()) if (connection.user.id === user) count++
  return count
}

async function allClosed(sockets: ReadonlyMap<Connection, Attendance>): Promise<void> {
  while (sockets.size > 0) await new Promise(setImmediate)
}

/** The empty message keeps the stock client from taking a quiet room for a dead line. */
function beat(sockets: ReadonlyMap<Connection, Attendance>, beats: number): void {
  const nobody = awarenessFrame(Uint8Array.of(0))
  for (const connection of sockets.keys()) {
    if (connection.silentFor(beats) >= SILENT_BEATS) connection.terminate()
    connection.tell(nobody)
    connection.ping()
  }
}

/** The document's id of /sync/DOC. */
function docOf(url: string): string | null {
  return /^\/sync\/([A-Za-z0-9_-]{1,80})(?:\?.*)?$/.exec(url)?.[1] ?? null
}

function refuseUpgrade(socket: Duplex): void {
  socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
}
