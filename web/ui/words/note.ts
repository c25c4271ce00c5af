// The day note: its editor, its popups, its margin.
import { count, upper } from "./grammar.ts"

export const note = {
  goneTitle: "This note is not in the meeting",
  gone: "It was moved to another meeting or removed, or the link is wrong. Archived notes stand in the set-up and can be brought back.",
  goneGo: "See all notes",
  noneYet: "No day has a note yet.",
  noneHow:
    "A note belongs to a day, one for the plenary or one for each room. Make the first in the set-up.",
  goToDays: "Go to days and notes",
}

export const editor = {
  label: "Note text",
  kept: "A newer version of Lineup wrote something here; it is kept. Reload to see it.",
  keptSign: "newer",
  keys: {
    split: "New line",
    heading: "Heading of level 1 to 6",
    plain: "Plain paragraph",
    bullet: "Bullet list",
    ordered: "Numbered list",
    quote: "Quote",
    indent: "Indent; in a table next cell",
    outdent: "Outdent; in a table cell before",
    takeName: "Make the underlined name at the caret a chip",
    unmakeName: "Right after words became a chip: make them words again",
    leave: "Leave the text",
    move: "Move the block up or down",
    now: "Put the time at the start",
    takeBack: "Put lost words back",
    bold: "Bold",
    italic: "Italic",
    code: "Code",
    link: "Link",
    undo: "Undo your own last change",
    redo: "Redo",
  },
  format: {
    open: "Format",
    blocks: "Block",
    plain: "Plain",
    heading: (level: number) => `Heading ${level}`,
    bullet: "Bullets",
    ordered: "Numbers",
    quote: "Quote",
    words: "Words",
    bold: "Bold",
    italic: "Italic",
    code: "Code",
    names: "Names",
    namesTaken: "Make names chips as I type",
    link: "Link",
    address: "Address",
    setLink: "Set link",
    unsetLink: "Remove link",
    linkHint: "Select the words first, then give the address.",
    linkRefused: "A link begins with https://, http:// or mailto:",
    table: "Table",
    insertTable: "Insert table",
    rowBefore: "Row above",
    rowAfter: "Row below",
    columnBefore: "Column before",
    columnAfter: "Column after",
    deleteRow: "Delete row",
    deleteColumn: "Delete column",
    deleteTable: "Delete table",
  },
}

export const chips = {
  unknown: {
    actor: "Unknown actor",
    topic: "Unknown topic or position",
    provision: "Unknown part of the text",
  },
  nowCalled: (name: string) => `Called ${name} in this meeting`,
  cited: "Spoken about, does not speak",
  proposal: ({ text, old }: { text: string | null; old: string | null }) =>
    text === null
      ? `Delete “${old}”`
      : old === null
        ? `Add “${text}”`
        : `“${old}” becomes “${text}”`,
}

export const popup = {
  label: "Names",
  takes: "takes",
  move: "move",
  keeps: "keeps the text",
  usedHere: "in this note",
  heard: "heard this session",
  memberOf: (group: string) => `member of ${group}`,
  positions: (n: number) => (n === 0 ? "" : count(n, "position", "positions")),
  actorKinds: {
    state: "",
    "observer-state": "observer state",
    group: "group",
    organisation: "organisation",
    person: "person",
  },
  addOf: (name: string, delegation: string) =>
    `Add “${name}” as a new person who speaks for ${delegation}`,
  adds: "adds as new",
  addAs: {
    organisation: (name: string) => `Add “${name}” as a new organisation`,
    person: (name: string) => `Add “${name}” as a new person`,
    group: (name: string) => `Add “${name}” as a new group`,
    topic: (name: string) => `Add “${name}” as a new topic`,
    provision: (name: string) => `Add “${name}” as a new part of the text`,
  },
}

