// Sync frames (interfaces.md, "Sync"): the y-websocket protocol's types 0 to 3, and ours for clients that said HELLO.

export const SYNC_PROTOCOL = 1

/** First varUint of every binary frame. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Both ways: varUint protocol, varUint schema version, varUint generation (0 = none yet). */
  hello: 100,
  /** To the server: varUint n; all updates sent before this on this socket are batch n. */
  mark: 101,
  /** To the client: varUint n; every update before MARK n is committed to disk. */
  durable: 102,
  /** To the client: varUint n, varString code, varString text; something before MARK n was refused. */
  reject: 103,
} as const

/** 4400 to 4499 make the stock provider give up for good; what passes is 1013. */
export const CLOSE = {
  tryLater: 1013,
  malformed: 4400,
  signedOut: 4401,
  notAllowed: 4403,
  noSuchNote: 4404,
  replaced: 4409,
  tooLarge: 4413,
  reloadNeeded: 4426,
} as const

export type RejectCode = "read-only" | "too-large" | "over-quota" | "invalid" | "unknown-schema"

/** What the server writes as `user` into each awareness state; a client's own words there are overwritten. */
export interface PresentUser {
  readonly id: string
  readonly name: string
  /** The lowest number that nobody else in the note has, from 0: colours count round. */
  readonly colour: number
  /** For clients that draw carets without our style sheet: "#rrggbb". */
  readonly color: string
}
