// Pasting: HTML of any making, text in the notation, and plain text, all as flat blocks at the caret.
import { Extension } from "@tiptap/core"
import {
  DOMParser,
  Fragment,
  type Mark,
  type ResolvedPos,
  type Schema,
  Slice,
} from "@tiptap/pm/model"
import { Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { mount, unmount } from "svelte"
import { emptyTally, readPlain } from "../../shared/import/import.ts"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { blocksOf, type Note, parseNote } from "../../shared/notation/notation.ts"
import { BLOCK } from "../../shared/note/note.ts"
import { labelOf } from "./chip.ts"
import { isKnown, meaningOfChip } from "./chip-meaning.ts"
import { flatOf, readClipboard } from "./clipboard.ts"
import { areNamesTaken } from "./names-switch.ts"
import PasteToldView from "./PasteTold.svelte"
import { makeChips, namesIn } from "./paste-names.ts"
import { type Put, putAtCaret } from "./paste-put.ts"
import { PasteTold, type Told } from "./paste-told.svelte.ts"

export interface PastingOptions {
  /** The meeting's names; null where nothing becomes a chip. */
  readonly names: (() => MeetingNames) | null
}

/** Characters that are read at once, characters and blocks that are put in; more takes the editor too long, and belongs into a file. */
const LARGEST = { html: 8_000_000, text: 1_000_000, put: 400_000, blocks: 3_000 }

export const PASTING = "pasting"

export const Pasting = Extension.create<PastingOptions>({
  name: PASTING,
  // Behind all that takes a paste for something else: an address over words, cells over cells.
  priority: 10,
  addOptions: () => ({ names: null }),
  addProseMirrorPlugins() {
    const { editor, options } = this
    const told = new PasteTold()
    /** What the HTML that was read last had besides its blocks. */
    let left = nothing
    const put = (view: EditorView, { content }: Slice): boolean => {
      const { images, isTooLarge } = left
      left = nothing
      told.tell({ kind: "put", images, offer: null })
      if (isTooLarge || content.size > LARGEST.put || blocksIn(content) > LARGEST.blocks)
        told.tell({ kind: "too-large" })
      else if (content.size > 0) {
        const range = putAtCaret(view, content.content, () => editor.commands.splitFlat())
        if (range !== null && options.names !== null) offerNames(view, range, options.names, told)
        return range !== null
      }
      return true
    }
    return [
      new Plugin({
        key: new PluginKey(PASTING),
        props: {
          handleDOMEvents: {
            paste: (_, event) => isRefused(event, event.clipboardData, told),
            drop: (_, event) => isRefused(event, event.dataTransfer, told),
          },
          transformPastedHTML(html) {
            const { items, tally } = readClipboard(html) ?? { items: null, tally: emptyTally() }
            const isTooLarge = items === null || blocksOf({ items }).length > LARGEST.blocks
            left = { images: tally.images, isTooLarge }
            return isTooLarge ? "" : flatOf(items, { ids: true, label: null }).innerHTML
          },
          clipboardTextParser: (text, $context, plain, { state }) =>
            sliceOf(text, $context, {
              plain,
              names: options.names?.() ?? null,
              schema: state.schema,
            }),
          handlePaste: (view, _event, slice) => put(view, slice),
          handleDrop: (view, event, slice) =>
            // What is dragged within the note only moves.
            view.dragging === null && standAt(view, event) && put(view, slice),
        },
        view: (view) => showTold(view, told),
        // What was pasted may be gone, and its names with it.
        appendTransaction(transactions) {
          if (transactions.some(isUndoOrRedo)) told.withdraw()
          return null
        },
      }),
    ]
  },
})

const nothing = { images: 0, isTooLarge: false }

function blocksIn(content: Fragment): number {
  let count = 0
  content.descendants(({ type }) => {
    if (type.name === BLOCK) count += 1
    return type.name !== BLOCK
  })
  return count
}

/** Nothing of it is put in, and it stays on the clipboard. */
function isRefused(event: Event, data: DataTransfer | null, told: PasteTold): boolean {
  const why = refusal(data)
  if (why === null) told.dismiss()
  else {
    event.preventDefault()
    told.tell(why)
  }
  return why !== null
}

function refusal(data: DataTransfer | null): Told | null {
  const [html, text] = [data?.getData("text/html") ?? "", data?.getData("text/plain") ?? ""]
  if (html.length > LARGEST.html || text.length > LARGEST.text) return { kind: "too-large" }
  const files = [...(data?.files ?? [])]
  if (html !== "" || text !== "" || files.length === 0) return null
  const images = files.filter(({ type }) => type.startsWith("image/")).length
  return images < files.length ? { kind: "file" } : { kind: "put", images, offer: null }
}

/** Sets the caret to where the pointer is. */
function standAt(view: EditorView, { clientX, clientY }: DragEvent): boolean {
  const at = view.posAtCoords({ left: clientX, top: clientY })
  if (at === null) return false
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))))
  view.focus()
  return true
}

interface Wanted {
  /** Words and nothing else. */
  readonly plain: boolean
  readonly names: MeetingNames | null
  readonly schema: Schema
}

function sliceOf(text: string, $at: ResolvedPos, { plain, names, schema }: Wanted): Slice {
  const marks = $at.marks()
  if (plain || marks.some(({ type }) => type.spec.code)) return sliceOfLines(text, marks, schema)
  const note = parseNote(text)
  if (names !== null && isNotation(note, names)) {
    const flat = flatOf(note.items, { ids: false, label: (ref) => labelOf(ref, names) })
    return DOMParser.fromSchema(schema).parseSlice(flat, { preserveWhitespace: true })
  }
  const blocks = blocksOf(readPlain(text, { wrapped: "kept" })).map(({ kind, depth, inlines }) => {
    const words = inlines.map((inline) => schema.text(inline.text, marks))
    return schema.node(BLOCK, { kind, depth: depth || null }, words)
  })
  return new Slice(Fragment.from(blocks), 0, 0)
}

function sliceOfLines(text: string, marks: readonly Mark[], schema: Schema): Slice {
  const lines = text.split(/[\n\r\u2028\u2029]+/).filter((line) => line !== "")
  const blocks = lines.map((line) => schema.node(BLOCK, null, schema.text(line, marks)))
  return new Slice(Fragment.from(blocks), 0, 0)
}

/** Text is in the notation when at least one of its chips names something of the meeting. */
function isNotation(note: Note, names: MeetingNames): boolean {
  return blocksOf(note).some(({ inlines }) =>
    inlines.some((one) => one.kind === "chip" && isKnown(meaningOfChip(one.chip, names))),
  )
}

function offerNames(view: EditorView, put: Put, names: () => MeetingNames, told: PasteTold): void {
  if (!areNamesTaken()) return
  // What was pasted is shown first.
  setTimeout(() => {
    if (view.isDestroyed) return
    const found = namesIn(view.state, put, names())
    const take = () => told.tell({ kind: "made", count: makeChips(view, found, names()) })
    if (found.count > 0) told.offer({ count: found.count, take })
  })
}

function isUndoOrRedo(tr: Transaction): boolean {
  const meta: { isUndoRedoOperation?: boolean } | undefined = tr.getMeta(ySyncPluginKey)
  return meta?.isUndoRedoOperation === true
}

function showTold(view: EditorView, state: PasteTold): { destroy: () => void } {
  const target = document.createElement("div")
  view.dom.after(target)
  const component = mount(PasteToldView, { target, props: { state, back: () => view.focus() } })
  return {
    destroy() {
      void unmount(component)
      target.remove()
    },
  }
}
