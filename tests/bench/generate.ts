// Notes and a meeting for the benchmarks: generated from a seed, always the same, and as mixed as what observers write.
import { type Meeting, parseMeeting } from "../../shared/meeting/meeting.ts"
import { builtInActors } from "../../shared/roster/roster.ts"

/** Names that the meeting does not know; `unknown` comes as an alias in the benchmark of a meeting's change. */
export const unknown = { topic: "returning home", actor: "Atlantisia" } as const

const kinds = [
  "fair",
  "safe",
  "seasonal",
  "public",
  "local",
  "early",
  "open",
  "joint",
  "equal",
  "later",
]
const matters = [
  "recruitment",
  "schooling",
  "housing",
  "border posts",
  "family visits",
  "reporting",
]
const stands = ["in full", "step by step", "by each state"]
export const days = ["2027-03-08", "2027-03-09", "2027-03-10", "2027-03-11"] as const

/** Sixty topics of three positions each, twenty provisions and three groups, on the built-in roster of some 200 actors. */
export const generatedMeeting: Meeting = valid({
  id: "bench",
  name: "A generated meeting",
  days: days.map((date, n) => ({ date, title: `Day ${n + 1}` })),
  actors: [
    group("eu-27", "EU-27", ["AUT", "BGR", "DEU", "FRA", "HUN", "LUX", "POL"]),
    group("g77", "G77 and China", ["BRA", "CHN", "EGY", "FJI", "IDN", "IND", "KEN", "NGA"]),
    group("friends-of-cities", "Friends of Cities", ["BRA", "CAN", "KEN", "LUX", "MEX"]),
  ],
  topics: kinds.flatMap((kind) =>
    matters.map((matter) => ({
      id: `${kind}-${matter}`.replaceAll(" ", "-"),
      name: `${kind} ${matter}`,
      positions: stands.map((label) => ({ id: label.replaceAll(" ", "-"), label })),
    })),
  ),
  provisions: Array.from({ length: 20 }, (_, n) => ({
    id: `objective-${n + 1}`,
    name: `Objective ${n + 1}`,
    aliases: [String(n + 1)],
  })),
})

export interface GeneratedNote {
  /** In the text form. */
  readonly text: string
  readonly chips: number
}

/** A note of so many bytes, or a block more, with ten chips in each thousand. */
export function generatedNote(bytes: number, seed: number): GeneratedNote {
  const writer = new Writer(seed)
  while (writer.bytes < bytes) writer.section()
  return { text: writer.text, chips: writer.chips }
}

