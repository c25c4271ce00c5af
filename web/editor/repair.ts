// What merging leaves crooked (doubled ids, ragged tables) is mended in the document itself, by one client, a moment later.
import { Extension } from "@tiptap/core"
import * as Y from "yjs"
import { newId } from "../sync/new-id.ts"
import { boundTo } from "./binding.ts"
import { ownDoubles } from "./ids.ts"
import { fillUp, ownShortRows, type ShortRow } from "./ragged.ts"

/** Repairs are written with this origin: they are nobody's edit, so undo passes over them. */
export const REPAIR = "repair"

/** Repairs after every change that came from elsewhere or from undo. A reader's editor repairs nothing. */
export const Repair = Extension.create<object, { stop: () => void }>({
  name: "repair",
  addStorage: () => ({ stop: () => undefined }),
  onCreate() {
    const { editor } = this
    const { doc, type } = boundTo(editor.state)
    let timer: ReturnType<typeof setTimeout> | undefined
    let short: ShortRow[] = []
    const mend = (): void => {
      timer = undefined
      const rows = short
      short = []
      const doubles = ownDoubles(type, doc.clientID)
      if (!editor.isEditable || (doubles.length === 0 && rows.length === 0)) return
      doc.transact(() => {
        for (const block of doubles) block.setAttribute("id", newId())
        for (const row of rows) fillUp(row)
      }, REPAIR)
    }
    // Outside every transaction: what is written within one that came from elsewhere would not be sent on.
    const onTransaction = (transaction: Y.Transaction): void => {
      if (transaction.local && !(transaction.origin instanceof Y.UndoManager)) return
      const found = ownShortRows(type, doc.clientID, transaction)
      short = [...short.filter(({ row }) => !found.some((one) => one.row === row)), ...found]
      timer ??= setTimeout(mend)
    }
    doc.on("afterTransaction", onTransaction)
    this.storage.stop = () => {
      doc.off("afterTransaction", onTransaction)
      clearTimeout(timer)
    }
  },
  onDestroy() {
    this.storage.stop()
  },
})
