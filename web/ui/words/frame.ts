// What stands around every screen: the bar, the state of saving, faults, signs.
import { count } from "./grammar.ts"

export { state } from "./state.ts"

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
  matrix: "Matrix",
  map: "Map",
  shifts: "Shifts",
  brief: "Brief",
  briefs: "Briefs",
  setUp: "Set-up",
  topics: "Topics",
  roster: "Roster",
  people: "People",
  signOut: "Sign out",
  signOutStay: "Stay signed in",
  signOutAnyway: "Sign out anyway",
  signOutTitle: (n: number) => `${count(n, "change is", "changes are")} on this device alone`,
  signOutWaiting:
    "Signing out clears what this device keeps of your notes, and the server does not have all of it yet. Open the notes while the server is reached, and wait for “Saved on the server”; or save them as files.",
  signOutSaveFiles: "Save them as files",
  signOutSaved: (n: number) =>
    `${count(n, "file is", "files are")} in the browser’s downloads. You can sign out now.`,
  signOutUnknown:
    "This device could not be asked whether changes wait on it. If the line above says “Saved on the server”, nothing is lost by signing out.",
  signOutNotCleared:
    "You are signed out, but the copies on this device could not be cleared. Clear this site’s data in the browser’s settings.",
  signOutOffline:
    "The server was not reached: you are still signed in, and nothing was cleared. Try again when online.",
  shortcuts: "Keyboard shortcuts",
  you: (name: string) => `${name} (you)`,
  writing: (n: number) => `${n} writing`,
  leaveTitle: (n: number) => `${count(n, "change is", "changes are")} stored nowhere yet`,
  leaveWhat:
    "Neither the server nor this device has stored what is on this screen. Leaving it loses that.",
  stay: "Stay here",
  leave: "Leave and lose them",
  day: "Day",
  here: "In this document",
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
    "All that was saved is safe on the server. What waits on this device stays there, and is sent when its note is open here and the server is back.",
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
  matrix: "Matrix",
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