export const margin = {
  label: "What the index understood",
  for: (speaker: string, group: string) => `${speaker} for ${group}`,
  except: (group: string, left: string) => `${group} without ${left}`,
  neutral: (role: string) => (role === "" ? "neutral" : `${role}, neutral`),
  via: {
    lead: "from the lead",
    heading: "from the heading",
    open: "named after it",
  },
  spoke: (who: string) => `${who} spoke, no position read`,
  quote: (who: string) => `Quote: ${who}`,
  nobody: "nobody’s",
  members: (group: string, members: string) => `Members of ${group}: ${members}`,
  proposal: ({
    op,
    text,
    old,
    provision,
  }: {
    op: "add" | "delete" | "replace"
    text: string | null
    old: string | null
    provision: string
  }) =>
    op === "add"
      ? `${provision}: add “${text}”`
      : op === "delete"
        ? `${provision}: delete “${old}”`
        : `${provision}: “${old}” becomes “${text}”`,
  raised: (topics: string) => `Counts as raised by us: ${topics}`,
  tags: {
    key: "For the brief: key point",
    ours: "Our view: no statement.",
    next: "Next step: no statement.",
    check: "To be checked",
    private: "Private: leaves in no brief, export or publication",
  },
  problems: {
    "unknown-actor": "Unknown actor.",
    "unknown-topic": "Unknown topic.",
    "unknown-position": "Unknown position.",
    "unknown-provision": "Unknown part of the text.",
    "ambiguous-actor": "Which one?",
    "position-without-actor": "Nobody holds this.",
    "doubled-text": "These words stand twice.",
    "too-many-rows": "More than can be read of one paragraph.",
  },
  stanceSaid: (verb: string) => `The words say a stance: “${verb}”`,
  whoSaid: "Who said so?",
  splitIt: "Split it: what stands last in it is not in the index.",
  twice: "Two people split or moved the paragraph at once.",
  markOurs: "Mark as ours",
  withoutPosition: "The topic alone",
  deleteCopy: "Delete this copy",
  keepBoth: "Keep both",
  replace: "Replace",
  addNew: "Add as new",
  addAs: { organisation: "Organisation", person: "Person", group: "Group" },
  addKind: "Add as:",
}

export const reasons = {
  speaker: {
    sentence: () => "speaker named in this sentence",
    subject: () => "speaker named in a sentence before",
    lead: (lead: string) => `speaker from the lead “${lead}”`,
    heading: (heading: string) => `speaker from the heading “${heading}”`,
  },
  about: {
    sentence: (what: string) => `${what} in this sentence`,
    open: (what: string) => `took up the ${what} that stood open`,
    lead: (what: string, lead: string) => `${what} from the lead “${lead}”`,
    heading: (what: string, heading: string) => `${what} from the heading “${heading}”`,
  },
  named: {
    position: "position",
    topic: "topic",
    cited: "agreement",
    provision: "proposal",
  },
  alone: (part: string) => `${upper(part)}.`,
  both: (speaker: string, about: string) => `${upper(speaker)}; ${about}.`,
  together: (about: "position" | "topic" | "cited" | "provision") =>
    ({
      position: "Speaker and position stand in this sentence.",
      topic: "Speaker and topic stand in this sentence.",
      cited: "The speaker’s agreement stands behind the name.",
      provision: "Speaker and proposal stand in this sentence.",
    })[about],
  nobody: "Nobody alone can have said these words: one speaker must be named.",
  membership: "Named in parentheses behind the group.",
}

export const mends = {
  label: "Mend",
  stance: { "+": "Supports", "-": "Opposes", "~": "Mixed", "?": "Unclear" },
  position: "Position…",
  noPosition: "No position",
  for: "Speaks for…",
  memberOf: "member today",
  cited: "Does not speak",
  speaks: "Speaks",
  unsure: "Unsure",
  close: "Back to the text",
}

interface WaitingHere {
  readonly waiting: number
  /** How many of them are in this tab alone. */
  readonly inTab: number
  readonly kept: "device" | "storing" | "nowhere"
}

