// Tables: the only nesting in a note. A cell holds blocks.
import type { Editor } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table"
import type { Node, Schema } from "@tiptap/pm/model"
import { Plugin, TextSelection, type Transaction } from "@tiptap/pm/state"
import { isInTable, tableEditing } from "@tiptap/pm/tables"
import { BLOCK, CELL, HEADER_CELL, ROW, TABLE } from "../../shared/note/note.ts"

export const tableNodes = [
  Table.extend({
    group: "top",
    // Without styles of its own: a page that allows no inline styles shows it all the same.
    renderHTML: () => ["table", ["tbody", 0]],
    addKeyboardShortcuts: () => ({}),
    addProseMirrorPlugins: () => [localTableEditing()],
    addCommands() {
      return {
        ...this.parent?.(),
        insertTable:
          ({ rows = 3, cols = 3 } = {}) =>
          ({ tr, dispatch, state }) => {
            if (isInTable(state)) return false
            if (dispatch) insertTable(tr, state.schema, rows, cols)
            return true
          },
      }
    },
  }),
  TableRow,
  TableCell.extend({ content: `${BLOCK}+` }),
  TableHeader.extend({ content: `${BLOCK}+` }),
]

/** Into the next cell; from the last one into a new row. */
export function toNextCell(editor: Editor): boolean {
  return (
    editor.commands.goToNextCell() ||
    (editor.commands.addRowAfter() && editor.commands.goToNextCell())
  )
}

export function toPreviousCell(editor: Editor): boolean {
  editor.commands.goToPreviousCell()
  return true
}

/**
 * Table editing that repairs shapes only after an edit of this client that changed one: what it would append to a change
 * from elsewhere never reaches the document, and two clients that repair the same table at once make it worse (repair.ts).
 */
function localTableEditing(): Plugin {
  const { spec } = tableEditing()
  const { appendTransaction } = spec
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, after) {
      if (transactions.some(isChangeOrigin)) return null
      const appended = appendTransaction?.call(this, transactions, before, after)
      return appended?.docChanged && cellsIn(before.doc) === cellsIn(after.doc) ? null : appended
    },
  })
}

function cellsIn(doc: Node): number {
  let cells = 0
  doc.descendants(({ type }) => {
    if (type.name === CELL || type.name === HEADER_CELL) cells++
    return type.name === TABLE || type.name === ROW
  })
  return cells
}

/** Behind the caret's block, or in place of an empty one; always with a block behind it to go on in. */
function insertTable(tr: Transaction, schema: Schema, rows: number, columns: number): void {
  const { $from } = tr.selection
  const at = $from.after(1)
  const empty = $from.parent.content.size === 0
  const last = at === tr.doc.content.size
  const table = makeTable(schema, rows, columns)
  const below = last ? [node(schema, BLOCK)] : []
  const start = empty ? $from.before(1) : at
  tr.replaceWith(start, at, [table, ...below])
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)))
  tr.scrollIntoView()
}

function makeTable(schema: Schema, rows: number, columns: number): Node {
  return node(
    schema,
    TABLE,
    times(rows, (row) =>
      node(
        schema,
        ROW,
        times(columns, () => node(schema, row === 0 ? HEADER_CELL : CELL, [node(schema, BLOCK)])),
      ),
    ),
  )
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

function node(schema: Schema, name: string, content: readonly Node[] = []): Node {
  const type = schema.nodes[name]
  if (type === undefined) throw new Error(`The schema has no node ${name}`)
  return type.create(null, content)
}
