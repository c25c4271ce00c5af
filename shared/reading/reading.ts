// A note into the rows of the index: the reading rules of notation.md, the same in browser, server and command line.
export type { BlockReading, NoteReading, SentenceSpan } from "./read.ts"
export { indexOf, readNoteIndex, statementIds } from "./read.ts"
// For whoever draws a text as it is read: the editor underlines who speaks for whom and colours quotes.
export { quotesIn } from "./sentences.ts"
export { connectorPatterns } from "./speakers.ts"
