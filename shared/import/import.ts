// What other programs wrote into a note's blocks, whoever parsed it: a file on the server, the clipboard in the browser.
export { type Draft, type DraftCell, Drafts, type Look, paragraph, type Run } from "./drafts.ts"
export { readHtml } from "./html.ts"
export type { HtmlElement, HtmlNode } from "./html-node.ts"
export { emptyTally, type Imported, type Tally } from "./imported.ts"
export { readPlain } from "./plain.ts"
