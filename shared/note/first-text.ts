// The text of a block that was made without one: the same text whoever begins it, also when two begin it at once.
import * as Y from "yjs"

/** Client ids that Yjs draws lie below this; those of first texts above. */
const DRAWN_BELOW = 2 ** 32

/**
 * Makes the text of a block that has none. Two texts that two people make in one block cannot be merged,
 * so nobody makes it in their own name: all write the same item, which Yjs takes once. The block must be in a document.
 */
export function giveText(block: Y.XmlElement): Y.XmlText {
  const { doc, _item: item } = block
  if (doc === null || item === null) throw new Error("The block must be in a document")
  // A text that was deleted cannot come again: the next attempt is another item, again the same for all.
  for (let attempt = 0; ; attempt++) {
    const client = clientFor(item.id, attempt)
    if (doc.store.clients.has(client)) continue
    const text = new Y.XmlText()
    const first = Y.createID(client, 0)
    const content = new Y.ContentType(text)
    doc.transact((transaction) => {
      new Y.Item(first, null, null, null, null, block, null, content).integrate(transaction, 0)
    })
    return text
  }
}

/** A client id of 53 bits that hangs on the block's identity and the attempt only. */
function clientFor({ client, clock }: Y.ID, attempt: number): number {
  const parts = [client % DRAWN_BELOW, Math.floor(client / DRAWN_BELOW), clock, attempt]
  const low = mixed(parts, 0x811c9dc5) >>> 0
  const high = 1 + ((mixed(parts, 0x9e3779b9) >>> 0) % (2 ** 21 - 1))
  return high * DRAWN_BELOW + low
}

function mixed(parts: readonly number[], seed: number): number {
  let hash = seed
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash
}
