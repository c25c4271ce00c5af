// Where the words are: what the state line says, what that means, and what to do.
import { count } from "./grammar.ts"

type Kept = "device" | "storing" | "nowhere"
type Trouble =
  | "unavailable"
  | "full"
  | "blocked"
  | "newer"
  | "cleared"
  | "replaced"
  | "failed"
  | null

interface Where {
  readonly waiting: number
  readonly inTab: number
  readonly kept: Kept
  readonly trouble: Trouble
}

interface Closed extends Where {
  readonly reason: string
  readonly text: string
}

/** A heading, what it means, and what to do about it. */
export interface Meaning {
  readonly title: string
  readonly what: string
  readonly todo: string
}

const changes = (n: number) => count(n, "change", "changes")
const are = (n: number) => (n === 1 ? "is" : "are")

const closedLines: Readonly<Record<string, string>> = {
  malformed: "Not saving: the server refused a change",
  "signed-out": "Not saving: signed out. Sign in to go on",
  "not-allowed": "Not saving: your role may not write here",
  "no-such-note": "Not saving: this note is no longer on the server",
  replaced: "Not saving: this note was replaced on the server",
  "too-large": "Not saving: the note is too large",
  "reload-needed": "Not saving: Lineup has a new version. Reload the page",
}

/** What to do when the server has closed a note for good. */
const closedTodo: Readonly<Record<string, string>> = {
  malformed:
    "Save a copy. Then start again from the server: the copy on this device is set aside as a file, and the note opens as the server has it.",
  "signed-out": "Sign in again; what waits is sent by itself.",
  "not-allowed":
    "Save a copy if something waits, and ask the lead of the meeting for the role of note-taker.",
  "no-such-note": "Save a copy if you need the words, and ask the lead where the note went.",
  replaced:
    "Open the note as it is now. What this device had is set aside and can be saved as a file there; it is not merged.",
  "too-large":
    "Save a copy, and go on in a new note. Starting again from the server opens the note as the server has it.",
  "reload-needed": "Reload the page; what waits on this device is sent after that.",
}

const closedLine = ({ reason, text }: Pick<Closed, "reason" | "text">) =>
  closedLines[reason] ?? `Not saving: ${text === "" ? reason : text}`

const closedTo = ({ reason }: Closed) => closedTodo[reason] ?? "Reload the page."

const troubles: Readonly<Record<Exclude<Trouble, null>, string>> = {
  unavailable:
    "This browser keeps nothing on the device for this page: a private window, or storage is switched off.",
  full: "The disk of this device, or what the browser may use of it, is full. Free some room; it is tried again by itself.",
  blocked: "A tab with an older Lineup is in the way. Close the other tabs of Lineup.",
  newer: "Another tab has a newer Lineup. Reload this page when all is saved.",
  cleared: "The copies on this device were cleared when you signed out in another tab.",
  replaced: "The copy on this device is of another state of the note; it was set aside.",
  failed: "The browser failed to write to this device. It is tried again by itself.",
}

/** Why the device keeps nothing; empty while it does. */
function troubleOf(trouble: Trouble): string {
  return trouble === null ? "" : troubles[trouble]
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ")
}

function whereIs({ waiting, inTab, kept, trouble }: Where): string {
  if (waiting === 0) return ""
  const stored = waiting - inTab
  const onDevice = `${changes(stored)} of yours ${are(stored)} stored on this device, and not on the server yet.`
  const rest = kept === "nowhere" ? nowhere(inTab, trouble) : onTheWay(inTab)
  return joined(stored === 0 ? "" : onDevice, inTab === 0 ? "" : rest)
}

function onTheWay(n: number): string {
  return `${changes(n)} of yours ${are(n)} on the way to this device’s disk.`
}

function nowhere(n: number, trouble: Trouble): string {
  const it = n === 1 ? "it" : "them"
  return joined(
    `${changes(n)} of yours ${are(n)} in this tab alone: neither the server nor this device has stored ${it}.`,
    troubleOf(trouble),
  )
}

function mayClose({ waiting, kept }: Where): string {
  if (kept === "nowhere") return "Keep this tab open until it says saved, or save a copy as a file."
  if (kept === "storing") return "Keep this tab open for a moment."
  return waiting === 0
    ? "Nothing. You can type on."
    : "Nothing. You can type on, or close the page: they are sent when this note is open here again."
}

