// A note into the rows of the index: the reading rules of notation.md, the same in browser, server and command line.
export type { AboutFrom, Because, BlockRows, ChipAt, Read, Span, SpeakerFrom } from "./because.ts"
export type { BlockReading, NoteReading, PlacedBlock } from "./read.ts"
export { indexOf, NoteReader, placedBlocks, readNoteIndex, statementIds } from "./read.ts"
// For whoever draws a text as it is read: the editor underlines who speaks for whom and colours quotes.
export { quotesIn } from "./sentences.ts"
export { type ConnectorPatterns, connectorPatterns } from "./speakers.ts"
