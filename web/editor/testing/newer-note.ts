// A note by a newer client, and an editor here that has it open.
import * as Y from "yjs"
import { newElement } from "../../../shared/note/note.ts"
import { fragmentOf, newerBlock, poll, unknownIn, wholeOf } from "./newer.ts"
import { editorOn } from "./pair.ts"

/** A note by a newer client: plain block, poll, newer block, table with a poll in its first cell, plain block. */
function newerNote(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 7
  fragmentOf(doc).push([
    plainBlock("first", "first"),
    poll(),
    newerBlock("newer"),
    newerTable(),
    plainBlock("last", "last"),
  ])
  return doc
}

export function plainBlock(id: string, words: string): Y.XmlElement {
  const element = newElement("block", { id })
  element.insert(0, [new Y.XmlText(words)])
  return element
}

export function newerTable(): Y.XmlElement {
  const cells = [[poll("chart"), plainBlock("c1", "cell")], [plainBlock("c2", "other")]].map(
    (content) => {
      const cell = newElement("tableCell", { colspan: 1, rowspan: 1, tint2: "x" })
      cell.insert(0, content)
      return cell
    },
  )
  const row = newElement("tableRow")
  row.insert(0, cells)
  const element = newElement("table", { caption2: "Votes" })
  element.insert(0, [row])
  return element
}

/** An editor on such a note as a client of its own, and the pieces that must stay. */
export function opened(doc = newerNote()) {
  const copy = new Y.Doc()
  copy.clientID = 10
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), "net")
  const before = wholeOf(copy)
  const peer = editorOn(copy)
  return { peer, before, pieces: unknownIn(fragmentOf(copy)) }
}
