// What merging leaves crooked (doubled ids, ragged tables) is mended in the document itself, by one client, a moment later.
import { Extension } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import * as Y from "yjs"
import { inFamily } from "../../shared/note/note.ts"
import { newId } from "../sync/new-id.ts"
import { boundTo } from "./binding.ts"
import { ownDoubles } from "./ids.ts"
import { fillUp, type ShortRow, shortRows } from "./ragged.ts"

/** Repairs are written with this origin: they are nobody's edit, so undo passes over them. */
const REPAIR = "repair"

/** Repairs after every change that came from elsewhere or from undo. A reader's editor repairs nothing. */
export const Repair = Extension.create({
  name: "repair",
  addProseMirrorPlugins: () => [
    new Plugin({ key: new PluginKey("repair"), view: (view) => ({ destroy: watch(view) }) }),
  ],
})

/** The double keeps the sign of its origin, for its words are probably doubled, too. */
function idInFamily(block: Y.XmlElement): string {
  return inFamily(block.getAttribute("id") ?? "", newId())
}

/** Watches until the returned function is called. */
function watch(view: EditorView): () => void {
  const { doc, type } = boundTo(view.state)
  const isOwn = (element: Y.XmlElement): boolean => element._item?.id.client === doc.clientID
  let timer: ReturnType<typeof setTimeout> | undefined
  let short: readonly ShortRow[] = []
  // Outside every transaction: what is written within one that came from elsewhere would not be sent on.
  const mend = (): void => {
    timer = undefined
    const rows = short
    short = []
    const doubles = ownDoubles(type, doc.clientID)
    if (!view.editable || (doubles.length === 0 && rows.length === 0)) return
    doc.transact(() => {
      for (const block of doubles) block.setAttribute("id", idInFamily(block))
      for (const row of rows) fillUp(row)
    }, REPAIR)
  }
  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.local && !(transaction.origin instanceof Y.UndoManager)) return
    const found = shortRows(type, transaction).filter(({ row }) => isOwn(row))
    short = [...short.filter(({ row }) => !found.some((one) => one.row === row)), ...found]
    timer ??= setTimeout(mend)
  }
  doc.on("afterTransaction", onTransaction)
  return () => {
    doc.off("afterTransaction", onTransaction)
    clearTimeout(timer)
  }
}
