// Who moved, who stands in other company, who stood with whom.
import { count } from "./grammar.ts"

/** "No actor", "One actor", "12 actors". */
const actors = (n: number) => (n === 0 ? "No actor" : n === 1 ? "One actor" : `${n} actors`)

export const shifts = {
  from: "From",
  to: "To",
  summary: (moved: number, company: number) =>
    `${actors(moved)} moved; ${company === 0 ? "none" : company === 1 ? "one" : company} stood in other company`,
  lede: "Moved: another position on the same topic than the last one taken up to the first day. Other company: on a topic that divides the room and on which the actor had taken no position, most of those beside it stood apart from it before.",
  moved: "Moved",
  company: "Other company",
  noneMoved: "No actor took another position than before.",
  noneCompany: "No actor stood beside others than before.",
  noEarlier: "There is no earlier day to tell shifts from.",
  noEarlierHow: "Shifts stand here from the second day on.",
  nothing: "Nothing was said yet.",
  nothingHow: "As soon as two days have notes with positions, what moved between them stands here.",
  goToNotes: "Open the note",
  with: (names: string) => `with ${names}`,
  withOthers: (n: number) => `with ${count(n, "other", "others")}`,
  andOthers: (names: string, n: number) => `with ${names} and ${count(n, "other", "others")}`,
  apartBefore: (n: number) => `${n} of those beside it now stood apart from it before`,
  heardOn: (day: string) => `last heard on it on ${day}`,
  more: (n: number) => count(n, "more statement", "more statements"),
  inList: "named in a list",
  underHeading: "named in a heading",
  qualifier: (words: string) => `(${words})`,
  at: (place: string, sign: string) => `${place}, ${sign}`,
  agreement: "Who stood with whom",
  flow: "The session by day",
  flowTopic: "Topic",
  flowHow: "Each line is one actor by its own word; where a line leaves its row, the actor moved.",
  flowNone: "Nobody has taken a position on this topic.",
  flowOneDay: "Positions were taken on one day only, so nothing flows yet.",
  flowPicture: (topic: string, days: number) =>
    `${topic}: who stood where on ${count(days, "day", "days")}. The table below says the same.`,
  flowTable: "As a table",
  flowLink: (n: number, from: string, to: string, names: string) =>
    `${n} from ${from} to ${to}: ${names}`,
  notHeard: "Not heard on it",
  notHeardCell: "not heard",
  asSuch: "the topic as such",
  against: (position: string) => `against: ${position}`,
  ofTwoMinds: (position: string) => `of two minds: ${position}`,
  forIt: (position: string) => `for ${position}`,
  places: (n: number) => `the last of ${n} that day`,
  actor: "Actor",
  movedMark: "moved",
} as const

export const agreement = {
  title: "Who stood with whom",
  lede: "Two actors are compared on the topics that divide the room and on which both took a position of their own. A topic weighs by how far it divides; one on which all agree tells nothing. Where an actor moved, its last position counts. Choose topics to leave out what does not divide by substance.",
  back: "Shifts",
  with: "With",
  everybody: "everybody",
  least: "Topics, at least",
  pairs: "Pairs",
  pair: "Actors",
  together: "Stood together",
  share: "Weighted",
  ofTopics: (together: number, topics: number) =>
    `${together} of ${count(topics, "topic", "topics")}`,
  shareWords: (hundredths: number) => `${hundredths} of 100`,
  more: (n: number) => `Show ${n} more`,
  none: "No two actors can be compared on so many topics.",
  noneHow: "Ask for fewer topics, or for the whole session.",
  network: "As a network",
  networkHow: (n: number, most: number) =>
    `A line joins two that stood together on at least two thirds of what they are compared on, by weight; the thicker, the more. ${n > most ? `The ${most} actors with the most lines are drawn.` : ""} Only lines carry meaning; where an actor stands in the picture does not.`,
  networkPicture: (actors: number, lines: number) =>
    `A network of ${count(actors, "actor", "actors")} and ${count(lines, "line", "lines")}. The table of pairs says the same.`,
  networkNone: "No two stood together often enough for a line.",
  blocs: "Groups and their members",
  blocsHow:
    "Of the positions that members took themselves on a day and a topic on which their group took one, how many were with it.",
  group: "Group",
  topics: "Topics",
  withGroup: "Stood with it",
  membersOf: (together: number, all: number) =>
    all === 0 ? "no member spoke for itself" : `${together} of ${all}`,
  dissenters: "Apart, or left out",
  apart: (who: string, topics: string) => `${who} (${topics})`,
  leftOut: (topics: string) => `left out: ${topics}`,
  noBlocs: "No group with known members took a position.",
  nobody: "nobody",
} as const
