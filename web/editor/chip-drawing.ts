// How a block's words are drawn: chips, who speaks for whom, quotes, tags and time. All by decorations; the text stays text.
import type { Node } from "@tiptap/pm/model"
import { Decoration } from "@tiptap/pm/view"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { connectorPatterns, quotesIn } from "../../shared/reading/reading.ts"
import { badgeOf } from "../ui/badge.ts"
import { words } from "../ui/words.ts"
import { labelOf } from "./chip.ts"
import { chipEnd } from "./chip-end.ts"
import { flagClass } from "./chip-flags.ts"
import { type ChipMeaning, isKnown, meaningOf } from "./chip-meaning.ts"
import { type ChipRun, chipsIn, plainText } from "./chip-runs.ts"
import { blockTags } from "./tags.ts"

/** The decorations of one textblock that stands at `pos` (before its opening). */
export function drawBlock(block: Node, pos: number, names: MeetingNames): Decoration[] {
  const start = pos + 1
  const plain = plainText(block)
  const chips = chipsIn(block, start).map((run) => ({ run, meaning: meaningOf(run.ref, names) }))
  return [
    ...drawTags(block, pos, plain),
    ...quotesIn(plain, 0).map((quote) =>
      inline(start + quote.start, start + quote.end, { class: "q" }),
    ),
    ...chips.flatMap(({ run, meaning }) => drawChip(block, start, run, meaning, names)),
    ...drawPairs(chips, plain, start, names),
  ]
}

interface MeantChip {
  readonly run: ChipRun
  readonly meaning: ChipMeaning | null
}

function drawTags(block: Node, pos: number, plain: string): Decoration[] {
  const tags = blockTags(plain)
  const start = pos + 1
  const drawn = tags.flatMap(({ kind, from, to }) =>
    kind === "time"
      ? drawTime(start + from, start + to, /^ */.exec(plain.slice(to))?.[0].length ?? 0)
      : [
          inline(start + from, start + to, { class: `tag ${kind}` }),
          inline(start + from, start + from + 1, { class: "open" }),
          inline(start + to - 1, start + to, { class: "close" }),
        ],
  )
  const classes = tags.filter(({ kind }) => kind !== "time").map(({ kind }) => `is-${kind}`)
  if (classes.length === 0) return drawn
  return [...drawn, Decoration.node(pos, pos + block.nodeSize, { class: classes.join(" ") })]
}

/** A time stands beside the block; the spaces behind it then have nothing to keep apart. */
function drawTime(from: number, to: number, spaces: number): Decoration[] {
  const time = inline(from, to, { class: "time" })
  return spaces > 0 ? [time, inline(to, to + spaces, { class: "time-space" })] : [time]
}

function drawChip(
  block: Node,
  start: number,
  run: ChipRun,
  meaning: ChipMeaning | null,
  names: MeetingNames,
): Decoration[] {
  const look = meaning === null ? { class: "chip unknown" } : chipLook(run, meaning, names)
  const pieces = piecesOf(block, start, run)
  const end = chipEnd(run, meaning)
  return [
    ...pieces.map(({ from, to }, n) => {
      const edges = `${n === 0 ? " first" : ""}${n === pieces.length - 1 ? " last" : ""}`
      // A name has its own direction, whatever stands around it.
      return Decoration.inline(from, to, { ...look, dir: "auto", class: look.class + edges })
    }),
    end,
  ]
}

/** The chip's text nodes: each gets an element of its own. */
function piecesOf(block: Node, start: number, run: ChipRun): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = []
  block.forEach((node, offset) => {
    const from = start + offset
    if (from >= run.from && from < run.to) pieces.push({ from, to: from + node.nodeSize })
  })
  return pieces
}

interface Look {
  readonly class: string
  readonly title?: string
  /** Drawn before the words: a group's letters, or the sign of what is no actor. */
  readonly "data-badge"?: string
  readonly "data-sigil"?: string
}

function chipLook(run: ChipRun, meaning: ChipMeaning, names: MeetingNames): Look {
  const title = titleOf(run, meaning, names)
  const sigil = sigils[meaning.kind]
  const asActor = meaning.kind === "actor" ? actorLook(meaning) : { class: "" }
  const bare = !run.text.replace(/^~/, "").startsWith(sigil)
  const signed = bare && !(meaning.kind === "actor" && meaning.actor !== undefined)
  return {
    ...asActor,
    ...(title === null ? {} : { title }),
    ...(signed ? { "data-sigil": sigil } : {}),
    class: `chip ${kinds[meaning.kind]}${isKnown(meaning) ? "" : " unknown"}${asActor.class}`,
  }
}

const kinds = { actor: "actor", topic: "topic", provision: "prov" }
const sigils = { actor: "@", topic: "#", provision: "§" }

function titleOf(run: ChipRun, meaning: ChipMeaning, names: MeetingNames): string | null {
  if (!isKnown(meaning)) return words.chips.unknown[meaning.kind]
  const label = labelOf(run.ref, names)
  if (label !== run.text) return words.chips.nowCalled(label)
  return meaning.kind === "actor" && meaning.chip.cited ? words.chips.cited : null
}

function actorLook({ chip, actor }: ChipMeaning & { kind: "actor" }): Look {
  const flag = actor === undefined || actor.kind === "group" ? null : flagClass(actor.id)
  return {
    class: `${chip.cited ? " cited" : ""}${chip.unsure ? " unsure" : ""}${flag === null ? "" : ` flagged ${flag}`}`,
    ...(actor?.kind === "group" ? { "data-badge": badgeOf(actor) } : {}),
  }
}

/** Speaker, connector and group share one underline. */
function drawPairs(
  chips: readonly MeantChip[],
  plain: string,
  start: number,
  names: MeetingNames,
): Decoration[] {
  const { forward, backward } = patternsOf(names)
  const pairs: Decoration[] = []
  for (const [n, left] of chips.entries()) {
    const right = chips[n + 1]
    if (right === undefined || !speaks(left.meaning) || !speaks(right.meaning)) continue
    const between = plain.slice(left.run.to - start, right.run.from - start)
    if (!forward.test(between) && !backward.test(between)) continue
    pairs.push(
      inline(left.run.from, left.run.to, { class: "obo" }),
      inline(left.run.to, right.run.from, { class: "obo connector" }),
      inline(right.run.from, right.run.to, { class: "obo" }),
    )
  }
  return pairs
}

const patterns = new WeakMap<MeetingNames, ReturnType<typeof connectorPatterns>>()

function patternsOf(names: MeetingNames): ReturnType<typeof connectorPatterns> {
  const known = patterns.get(names)
  if (known !== undefined) return known
  const made = connectorPatterns(names.meeting.connectors)
  patterns.set(names, made)
  return made
}

function speaks(meaning: ChipMeaning | null): boolean {
  return meaning?.kind === "actor" && !meaning.chip.cited
}

function inline(from: number, to: number, attributes: Record<string, string>): Decoration {
  return Decoration.inline(from, to, attributes)
}
