// Every word that the interface says, in one catalogue: a section for each screen, English for now.
// A sentence with something in it is a function; a number stands before its noun.

/** `one(1, "change", "changes")` is "1 change". */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
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
    setUp: "Set-up",
    topics: "Topics",
    roster: "Roster",
    people: "People",
    signOut: "Sign out",
    shortcuts: "Keyboard shortcuts",
    you: (name: string) => `${name} (you)`,
    writing: (n: number) => `${n} writing`,
    day: "Day",
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
  },
  failure: {
    noConnection:
      "The server was not reached. What you typed stands here still. Check the network and try again.",
    notLineup: (status: number) =>
      `Something other than Lineup answered (${status}). What you typed stands here still. Check the network, a sign-in page of the wifi may be in the way, and try again.`,
    title: "Something went wrong",
    id: "Id for the person who runs the server",
    copyId: "Copy the id",
    copied: "Copied",
    tryAgain: "Try again",
    reload: "Reload the page",
    home: "Go home",
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