const said = (why: string) => (why === "" ? "" : `The server said: ${why}`)

export const state = {
  saved: "Saved on the server",
  savedShort: "Saved",
  saving: ({ waiting, kept }: Where) =>
    waiting === 0
      ? "Connecting"
      : kept === "device"
        ? `On this device, ${changes(waiting)} waiting`
        : `Saving, ${changes(waiting)}`,
  savingShort: ({ waiting, kept }: Where) =>
    waiting === 0 ? "Connecting" : kept === "device" ? `Here · ${waiting}` : `Saving · ${waiting}`,
  live: "Up to date",
  connecting: "Connecting",
  offlineSince: (since: string) => `Offline since ${since}`,
  offline: (since: string, { waiting, kept }: Pick<Where, "waiting" | "kept">) =>
    waiting === 0
      ? `Offline since ${since}`
      : kept === "device"
        ? `Offline since ${since}, ${changes(waiting)} on this device`
        : `Offline since ${since}, storing ${changes(waiting)}`,
  offlineShort: (waiting: number) => (waiting === 0 ? "Offline" : `Offline · ${waiting}`),
  notStored: (waiting: number) =>
    `Not stored: ${changes(waiting)} ${are(waiting)} in this tab alone`,
  notStoredSpoken: "Not stored: your changes are in this tab alone. Keep it open.",
  notStoredShort: (waiting: number) => `Not stored · ${waiting}`,
  closedShort: "Not saving",
  closed: closedLine,
  said,
  trouble: troubleOf,
  nothingKept: "Nothing is kept on this device.",
  ask: "What does this mean?",
  close: "Close",
  todo: "What to do",
  means: {
    saved: (): Meaning => ({
      title: "Saved on the server",
      what: "All that you typed is on the server’s disk. A crash or a power cut takes nothing of it.",
      todo: "Nothing. You can type on, or close the page.",
    }),
    saving: (where: Where): Meaning =>
      where.waiting === 0
        ? {
            title: "Connecting",
            what: "The server is being asked for what is new. What was saved before is safe.",
            todo: mayClose(where),
          }
        : {
            title: state.saving(where),
            what: joined("On the way to the server.", whereIs(where)),
            todo: mayClose(where),
          },
    offline: (since: string, where: Where & { readonly why: string }): Meaning => ({
      title: state.offline(since, where),
      what: joined(
        "The server is not reached, so the others do not see what you type, nor you what they type.",
        said(where.why),
        where.waiting === 0 ? "All that you typed before is on the server." : whereIs(where),
        where.waiting === 0 && where.kept === "nowhere" ? troubleOf(where.trouble) : "",
      ),
      todo:
        where.kept === "device"
          ? "Nothing. Type on: it is tried again all the time, and all is merged when the server is back. You can close the page; open the note here again to have it sent."
          : mayClose(where),
    }),
    notStored: (where: Where & { readonly why?: string }): Meaning => ({
      title: state.notStored(where.inTab),
      what: joined(whereIs(where), said(where.why ?? "")),
      todo: mayClose({ ...where, kept: "nowhere" }),
    }),
    notStoredClosed: (why: Closed): Meaning => ({
      title: state.notStored(why.inTab),
      what: joined(`${closedLine(why)}.`, whereIs(why), said(why.text)),
      todo: joined("Keep this tab open until you have saved a copy as a file.", closedTo(why)),
    }),
    closed: (why: Closed): Meaning => ({
      title: state.closed(why),
      what: joined(
        said(why.text),
        why.waiting === 0 ? "All that you typed is on the server." : whereIs(why),
      ),
      todo: closedTo(why),
    }),
    live: (): Meaning => ({
      title: "Up to date",
      what: "This screen follows the server: what the others write appears by itself.",
      todo: "Nothing.",
    }),
    connecting: (): Meaning => ({
      title: "Connecting",
      what: "The server is being asked for what is new.",
      todo: "Nothing. It takes a moment.",
    }),
    offlineScreen: (since: string): Meaning => ({
      title: `Offline since ${since}`,
      what: "The server is not reached. What stands here is as it was then.",
      todo: "Nothing. It is tried again all the time, and this screen is brought up to date by itself.",
    }),
  },
}