export const dayNote = {
  statements: (n: number) => count(n, "statement", "statements"),
  problems: (n: number) => count(n, "problem", "problems"),
  days: "Days and outline",
  noNote: "no note yet",
  outline: "Headings of the note",
  others: "Other notes of this day",
  opening: "Opening the note",
  readOnly: "This note is archived. It can be read, not changed.",
  bringBack: "Bring it back on the page of days and notes",
  lost: (text: string) =>
    `Words of yours went when a colleague joined, moved or deleted their paragraph: “${text}”`,
  putBack: "Put back",
  dismiss: "Dismiss",
  misplaced: (text: string) =>
    `“${text.trim()}”: these words were typed at the end of a paragraph that somebody split meanwhile; they may stand under the wrong speaker.`,
  moveOn: "Move to the other part",
  leave: "Leave",
  offline: (since: string) => `No connection since ${since}.`,
  offlineHow: ({ waiting, inTab, kept }: WaitingHere) =>
    kept === "nowhere"
      ? inTab === 0
        ? "What you type now is in this tab alone until the server is back."
        : `${count(inTab, "change is", "changes are")} in this tab alone: keep it open until the server is back, or save a copy.`
      : waiting === 0
        ? "What you type stays on this device and will be merged."
        : kept === "device"
          ? `${count(waiting, "change waits", "changes wait")} on this device and will be merged. Others do not see them yet.`
          : `${count(inTab, "change is", "changes are")} on the way to this device’s disk.`,
  closedHow: ({ waiting, inTab, kept }: WaitingHere) =>
    waiting === 0
      ? "All that you typed is on the server."
      : kept === "device"
        ? `${count(waiting, "change", "changes")} of yours ${waiting === 1 ? "is" : "are"} on this device and not on the server.`
        : `${count(inTab, "change", "changes")} of yours ${inTab === 1 ? "is" : "are"} stored nowhere yet. Save a copy before you leave this page.`,
  startAgain: "Start again from the server",
  openReplaced: "Open the note as it is now",
  aside: (when: string, waiting: number) =>
    `This device had another state of this note, from before it was replaced on the server${waiting === 0 ? "" : `, with ${count(waiting, "change", "changes")} of yours that the server never had`}. It was set aside ${when} and is not merged.`,
  asideSave: "Save it as a file",
  asideRemove: "Delete it from this device",
  asideSure: "Delete it for good",
  saveCopy: "Save a copy",
  notAdded: (name: string, why: string) => `“${name}” was not added. ${why}`,
  insert: "Insert",
  insertBar: {
    actor: "Actor",
    topic: "Topic",
    provision: "Part of the text",
    supports: "Supports",
    opposes: "Opposes",
    unsure: "Unsure or unclear",
    key: "Key point",
    undo: "Undo",
  },
  keys: {
    popup: "Name an actor, a topic, a part of the text",
    cite: "Name an actor who does not speak",
    take: "Take the name from the list",
    keepText: "Keep the text, close the list",
    sign: "Behind a topic: supports, opposes, mixed, unclear",
    position: "Behind a topic: its positions",
    nextProblem: "Next problem or query",
    fix: "Mend the problem: take the first offer; else the stance that the words say",
    margin: "Go to what the margin says of this block; Esc comes back",
    marginLines: "In the margin: line before, line after",
    marginStance: "On a line: supports, opposes, mixed, unclear, or none again",
    marginPosition: "On a line: another position",
    marginFor: "On a line: the group spoken for",
    marginCited: "On a line: does not speak, or speaks",
    marginUnsure: "On a line: unsure",
  },
}

export const guide = {
  title: "Examples, not part of the note",
  margin: "What the margin would say",
  goes: "This guide goes once the note holds five statements.",
  hide: "Hide it now",
  show: "Show examples",
  how: [
    "Type *@Switzerland* and a space, then `#` and the topic, then `=` for its positions.",
    "Write *for* between the two. Signs behind a topic: *(+)* for, *(-)* against, *(~)* mixed, *(?)* not clear.",
    "Not sure who spoke: *(?)* behind the name. `§` names a part of the text.",
    "Begin a paragraph with *[ours]* for what we think, *[key]* for the brief’s key points.",
  ],
}
