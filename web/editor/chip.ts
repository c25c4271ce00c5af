// A chip in the document: a mark on its label's text, whose one attribute is the chip in the plain-text form.
import { Mark } from "@tiptap/core"
import type { MarkType, Node } from "@tiptap/pm/model"
import type { EditorState, Transaction } from "@tiptap/pm/state"
import { TextSelection } from "@tiptap/pm/state"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { chipLabel, parseChip } from "../../shared/notation/notation.ts"
import { chipMark } from "../../shared/note/note.ts"
import { type ChipRun, chipAtPos } from "./chip-runs.ts"

export interface ChipOptions {
  readonly names: () => MeetingNames
}

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    chip: {
      /** Gives the chip at a position in the document another ref, and the label that goes with it. */
      setChip: (pos: number, ref: string) => ReturnType
      /** Puts a chip in place of a range, the caret behind it. */
      insertChip: (range: { from: number; to: number }, ref: string) => ReturnType
    }
  }
}

export const ChipMark = Mark.create<ChipOptions>({
  name: chipMark,
  // Outermost, so that one element holds the whole chip whatever emphasis is on parts of it.
  priority: 1200,
  inclusive: false,
  clearable: false,

  addOptions() {
    return {
      names: () => {
        throw new Error("The chip mark was made without a meeting's names")
      },
    }
  },

  addAttributes() {
    return {
      ref: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-ref"),
        renderHTML: ({ ref }) => ({ "data-ref": ref }),
      },
    }
  },

  parseHTML() {
    return [
      {
        tag: "span[data-ref]",
        // What came by the clipboard is believed only as far as it is a chip.
        getAttrs: (element) => (parseChip(element.getAttribute("data-ref") ?? "") ? null : false),
      },
    ]
  },

  renderHTML({ HTMLAttributes }) {
    return ["span", HTMLAttributes, 0]
  },

  addCommands() {
    return {
      setChip:
        (pos, ref) =>
        ({ state, tr, dispatch }) => {
          const run = chipAround(state, pos)
          if (run === undefined || parseChip(ref) === null) return false
          if (dispatch) replaceRun(tr, run, ref, this.options.names())
          return true
        },
      insertChip:
        (range, ref) =>
        ({ tr, dispatch }) => {
          if (parseChip(ref) === null) return false
          if (dispatch) putChip(tr, range, ref, labelOf(ref, this.options.names()))
          return true
        },
    }
  },
})

/** The chip that holds the position or touches it. */
function chipAround(state: EditorState, pos: number): ChipRun | undefined {
  const $pos = state.doc.resolve(pos)
  return chipAtPos($pos, "after") ?? chipAtPos($pos, "around") ?? chipAtPos($pos, "before")
}

/** Replaces a range by a chip with these words and sets the caret behind it. */
export function putChip(
  tr: Transaction,
  range: { readonly from: number; readonly to: number },
  ref: string,
  label: string,
): void {
  const { from, to } = range
  // Words that stay are not written anew: a colleague's caret in them stays too.
  if (tr.doc.textBetween(from, to, "\n", "\n") === label)
    tr.addMark(from, to, markType(tr).create({ ref }))
  else tr.replaceWith(from, to, chipText(tr, from, ref, label))
  tr.setSelection(TextSelection.create(tr.doc, from + label.length))
}

/** Gives a chip another ref. A selection elsewhere stays where it is. */
export function replaceRun(tr: Transaction, run: ChipRun, ref: string, names: MeetingNames): void {
  const label = labelOf(ref, names)
  if (label === run.text) {
    tr.addMark(run.from, run.to, markType(tr).create({ ref }))
    return
  }
  const { selection } = tr
  tr.replaceWith(run.from, run.to, chipText(tr, run.from, ref, label))
  if (!(selection instanceof TextSelection)) return
  const { anchor, head } = selection
  const grown = label.length - (run.to - run.from)
  // A caret behind the chip stays behind it; mapping alone would leave it before the new words.
  const moved = (pos: number) =>
    pos >= run.to ? pos + grown : pos > run.from ? run.to + grown : pos
  tr.setSelection(TextSelection.create(tr.doc, moved(anchor), moved(head)))
}

/** The words of a chip in the document. Throws on what is no chip. */
export function labelOf(ref: string, names: MeetingNames): string {
  const chip = parseChip(ref)
  if (chip === null) throw new RangeError(`Not a chip: ${ref}`)
  return chipLabel(chip, names)
}

function chipText(tr: Transaction, at: number, ref: string, label: string): Node {
  const { schema } = tr.doc.type
  // Emphasis goes on through a chip that is put into emphasised words.
  const around = tr.doc.resolve(at).marks()
  const mark = markType(tr).create({ ref })
  return schema.text(label, mark.addToSet(around))
}

function markType(tr: Transaction): MarkType {
  const type = tr.doc.type.schema.marks[chipMark]
  if (type === undefined) throw new Error("The schema has no chip mark")
  return type
}
