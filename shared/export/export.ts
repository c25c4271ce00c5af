// One printer a format; each walks the same note tree.
export { printDocx } from "./docx.ts"
export { printHtml } from "./html.ts"
export { printMarkdown } from "./markdown.ts"
