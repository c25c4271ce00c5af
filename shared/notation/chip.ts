// One chip in the plain-text form, read and written (notation.md, "Chips and marks").
import type { MeetingNames } from "../meeting/meeting.ts"
import type {
  ActorChip,
  Chip,
  ProvisionChip,
  Sign,
  StanceMark,
  TextEdit,
  TopicChip,
} from "./tree.ts"

/** A chip found in a text. */
export interface ChipAt {
  readonly chip: Chip
  /** As typed, sign and proposals included. */
  readonly ref: string
  /** Just behind the chip, in UTF-16 units of the text. */
  readonly end: number
  /** Just behind its names, before sign and proposals. */
  readonly nameEnd: number
}

/** A bare name runs over letters, digits and `-`; anything else goes in brackets, which hold no others. */
const bare = String.raw`[\p{L}\p{M}\p{N}-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*`
const nameAt = new RegExp(String.raw`(?:\[(?=\s*[^\s[\]])([^[\]]+)\]|(${bare}))`, "uy")
const bareName = new RegExp(`^${bare}$`, "u")
const unsureAt = /\(\?\)/y
const editAt = /\{([+−–-])["“]([^{}]+?)["”]\}/y
/** Typing aids turn a hyphen into a minus or a dash. */
const signs: ReadonlyMap<string | undefined, Sign> = new Map([
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["–", "-"],
  ["~", "~"],
  ["?", "?"],
])
/** Where a closing parenthesis is looked for: one that was forgotten must not cost the whole text. */
const longestStance = 2000

/** The chip that begins exactly at `from`, or null: then the sign there is a plain character. */
export function chipAt(text: string, from: number): ChipAt | null {
  switch (text[from]) {
    case "~":
      return text[from + 1] === "@" ? actorAt(text, from, from + 2) : null
    case "@":
      return actorAt(text, from, from + 1)
    case "#":
      return topicAt(text, from)
    case "§":
      return provisionAt(text, from)
    default:
      return null
  }
}

/** Reads a chip as the document keeps it (`@BRA`, `#labour(+)`); null when the whole text is not one chip. */
export function parseChip(ref: string): Chip | null {
  const found = chipAt(ref, 0)
  return found !== null && found.end === ref.length ? found.chip : null
}

/** The chip as typed, without sign and proposals; the whole text where it is no chip. */
export function typedName(ref: string): string {
  return ref.slice(0, chipAt(ref, 0)?.nameEnd ?? ref.length)
}

/** Writes a chip so that parseChip gives it back. */
export function printChip(chip: Chip): string {
  switch (chip.kind) {
    case "actor":
      return `${printName(chip)}${chip.agreement ? `(${chip.agreement}${chip.unsure ? "?" : ""})` : chip.unsure ? "(?)" : ""}`
    case "topic":
      return printName(chip) + (chip.stance ? printStance(chip.stance) : "")
    case "provision":
      return printName(chip) + chip.edits.map(printEdit).join("")
  }
}

/** The chip without sign and proposals: `~@[South Africa]`, `#labour=full-access`, `§13`. */
export function printName(chip: Chip): string {
  switch (chip.kind) {
    case "actor":
      return `${chip.cited ? "~" : ""}@${bracketed(chip.name)}`
    case "topic":
      return `#${bracketed(chip.name)}${chip.position === null ? "" : `=${bracketed(chip.position)}`}`
    case "provision":
      return `§${bracketed(chip.name)}`
  }
}

/** A chip's words on the screen: its name in the meeting, `topic: position`; as typed where it is unknown. */
export function chipLabel(chip: Chip, names: MeetingNames): string {
  return nameInMeeting(chip, names) ?? printName(chip)
}

