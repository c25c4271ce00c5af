// The names that make a note's Yjs document, shared by editor, server and tests.
// The tree in XML: fragment `note` holds `block` and `table` (> `tableRow` > `tableCell` | `tableHeader` > `block`).
// A block is a Y.XmlElement with attributes below, holding Y.XmlText whose formatting keys are mark names:
// `bold`, `italic`, `code` ({}), `link` ({href}), `chip` ({ref}).

/** The document's XML fragment that holds the note's text (interfaces.md, "Sync"). */
export const NOTE_FRAGMENT = "note"

/** Raised with each new node, mark or attribute: a client with a lower one is asked to reload before it may write. */
export const SCHEMA_VERSION = 1

/** Attributes of the node `block`. Every one defaults to null, which is not stored. */
export const blockAttributes = ["id", "kind", "level", "depth", "source"] as const

/** The mark on a chip's label; its one attribute `ref` is the chip in the plain-text form. */
export const chipMark = "chip"
