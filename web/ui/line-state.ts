// What the state line can say: where the words of a note are, or how a screen is kept up to date.
import type { SessionState } from "../sync/session.svelte.ts"
import { clock } from "./time.ts"
import type { Meaning } from "./words/state.ts"
import { words } from "./words.ts"

/** Of a screen on which nobody writes: it follows the server, or it does not. */
export type FollowState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  /** `since` in milliseconds since 1970 UTC. */
  | { readonly kind: "offline"; readonly since: number; readonly waiting: number }

export type LineState = SessionState | FollowState

export interface Said {
  readonly long: string
  /** For a phone. */
  readonly short: string
  /** Read aloud when it changes; null where that which was said before still holds. */
  readonly spoken: string | null
  readonly meaning: Meaning
}

/** Changes that leaving or signing out would lose: on no disk, here or there. */
export function wouldBeLost(line: LineState | undefined): number {
  return line !== undefined && "inTab" in line ? line.inTab : 0
}

/** Whether something that was typed is in this tab alone, with nothing under way that would store it. */
export function isNotStored(line: LineState): boolean {
  if (line.kind !== "offline" && line.kind !== "closed") return false
  return "kept" in line && line.kept === "nowhere" && line.inTab > 0
}

/** All that the line says of a state. Spoken is what changes the situation: a count that moves with each key is not. */
export function saidOf(line: LineState): Said {
  const { state } = words
  if (isNotStored(line) && "kept" in line) {
    return {
      ...{ long: state.notStored(line.inTab), short: state.notStoredShort(line.inTab) },
      spoken: state.notStoredSpoken,
      meaning:
        line.kind === "closed" ? state.means.notStoredClosed(line) : state.means.notStored(line),
    }
  }
  switch (line.kind) {
    case "saved":
      return plain(state.saved, state.savedShort, state.means.saved())
    case "saving":
      return {
        ...{ long: state.saving(line), short: state.savingShort(line) },
        ...{ spoken: null, meaning: state.means.saving(line) },
      }
    case "closed":
      return plain(state.closed(line), state.closedShort, state.means.closed(line))
    case "live":
      return plain(state.live, state.live, state.means.live())
    case "connecting":
      return {
        ...plain(state.connecting, state.connecting, state.means.connecting()),
        spoken: null,
      }
    case "offline":
      return offlineSaid(line)
  }
}

function offlineSaid(line: Extract<LineState, { kind: "offline" }>): Said {
  const { state } = words
  const since = clock(line.since)
  if (!("kept" in line)) {
    return plain(state.offlineSince(since), state.offlineShort(0), state.means.offlineScreen(since))
  }
  const spoken = [state.offlineSince(since), state.said(line.why)].filter((it) => it !== "")
  return {
    ...{ long: state.offline(since, line), short: state.offlineShort(line.waiting) },
    ...{ spoken: spoken.join(". "), meaning: state.means.offline(since, line) },
  }
}

function plain(long: string, short: string, meaning: Meaning): Said {
  return { long, short, spoken: long, meaning }
}