/** Whole numbers from 0 up to, not with, `below`: always the same for a seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const words =
  `the text as it stands asks too much of small delegations and says little of cost while the
  second part could move to the annex since most of the room has read it only this morning`.split(
    /\s+/,
  )
const states = builtInActors.filter(({ kind }) => kind === "state")

class Writer {
  bytes = 0
  chips = 0
  readonly #blocks: string[] = []
  readonly #random: (below: number) => number

  constructor(seed: number) {
    this.#random = randomFrom(seed)
  }

  get text(): string {
    return this.#blocks.join("\n\n")
  }

  section(): void {
    const topic = this.#topic()
    this.#add(
      this.#of(`## On ${topic}`, `# ${this.#actor()}`, `### ${this.#provision()}`, "# Plenary"),
    )
    this.#add(`[${10 + this.#random(8)}:${10 + this.#random(50)}] ${this.#said()} ${this.#said()}`)
    this.#add(this.#list(this.#topic()))
    this.#add(
      `${this.#onBehalf()} on ${this.#position()}. ${this.#sentence()} “${this.#plain(9)}.”`,
    )
    this.#add(`[${this.#of("key", "check", "private", "ours", "next")}] ${this.#said()}`)
    if (this.#random(3) === 0) this.#add(this.#table())
    if (this.#random(2) === 0) this.#add(`> “${this.#plain(20)}”, ${this.#actor()} said.`)
    this.#add(`${this.#actor()}: ${this.#provision()}{-"${this.#plain(3)}"}{+"${this.#plain(4)}"}.`)
    if (this.#random(4) === 0) this.#add(this.#doubtful())
  }

  /** Adds a block, and as many of plain words as it takes to keep chips as dense as they should be. */
  #add(block: string): void {
    this.#push(block)
    while (this.chips * 100 > this.bytes) this.#push(`${this.#sentence()} ${this.#sentence()}`)
  }

  #push(block: string): void {
    this.#blocks.push(block)
    this.chips += block.match(/[@#§](?=[\w[])/g)?.length ?? 0
    this.bytes += Buffer.byteLength(block) + 2
  }

  #list(topic: string): string {
    const lead = this.#of(
      `Those who want ${topic}=[${this.#of(...stands)}]:`,
      `${this.#actor()} made some points on ${topic}:`,
    )
    const items = Array.from({ length: 3 + this.#random(4) }, () =>
      this.#of(
        `- ${this.#onBehalf()}, ${this.#plain(5)}`,
        `- ${this.#actor()}, ${this.#plain(7)}`,
        `- ${this.#actor()}\n  - ${this.#position()}, ${this.#plain(6)}\n  - ${this.#plain(8)}`,
        `- ${this.#position()}. ${this.#sentence()}`,
      ),
    )
    return [lead, "", ...items].join("\n")
  }

  #table(): string {
    const row = () => `| ${this.#actor()} | ${this.#position()} | ${this.#plain(5)} |`
    return ["| Who | What | Why |", "| --- | --- | --- |", row(), row(), row()].join("\n")
  }

  #said(): string {
    return this.#of(
      `${this.#actor()} is for ${this.#position()}, ${this.#plain(8)}.`,
      `${this.#actor()} and ${this.#actor()} raised ${this.#topic()}. ${this.#sentence()}`,
      `@EU-27 except @Hungary asked for ${this.#position()} in ${this.#provision()}.`,
      `${this.#actor()} spoke against ~${this.#actor()}(-). Then ${this.#position()}.`,
    )
  }

  #onBehalf(): string {
    return this.#of(
      `${this.#actor()} for @EU-27`,
      `@[G77 and China] represented by ${this.#actor()}`,
      `@[Friends of Cities] (@Brazil, @Canada and @Kenya)`,
    )
  }

  #doubtful(): string {
    return this.#of(
      `@${unknown.actor} on ${this.#topic()}. ${this.#sentence()}`,
      `${this.#actor()} would speak of #[${unknown.topic}].`,
      `${this.#position()} came up. ${this.#sentence()}`,
    )
  }

  #actor(): string {
    const { id, name } = states[this.#random(states.length)] ?? { id: "BRA", name: "Brazil" }
    return this.#random(2) === 0 ? `@${id}` : `@[${name}]`
  }

  #topic(): string {
    return `#[${this.#of(...kinds)} ${this.#of(...matters)}]`
  }

  #position(): string {
    return `${this.#topic()}=[${this.#of(...stands)}]${this.#of("", "(-)", "(~)", "(+ for now)")}`
  }

  #provision(): string {
    return `§${1 + this.#random(20)}`
  }

  #sentence(): string {
    const plain = this.#plain(10 + this.#random(8))
    return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`
  }

  #plain(count: number): string {
    return Array.from({ length: count }, () => this.#of(...words)).join(" ")
  }

  #of(...choices: readonly string[]): string {
    return choices[this.#random(choices.length)] ?? ""
  }
}

function group(id: string, name: string, members: readonly string[]) {
  return { id, kind: "group", name, aliases: [], members }
}

function valid(json: unknown): Meeting {
  const parsed = parseMeeting(json)
  if (!parsed.ok) throw new Error(`The generated meeting is none: ${parsed.faults.join("; ")}`)
  return parsed.meeting
}
