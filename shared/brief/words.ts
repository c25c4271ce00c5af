// Every word that a composed brief says of its own, in one catalogue; another language is another one of the type.
import type { IsoDate } from "../meeting/meeting.ts"

/** Languages that a brief can be composed in. */
export type BriefLanguage = "en" | "fr" | "es"

/** English as written between states: day before month, no comma before the last of a list. */
export const english = {
  language: "en" as BriefLanguage,
  list,
  colon: ":",
  semicolon: "; ",
  /** With a capital first: what begins a sentence, or stands as a heading. */
  upper: (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1),
  /** With a full stop, where no other mark ends it. */
  stop: (sentence: string) => (/[.!?…][”"’')]*$/.test(sentence) ? sentence : `${sentence}.`),
  title: (day: number | null, date: IsoDate) =>
    day === null
      ? `Brief update, ${longDate(date)}`
      : `Day ${numeral(day)}: brief update, ${longDate(date)}`,
  disclaimer: "From the observers’ notes; not a full record.",
  headings: {
    key: "Key points",
    lineUp: (topic: string) => `Line-up: ${topic}`,
    groups: "What groups said, in order of presentation",
    also: "By topic",
    officials: "Chair, officials and briefings",
    proposals: "Proposals on the text",
    between: "Between delegations",
    spoke: "Also took the floor",
    silent: "Not heard",
    shifts: "Moved since an earlier day",
    firsts: "Heard for the first time",
    check: "To be verified",
    ours: "Our view",
    next: "Next steps",
  },
  /** Behind a sentence or a name that still has to be checked. */
  unverified: "to be verified",
  /** Before the words of a note that still have to be checked. */
  toVerify: "To be verified: ",
  unsure: "unsure",
  stance: { mixed: "with reservations", unclear: "stance unclear" },
  quoted: (words: string) => `“${words}”`,
  without: (names: readonly string[]) => `without ${list(names)}`,
  withMembers: (names: readonly string[]) => `with ${list(names)}`,
  withOthers: (n: number) => `with ${n} others`,
  representedBy: (speakers: readonly string[]) => `represented by ${list(speakers)}`,
  members: (names: readonly string[]) => `Members: ${list(names)}.`,
  forGroup: (speaker: string, group: string) => `${speaker} for ${group}`,
  against: (label: string) => `against “${label}”`,
  /** In the column of a position: who opposes it. */
  opposed: (who: string) => `Against: ${who}`,
  /** Others hold it too, and stand elsewhere in the brief. */
  alsoHeld: (who: string) => `also ${who}`,
  /** Those of a column of a line-up further up. */
  asInColumn: (label: string) => `those under “${label}” above`,
  onTopic: {
    addresses: (who: string) => `Raised by ${who}.`,
    supports: (who: string) => `In favour: ${who}.`,
    opposes: (who: string) => `Against: ${who}.`,
    mixed: (who: string) => `With reservations: ${who}.`,
    unclear: (who: string) => `Stance unclear: ${who}.`,
  },
  /** What one group said on a topic without naming a position. */
  ofGroup: {
    addresses: "raised",
    supports: "in favour",
    opposes: "against",
    mixed: "with reservations",
    unclear: "stance unclear",
  },
  proposal: (who: readonly string[], edits: string) => `${list(who)} would ${edits}.`,
  edit: {
    add: (texts: readonly string[]) => `add ${list(texts.map((text) => `“${text}”`))}`,
    delete: (texts: readonly string[]) => `delete ${list(texts.map((text) => `“${text}”`))}`,
    replace: (old: string, text: string) => `replace “${old}” with “${text}”`,
  },
  relation: {
    supports: (from: string, to: readonly string[]) => `${from} agreed with ${list(to)}.`,
    opposes: (from: string, to: readonly string[]) => `${from} disagreed with ${list(to)}.`,
  },
  silent: {
    unraised: (topics: readonly string[]) =>
      `In the rooms we noted, nobody spoke on ${list(topics, "or")}.`,
    noPosition: (topics: readonly string[]) =>
      `Raised, but no position was taken: ${list(topics)}.`,
  },
  shift: (
    who: readonly string[],
    topic: string,
    from: readonly string[],
    on: IsoDate,
    to: readonly string[],
  ) => `On ${topic}, ${list(who)} moved from “${list(from)}” on ${weekday(on)} to “${list(to)}”.`,
  firsts: (who: readonly string[]) => `${list(who)} had not been heard before.`,
  spoke: (who: readonly string[]) => `${list(who)} spoke as well.`,
  /** As people write it in a list: "Iran", "Philippines", "some states". */
  nameInList: (name: string, isGroup: boolean) => (isGroup ? collective(name) : common(name)),
  /** As people write it in a sentence: "the Philippines", "the African Group". */
  nameInSentence: (name: string, isGroup: boolean) => {
    const short = isGroup ? collective(name) : common(name)
    return takesArticle(short) ? `the ${short}` : short
  },
}

export type BriefWords = typeof english

/** "A", "A and B", "A, B and C"; semicolons where a part has a comma of its own. */
function list(parts: readonly string[], and = "and"): string {
  return listWith(parts, and)
}

/** The same with another word before the last. */
export function listWith(parts: readonly string[], and: string): string {
  const separator = parts.some((part) => part.includes(", ")) && parts.length > 2 ? "; " : ", "
  const last = parts.at(-1) ?? ""
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(separator)} ${and} ${last}`
}

const numerals = (
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen " +
  "sixteen seventeen eighteen nineteen twenty"
).split(" ")
const weekdays = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ")
const months =
  "January February March April May June July August September October November December".split(" ")

function numeral(n: number): string {
  return numerals[n - 1] ?? String(n)
}

function weekday(date: IsoDate): string {
  return weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? date
}

/** "Monday 12 March 2018" */
function longDate(date: IsoDate): string {
  const [year = "", month = "", day = ""] = date.split("-")
  return `${weekday(date)} ${Number(day)} ${months[Number(month) - 1]} ${year}`
}

/** Official names that people do not write out, besides those with a second part in brackets. */
const shortNames: Readonly<Record<string, string>> = {
  "Brunei Darussalam": "Brunei",
  "Democratic People's Republic of Korea": "DPRK",
  "Lao People's Democratic Republic": "Laos",
  "Republic of Moldova": "Moldova",
  "Russian Federation": "Russia",
  "State of Palestine": "Palestine",
  "Syrian Arab Republic": "Syria",
  "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
  "United Republic of Tanzania": "Tanzania",
  "United States of America": "United States",
  "Viet Nam": "Vietnam",
}

function common(name: string): string {
  const short = name.replace(/\s+\([^()]*\)$/, "")
  return shortNames[short.replaceAll("’", "'")] ?? short
}

/** A group's name; "Some states" and the like are no names and begin small. */
function collective(name: string): string {
  const short = common(name)
  return /^\p{Lu}\p{Ll}*(?:[ -]\p{Ll}+)*$/u.test(short)
    ? short.charAt(0).toLowerCase() + short.slice(1)
    : short
}

function takesArticle(name: string): boolean {
  return (
    /^(Bahamas|Comoros|Congo|DPRK|Gambia|Holy See|Maldives|Netherlands|Philippines)$/.test(name) ||
    /^(Central African|Czech|Dominican|Democratic) Republic|^Republic of |^United (Arab|King|Stat|Nat)/.test(
      name,
    ) ||
    /\bIslands$/.test(name) ||
    /^(EU|UN|AU|G-?77|LDCs|SIDS)\b|^(Arab|African|European) /.test(name) ||
    /\b(Group|Union|Community|League|Forum|Commission|Alliance|Secretariat|Portal|Bank)\b/i.test(
      name,
    )
  )
}
