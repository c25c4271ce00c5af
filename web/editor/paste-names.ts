// The names in what was pasted: no chip is made of them by itself, all that are beyond doubt are on offer at once.
import type { EditorState } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { MeetingNames } from "../../shared/meeting/meeting.ts"
import { BLOCK } from "../../shared/note/note.ts"
import { undoManagerOf } from "./binding.ts"
import { putChip } from "./chip.ts"
import { type PlainName, sureNames } from "./names-typed.ts"
import type { Put } from "./paste-put.ts"

/** Names by the id of the block that they stand in; each block's by its words, for those may move meanwhile. */
export interface PastedNames {
  readonly count: number
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

/** The names of which one can be sure, as far as they were put in. */
export function namesIn(state: EditorState, { from, to }: Put, names: MeetingNames): PastedNames {
  const found: { id: string; words: string }[] = []
  state.doc.nodesBetween(from, Math.min(to, state.doc.content.size), (node, pos) => {
    if (node.type.name !== BLOCK) return true
    for (const name of sureNames(state, pos, names)) {
      if (name.from >= from && name.to <= to)
        found.push({ id: String(node.attrs.id), words: name.words })
    }
    return false
  })
  const words = new Map<string, Set<string>>()
  for (const { id, words: name } of found) {
    const inBlock = words.get(id)
    if (inBlock === undefined) words.set(id, new Set([name]))
    else inBlock.add(name)
  }
  return { count: found.length, words }
}

/** Makes them chips, as one step to undo; the caret stays. Gives how many were still there. */
export function makeChips(view: EditorView, { words }: PastedNames, names: MeetingNames): number {
  const { state } = view
  const all: PlainName[] = []
  state.doc.descendants((node, pos) => {
    if (node.type.name !== BLOCK) return true
    const inBlock = words.get(String(node.attrs.id))
    if (inBlock !== undefined)
      all.push(...sureNames(state, pos, names).filter((name) => inBlock.has(name.words)))
    return false
  })
  if (all.length === 0) return 0
  const { tr } = state
  // From the end, so that no place moves before its turn.
  for (const name of all.sort((a, b) => b.from - a.from)) putChip(tr, name, name.ref, name.label)
  tr.setSelection(state.selection.map(tr.doc, tr.mapping))
  undoManagerOf(state).stopCapturing()
  view.dispatch(tr.setMeta("paste", true))
  undoManagerOf(state).stopCapturing()
  return all.length
}
