// One printer a format; each walks the same note tree.
export { printDocx } from "./docx.ts"
export { escapeHtml, printHtml } from "./html.ts"
export { printMarkdown } from "./markdown.ts"
export { titleOf } from "./parts.ts"
export { printText } from "./text.ts"
