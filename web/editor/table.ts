// Tables: the only nesting in a note. A cell holds blocks.
import type { Command, Editor } from "@tiptap/core"
import { isChangeOrigin } from "@tiptap/extension-collaboration"
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table"
import type { Node, Schema } from "@tiptap/pm/model"
import { Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state"
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
} from "@tiptap/pm/tables"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { BLOCK, CELL, HEADER_CELL, ROW, TABLE } from "../../shared/note/note.ts"
import { boundTo } from "./binding.ts"
import { KEPT_BLOCK } from "./kept.ts"
import { fillUp, shortRows } from "./ragged.ts"

export const tableNodes = [
  Table.extend({
    group: "top",
    // Without styles of its own: a page that allows no inline styles shows it all the same.
    renderHTML: () => ["table", ["tbody", 0]],
    addKeyboardShortcuts: () => ({}),
    addProseMirrorPlugins: () => [tableEditingOnly(), blockBehind()],
    addCommands() {
      return {
        addRowBefore: () => onEvenTable(({ state, dispatch }) => addRowBefore(state, dispatch)),
        addRowAfter: () => onEvenTable(({ state, dispatch }) => addRowAfter(state, dispatch)),
        addColumnBefore: () =>
          onEvenTable(({ state, dispatch }) => addColumnBefore(state, dispatch)),
        addColumnAfter: () => onEvenTable(({ state, dispatch }) => addColumnAfter(state, dispatch)),
        deleteRow: () => onEvenTable(({ state, dispatch }) => deleteRow(state, dispatch)),
        deleteColumn: () => onEvenTable(({ state, dispatch }) => deleteColumn(state, dispatch)),
        deleteTable: () => onEvenTable(({ state, dispatch }) => deleteTable(state, dispatch)),
        goToNextCell:
          () =>
          ({ state, dispatch }) =>
            goToNextCell(1)(state, dispatch),
        goToPreviousCell:
          () =>
          ({ state, dispatch }) =>
            goToNextCell(-1)(state, dispatch),
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
  TableCell.extend({ content: `(${BLOCK} | ${KEPT_BLOCK})+` }),
  TableHeader.extend({ content: `(${BLOCK} | ${KEPT_BLOCK})+` }),
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
 * A command on tables that dispatches by itself. A table that merging left ragged is filled up first: the commands, and
 * the repair that comes with them, take a ragged one for one with merged cells.
 */
function onEvenTable(command: Command): Command {
  return (props) => {
    const { view, tr, dispatch, state } = props
    if (!isInTable(state)) return false
    if (dispatch === undefined) return true
    tr.setMeta("preventDispatch", true)
    const { doc, type } = boundTo(view.state)
    const short = shortRows(type)
    if (short.length > 0) doc.transact(() => short.forEach(fillUp), ySyncPluginKey)
    return command({ ...props, state: view.state, tr: view.state.tr, dispatch: view.dispatch })
  }
}

/** Table editing without its own repair: what that appends to a change from elsewhere never reaches the document. */
function tableEditingOnly(): Plugin {
  const { spec } = tableEditing()
  return new Plugin({
    ...spec,
    appendTransaction(transactions, before, after) {
      if (transactions.some(isChangeOrigin)) return null
      const appended = spec.appendTransaction?.call(this, transactions, before, after)
      return appended?.docChanged ? null : appended
    },
  })
}

/** A block behind a table that has become the last of the note, so that there is a place to go on. */
function blockBehind(): Plugin {
  return new Plugin({
    key: new PluginKey("blockBehindTable"),
    appendTransaction(transactions, before, after) {
      const last = (doc: Node) => doc.lastChild?.type.name === TABLE
      if (transactions.some(isChangeOrigin) || last(before.doc) || !last(after.doc)) return null
      return after.tr.insert(after.doc.content.size, node(after.schema, BLOCK))
    },
  })
}

/** Behind the caret's block, or in place of an empty one. */
function insertTable(tr: Transaction, schema: Schema, rows: number, columns: number): void {
  const { $from } = tr.selection
  const among = $from.depth === 0
  const at = among ? tr.selection.to : $from.after(1)
  const start = !among && $from.parent.content.size === 0 ? $from.before(1) : at
  tr.replaceWith(start, at, makeTable(schema, rows, columns))
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
