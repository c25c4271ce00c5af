// What stands around every screen: the bar, the state of saving, faults, signs.
import { count } from "./grammar.ts"

const closedReasons: Readonly<Record<string, string>> = {
  malformed: "Not saving: the server did not understand this page. Reload it",
  "signed-out": "Not saving: signed out. Sign in to go on",
  "not-allowed": "Not saving: your role may not write here",
  "no-such-note": "Not saving: this note is no longer on the server",
  replaced: "Not saving: this note was restored from a backup. Reload the page",
  "too-large": "Not saving: the note is too large. Go on in a new one",
  "reload-needed": "Not saving: Lineup has a new version. Reload the page",
}

export const app = {
  name: "Lineup",
  skip: "Skip to the content",
  title: (screen: string) => `${screen} - Lineup`,
  loading: "Loading",
  cancel: "Cancel",
  save: "Save",
  add: "Add",
  edit: "Edit",
  remove: "Remove",
}

export const bar = {
  menu: "Menu",
  meeting: "Meeting",
  home: "Home",
  note: "Note",
  lineups: "Line-ups",
  brief: "Brief",
  briefs: "Briefs",
  setUp: "Set-up",
  topics: "Topics",
  roster: "Roster",
  people: "People",
  signOut: "Sign out",
  signOutAnyway: "Sign out and lose them",
  signOutWaiting: (n: number) =>
    `${count(n, "change is", "changes are")} not on the server yet. Wait until the line above says saved.`,
  signOutOffline: "The server was not reached: you are still signed in. Try again when online.",
  shortcuts: "Keyboard shortcuts",
  you: (name: string) => `${name} (you)`,
  writing: (n: number) => `${n} writing`,
  leaveTitle: (n: number) => `${count(n, "change is", "changes are")} not on the server yet`,
  leaveWhat: "They are kept on this screen only. Leaving it loses them.",
  stay: "Stay here",
  leave: "Leave and lose them",
  day: "Day",
  here: "In this document",
}

export const state = {
  saved: "Saved on the server",
  savedShort: "Saved",
  saving: (waiting: number) =>
    waiting === 0 ? "Connecting" : `Saving, ${count(waiting, "change", "changes")}`,
  savingShort: (waiting: number) => (waiting === 0 ? "Connecting" : `Saving · ${waiting}`),
  live: "Up to date",
  connecting: "Connecting",
  offline: (since: string, waiting: number) =>
    waiting === 0
      ? `Offline since ${since}`
      : `Offline since ${since}, ${count(waiting, "change", "changes")} on this device`,
  offlineShort: (waiting: number) => (waiting === 0 ? "Offline" : `Offline · ${waiting}`),
  closedShort: "Not saving",
  closed: (why: { reason: string; text: string }) =>
    closedReasons[why.reason] ?? `Not saving: ${why.text === "" ? why.reason : why.text}`,
}

export const failure = {
  noConnection:
    "The server was not reached. What you typed stands here still. Check the network and try again.",
  notLineup: (status: number) =>
    `Something other than Lineup answered (${status}). What you typed stands here still. Check the network, a sign-in page of the wifi may be in the way, and try again.`,
  notLoaded:
    "This part of Lineup was not loaded: the server was not reached, or it has a newer version than this page. Reload the page.",
  title: "This screen failed",
  unreached: "The server was not reached",
  bug: (message: string) => `A fault in Lineup: ${message}`,
  keptRefused: "All that was saved is safe on the server. Nothing was changed by this.",
  keptUnreached:
    "All that was saved is safe on the server. What you typed in an open note stays in its tab and is sent when the server is back: keep that tab open.",
  keptBug:
    "All that the state line called saved is safe on the server. Words typed in the last second before this may be missing: check the end of what you wrote.",
  id: "Id for the person who runs the server",
  copyId: "Copy the id",
  copied: "Copied",
  tryAgain: "Try again",
  reload: "Reload the page",
  home: "Go home",
}

export const shortcuts = {
  title: "Keyboard shortcuts",
  close: "Close",
  everywhere: "Everywhere",
  note: "Note",
  lineups: "Line-ups",
  brief: "Brief",
  list: "List all shortcuts",
  single: "Keys of a single character.",
  singleWhy:
    "Turn them off where speech or another tool types for you; the menu opens this list too.",
}

export const roles = {
  lead: "lead",
  "note-taker": "note-taker",
  reader: "reader",
}

export const home = {
  today: "Today",
  todayNone: "No meeting has a day today.",
  todayHow:
    "Open a meeting below to read or write a note of another day, or to add today to its days.",
  meetings: "Meetings",
  newMeeting: "New meeting",
  make: "Make the meeting",
  none: "You take part in no meeting yet.",
  noneHow: "Open the invite link that the lead of a meeting gave you, or scan its QR code.",
  noneHowOwner: "Make a meeting with New meeting, then invite the others.",
  noNote: "No note yet",
  statements: (n: number) => count(n, "statement", "statements"),
  lastChange: (when: string) => `last change ${when}`,
  empty: "empty",
  open: "Open",
  start: "Start",
  days: "Days",
  daysOf: (begun: number, all: number) => `${begun} of ${all}`,
  statementsHead: "Statements",
  lastBrief: "Last brief",
  version: (title: string, n: number) => `${title}, version ${n}`,
  draft: "Draft",
  noBrief: "None yet",
}

export const notFound = {
  title: "Nothing stands at this address",
  what: "The link may be old, or a letter of it is missing. All that was saved is safe.",
}

export const stance = {
  supports: "supports",
  opposes: "opposes",
  mixed: "mixed",
  unclear: "unclear",
  addresses: "addresses",
  throughGroup: ", through its group",
  unsure: ", unsure",
}