/** The name of what the chip leads to in the meeting, or null where that is not exactly one thing. */
export function nameInMeeting(chip: Chip, names: MeetingNames): string | null {
  switch (chip.kind) {
    case "actor": {
      const actor = names.actor(chip.name)
      return actor.found === "one" ? actor.value.name : null
    }
    case "provision": {
      const provision = names.provision(chip.name)
      return provision.found === "one" ? provision.value.name : null
    }
    case "topic": {
      if (chip.position === null) {
        const topic = names.topic(chip.name)
        return topic.found === "one" ? topic.value.name : null
      }
      const placed = names.position(chip.name, chip.position)
      return placed.found === "one"
        ? `${placed.value.topic.name}: ${placed.value.position.label}`
        : null
    }
  }
}

function actorAt(text: string, from: number, nameFrom: number): ChipAt | null {
  const name = matchName(text, nameFrom)
  if (name === null) return null
  const cited = text[from] === "~"
  const stance = cited ? stanceAt(text, name.end) : null
  const sign = stance?.mark.sign
  const agreement = sign === "+" || sign === "-" ? sign : null
  const doubt = match(unsureAt, text, name.end)
  const end =
    stance !== null && agreement !== null ? stance.end : doubt ? unsureAt.lastIndex : name.end
  const unsure = agreement === null ? doubt !== null : stance?.mark.unsure === true
  const chip: ActorChip = { kind: "actor", name: name.name, cited, agreement, unsure }
  return { chip, ref: text.slice(from, end), end, nameEnd: name.end }
}

function topicAt(text: string, from: number): ChipAt | null {
  const name = matchName(text, from + 1)
  if (name === null) return null
  const position = text[name.end] === "=" ? matchName(text, name.end + 1) : null
  const nameEnd = position?.end ?? name.end
  const stance = stanceAt(text, nameEnd)
  const end = stance?.end ?? nameEnd
  const chip: TopicChip = {
    kind: "topic",
    name: name.name,
    position: position?.name ?? null,
    stance: stance?.mark ?? null,
  }
  return { chip, ref: text.slice(from, end), end, nameEnd }
}

/** `(+)`, `(-?)`, `(~ words)`; parentheses may stand in the words, in pairs. */
function stanceAt(text: string, from: number): { mark: StanceMark; end: number } | null {
  const sign = text[from] === "(" ? signs.get(text[from + 1]) : undefined
  const close = sign === undefined ? null : closingParenthesis(text, from)
  if (sign === undefined || close === null) return null
  const unsure = sign !== "?" && text[from + 2] === "?"
  const words = text.slice(from + (unsure ? 3 : 2), close).trim()
  return { mark: { sign, unsure, qualifier: words === "" ? null : words }, end: close + 1 }
}

function closingParenthesis(text: string, from: number): number | null {
  let open = 0
  for (let at = from; at < text.length && at < from + longestStance; at++) {
    if (text[at] === "(") open += 1
    if (text[at] === ")") open -= 1
    if (open === 0) return at
  }
  return null
}

function provisionAt(text: string, from: number): ChipAt | null {
  const name = matchName(text, from + 1)
  if (name === null) return null
  const edits: TextEdit[] = []
  let end = name.end
  for (let it = match(editAt, text, end); it !== null; it = match(editAt, text, end)) {
    const words = it[2] as string
    const last = edits.at(-1)
    if (signs.get(it[1]) === "-") edits.push({ text: null, old: words })
    else if (last?.text === null) edits[edits.length - 1] = { text: words, old: last.old }
    else edits.push({ text: words, old: null })
    end += it[0].length
  }
  const chip: ProvisionChip = { kind: "provision", name: name.name, edits }
  return { chip, ref: text.slice(from, end), end, nameEnd: name.end }
}

function matchName(text: string, from: number): { name: string; end: number } | null {
  const found = match(nameAt, text, from)
  return found === null
    ? null
    : { name: (found[1] ?? (found[2] as string)).trim(), end: from + found[0].length }
}

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

function bracketed(name: string): string {
  return bareName.test(name) ? name : `[${name}]`
}

function printStance({ sign, unsure, qualifier }: StanceMark): string {
  return `(${sign}${unsure ? "?" : ""}${qualifier === null ? "" : ` ${qualifier}`})`
}

function printEdit({ text, old }: TextEdit): string {
  return (old === null ? "" : `{-"${old}"}`) + (text === null ? "" : `{+"${text}"}`)
}
