// Who may open a socket on a document, and who may keep it: by session from our own pages, or by bearer token.
import type { IncomingMessage } from "node:http"
import { CLOSE } from "../../shared/wire/wire.ts"
import { type Entrance, mayInMeeting, type Who } from "../access/access.ts"
import type { Store } from "../store/store.ts"

/** The answer to who may come in. */
type Admission =
  | { readonly ok: true; readonly who: Who }
  | { readonly ok: false; readonly close: number; readonly text: string }

export interface Gate {
  /** Decides before the socket opens; null refuses the upgrade itself, as a page of another site deserves. */
  admit(request: IncomingMessage, doc: string): Promise<Admission | null>
  /** Asks anew whether somebody who is in may still be. */
  readmit(who: Who, doc: string): Promise<Admission>
}

export interface GateOptions {
  readonly store: Store
  readonly entrance: Entrance
  readonly isOwnPage: (origin: string, host: string | undefined) => boolean
}

export function createGate({ store, entrance, isOwnPage }: GateOptions): Gate {
  const readmit = async (who: Who, doc: string): Promise<Admission> => {
    if (!(await entrance.isStillIn(who))) return signedOut
    const paper = (await store.notes.find(doc)) ?? (await store.briefs.find(doc))
    if (paper === null) return noSuchNote
    const role = await entrance.role(who, paper.meeting)
    return mayInMeeting(role, "write-notes") ? { ok: true, who } : notAllowed
  }
  return {
    readmit,
    async admit(request, doc) {
      const { headers } = request
      const token = tokenOf(headers)
      if (token !== null) {
        const who = await entrance.bearer(token)
        return who === null ? signedOut : readmit(who, doc)
      }
      // Any page can make a browser open a socket with our cookie; only the origin tells them apart.
      if (headers.origin === undefined || !isOwnPage(headers.origin, headers.host)) return null
      const { who } = await entrance.asking(new Headers({ cookie: headers.cookie ?? "" }))
      return who === null ? signedOut : readmit(who, doc)
    },
  }
}

const signedOut: Admission = { ok: false, close: CLOSE.signedOut, text: "Sign in to go on." }
const noSuchNote: Admission = {
  ok: false,
  close: CLOSE.noSuchNote,
  text: "There is no such note.",
}
const notAllowed: Admission = {
  ok: false,
  close: CLOSE.notAllowed,
  text: "Your role in this meeting does not open its notes.",
}

/** From the Authorization header, or from the pair of subprotocols `lineup, bearer.TOKEN`; never from the address. */
function tokenOf(headers: IncomingMessage["headers"]): string | null {
  if (headers.authorization !== undefined) {
    return /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1] ?? ""
  }
  const offered = (headers["sec-websocket-protocol"] ?? "").split(",").map((it) => it.trim())
  const bearer = offered.find((it) => it.startsWith("bearer."))
  return bearer !== undefined && offered.includes("lineup") ? bearer.slice("bearer.".length) : null
}
