// What the roster, the topics and the provisions share: changes that meet, lists in and out, what a change touches.
import { count } from "./grammar.ts"

export const entries = {
  touches: (n: number) =>
    n === 0 ? "Touches no statement." : `Touches ${count(n, "statement", "statements")}.`,
  counting: "Counting the statements it touches.",
  notCounted: (why: string) => `The statements it touches could not be counted: ${why}`,
  derived: (n: number) =>
    `${count(n, "statement is", "statements are")} the group’s: its members’ positions are derived from ${n === 1 ? "it" : "them"}.`,
  behind: "Somebody changed this since you opened it. Saving shows both.",
  gone: "Somebody took this out since you opened it. What you typed stands here still.",

  clashTitle: (name: string) => `“${name}” was changed meanwhile`,
  clashHow: "Your change waits. Choose what to keep of each, then save.",
  mine: "Yours",
  theirs: "As it stands now",
  nothing: "nothing",
  onlyMine: "changed by you",
  onlyTheirs: "changed by somebody else",
  both: "changed by both",
  allMine: "Keep all of yours",
  allTheirs: "Take all that stands",
  chooseEach: "Choose one of the two for each field.",
  saveChoice: "Save this",
  back: "Back to the form",
  removedTitle: (name: string) => `“${name}” was taken out meanwhile`,
  removedHow: "What you typed stands here still. Add it again, or leave it out.",
  addAgain: "Add it again",
  leaveOut: "Leave it out",
  same: (n: number) => `${n} in both`,
  until: (day: string) => `until ${day}`,
  from: (day: string) => `from ${day}`,
  yes: "yes",

  importOpen: "Import",
  exportOpen: "Export",
  exportOwn: "Those of this meeting (CSV)",
  exportAll: "All, built-in ones too (CSV)",
  importTitle: {
    actors: "Import actors",
    topics: "Import topics",
    provisions: "Import provisions",
  },
  importLead: "Nothing is written before you have seen what would change.",
  file: "From a CSV file",
  fileHint: (columns: string) =>
    `Columns: ${columns}. Only “id” or “name” is needed; what has no column stays as it is. Several names in a cell are parted by |.`,
  tooLarge: "The file is larger than 4 MB. Split it, and try again.",
  meeting: "From another meeting",
  noMeeting: "Choose a meeting",
  noOther: "You are in no other meeting whose names you may see.",
  asWindows: (name: string) =>
    `${name} is not UTF-8 and was read as Windows-1252. Look whether the accents are right.`,
  unused: (columns: string) => `Columns that mean nothing here and are left out: ${columns}.`,
  preview: (source: string) => `What ${source} would change`,
  counts: (added: number, changed: number, same: number) =>
    `${added} new, ${changed} changed, ${same} as they stand.`,
  nothingNew: "Everything in it stands here already.",
  faulty: (n: number) => `${count(n, "line", "lines")} cannot be taken`,
  faultyHow:
    "Mend them in the file and choose it again, or go on without them: the others do not need them.",
  line: (n: number) => `Line ${n}`,
  isNew: "new",
  isChanged: "changed",
  take: (name: string) => `Take ${name}`,
  takeAll: "Take all",
  takeNone: "Take none",
  go: (n: number) => `Import ${n}`,
  goWithout: (n: number, faulty: number) =>
    `Import ${n} without the ${count(faulty, "line", "lines")}`,
  chooseSome: "Choose what to take.",
  stale: "The meeting changed meanwhile. This shows it as it is now: look at it, and import again.",
  done: (n: number) => `${count(n, "entry was", "entries were")} imported.`,
  foundBy: (name: string) => `also “${name}”`,
}
