// Keeps the drawing of chips up with the document: only blocks that changed are drawn anew.
import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import { Mapping, StepMap } from "@tiptap/pm/transform"
import { type Decoration, DecorationSet } from "@tiptap/pm/view"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { drawBlock } from "./chip-drawing.ts"

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    chipDecorations: {
      /** Draws all chips anew, after the meeting's names changed. */
      redrawChips: () => ReturnType
    }
  }
}

const key = new PluginKey<DecorationSet>("chipDecorations")

export const ChipDecorations = Extension.create<{ readonly names: () => MeetingNames }>({
  name: "chipDecorations",
  addCommands() {
    return {
      redrawChips:
        () =>
        ({ tr, dispatch }) => {
          if (dispatch) tr.setMeta(key, "redraw").setMeta("addToHistory", false)
          return true
        },
    }
  },
  addProseMirrorPlugins() {
    const { names } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, state) => drawAll(state.doc, names()),
          apply(tr, drawn, before, after) {
            if (tr.getMeta(key) === "redraw") return drawAll(after.doc, names())
            return tr.docChanged ? redrawn(tr, drawn, before.doc, after.doc, names()) : drawn
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ]
  },
})

function drawAll(doc: Node, names: MeetingNames): DecorationSet {
  return DecorationSet.create(doc, drawRange(doc, 0, doc.content.size, names))
}

/**
 * The set after a change. A colleague's change comes as a replacement of the whole document, in which unchanged blocks
 * are the same nodes: so what changed is found by comparing, not by the steps.
 */
function redrawn(
  tr: Transaction,
  drawn: DecorationSet,
  before: Node,
  after: Node,
  names: MeetingNames,
): DecorationSet {
  const start = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  if (start === null || ends === null) return drawn
  // Where text repeats, the two searches overlap.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  const [endA, endB] = [ends.a + overlap, ends.b + overlap]
  const map = new StepMap([start, endA - start, endB - start])
  const moved = drawn.map(new Mapping([map]), tr.doc)
  const range = wholeBlocks(after, start, endB)
  const stale = moved.find(range.from, range.to)
  return moved.remove(stale).add(after, drawRange(after, range.from, range.to, names))
}

/** The range out to the ends of the blocks it touches. */
function wholeBlocks(doc: Node, from: number, to: number): { from: number; to: number } {
  const $from = doc.resolve(from)
  const $to = doc.resolve(Math.min(to, doc.content.size))
  return {
    from: $from.depth === 0 ? from : $from.before(1),
    to: $to.depth === 0 ? $to.pos : $to.after(1),
  }
}

function drawRange(doc: Node, from: number, to: number, names: MeetingNames): Decoration[] {
  const drawings: Decoration[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true
    drawings.push(...drawBlock(node, pos, names))
    return false
  })
  return drawings
}
