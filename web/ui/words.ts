// Every word that the interface says, in one catalogue: a section for each screen, English for now.
// A sentence with something in it is a function; a number stands before its noun.

/** `one(1, "change", "changes")` is "1 change". */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

const closedReasons: Readonly<Record<string, string>> = {
  malformed: "Not saving: the server did not understand this page. Reload it",
  "signed-out": "Not saving: signed out. Sign in to go on",
  "not-allowed": "Not saving: your role may not write here",
  "no-such-note": "Not saving: this note is no longer on the server",
  replaced: "Not saving: this note was restored from a backup. Reload the page",
  "too-large": "Not saving: the note is too large. Go on in a new one",
  "reload-needed": "Not saving: Lineup has a new version. Reload the page",
  refused: "Not saving: the server refused a change. Copy what you wrote last, then reload",
}

export const words = {
  app: {
    name: "Lineup",
    skip: "Skip to the content",
    title: (screen: string) => `${screen} - Lineup`,
    loading: "Loading",
  },
  bar: {
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
    day: "Day",
    here: "In this document",
  },
  state: {
    saved: "Saved on the server",
    savedShort: "Saved",
    saving: (waiting: number) => `Saving, ${count(waiting, "change", "changes")}`,
    savingShort: (waiting: number) => `Saving · ${waiting}`,
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
  },
  failure: {
    noConnection:
      "The server was not reached. What you typed stands here still. Check the network and try again.",
    notLineup: (status: number) =>
      `Something other than Lineup answered (${status}). What you typed stands here still. Check the network, a sign-in page of the wifi may be in the way, and try again.`,
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
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    close: "Close",
    everywhere: "Everywhere",
    note: "Note",
    lineups: "Line-ups",
    brief: "Brief",
    list: "List all shortcuts",
    go: "Go to",
    none: "No shortcut works here.",
  },
  notFound: {
    title: "Nothing stands at this address",
    what: "The link may be old, or a letter of it is missing. All that was saved is safe.",
  },
  note: {
    goneTitle: "This note is not in the meeting",
    gone: "It was moved to another meeting or removed, or the link is wrong. Archived notes stand in the set-up and can be brought back.",
    goneGo: "See all notes",
    noneYet: "No day has a note yet.",
    noneHow:
      "A note belongs to a day, one for the plenary or one for each room. Make the first in the set-up.",
    goToDays: "Go to days and notes",
  },
  brief: {
    of: (day: string) => `Brief of ${day}`,
    noDayTitle: "No day stands at this address",
    noDays: "The meeting has no days yet.",
    noDaysHow: "A brief is the report of a day. Add the first day in the set-up.",
  },
  stance: {
    supports: "supports",
    opposes: "opposes",
    mixed: "mixed",
    unclear: "unclear",
    addresses: "addresses",
    throughGroup: ", through its group",
    unsure: ", unsure",
  },
}
