// Changes by chance, as an editor makes them: typing, formatting, deleting, new blocks, other kinds of blocks.
import * as Y from "yjs"
import type { Chance } from "./chance.ts"

const MOST_BLOCKS = 40

/** One change of the document, in one transaction. */
export function scribble(fragment: Y.XmlFragment, chance: Chance): void {
  fragment.doc?.transact(() => {
    const blocks = fragment.toArray().filter((it) => it instanceof Y.XmlElement)
    const dice = chance.below(100)
    if (blocks.length < 3 || dice < 12) addBlock(fragment, chance)
    else if (blocks.length > MOST_BLOCKS || dice < 15) deleteBlock(fragment, chance)
    else change(chance.pick(blocks), dice, chance)
  })
}

/** Letters that tell nothing, of one, two and three bytes. No pairs of code units, which no editor splits either. */
function someText(chance: Chance): string {
  return Array.from({ length: 1 + chance.below(6) }, () => chance.pick([..."abcdefgh éب国"])).join(
    "",
  )
}

function change(block: Y.XmlElement, dice: number, chance: Chance): void {
  const text = block.get(0)
  if (!(text instanceof Y.XmlText)) block.insert(0, [new Y.XmlText(someText(chance))])
  else if (dice < 65 || text.length === 0) {
    text.insert(chance.below(text.length + 1), someText(chance))
  } else {
    const from = chance.below(text.length)
    const length = 1 + chance.below(Math.min(8, text.length - from))
    if (dice < 80) text.delete(from, length)
    else if (dice < 92) text.format(from, length, { bold: chance.pick([{}, null]) })
    else block.setAttribute("kind", chance.pick(["paragraph", "bullet", "heading"]))
  }
}

function addBlock(fragment: Y.XmlFragment, chance: Chance): void {
  const block = new Y.XmlElement("block")
  block.setAttribute("id", `b${chance.below(2 ** 31).toString(36)}`)
  block.insert(0, [new Y.XmlText(someText(chance))])
  fragment.insert(chance.below(fragment.length + 1), [block])
}

function deleteBlock(fragment: Y.XmlFragment, chance: Chance): void {
  fragment.delete(chance.below(fragment.length), 1)
}
