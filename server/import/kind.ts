// What a file is, by its first bytes: its name is only a hint, and often wrong.
import { FileFault } from "./fault.ts"

export type FileKind = "docx" | "html" | "md" | "txt"

const asDocx = "open it in the program that wrote it and save it as Word (.docx)"

const starts: readonly (readonly [string, string])[] = [
  ["25504446", `This is a PDF. Copy its words into the note, or ${asDocx}.`],
  ["7b5c727466", `This is a Rich Text file (.rtf): ${asDocx}.`],
  ["89504e47", "This is a picture, and holds no words that could be read."],
  ["ffd8ff", "This is a picture, and holds no words that could be read."],
  ["47494638", "This is a picture, and holds no words that could be read."],
  ["1f8b", "This file is packed (.gz): unpack it, then choose the document in it."],
  ["377abcaf271c", "This file is packed (.7z): unpack it, then choose the document in it."],
  ["526172211a07", "This file is packed (.rar): unpack it, then choose the document in it."],
]

/** Throws a FileFault that says what the file is, where it is none that can be read. Text is told apart by `kindOfText`. */
export function isZip(bytes: Buffer): boolean {
  if (bytes.length === 0) throw new FileFault("This file is empty.")
  const head = bytes.subarray(0, 8).toString("hex")
  if (head.startsWith("d0cf11e0a1b11ae1")) throw new FileFault(oldOrLocked(bytes))
  for (const [start, message] of starts) {
    if (head.startsWith(start)) throw new FileFault(message)
  }
  return head.startsWith("504b0304") || head.startsWith("504b0506")
}

/** Word's old files and its locked new ones come in the same container. */
function oldOrLocked(bytes: Buffer): string {
  const isLocked = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))
  return isLocked
    ? "This file is locked by a password. Open it in Word, take the password off (File, Info, Protect Document), save it and try again."
    : `This is a file of an old Word or Office (.doc): ${asDocx}.`
}

/** What an archive without Word's document in it may be. */
export function faultOfZip(names: ReadonlySet<string>, mimetype: string): FileFault {
  const has = (start: string) => [...names].some((name) => name.startsWith(start))
  if (mimetype.startsWith("application/vnd.oasis.opendocument"))
    return new FileFault(`This is an OpenDocument file (.odt): ${asDocx}.`)
  if (mimetype.startsWith("application/epub"))
    return new FileFault("This is an e-book (.epub), which cannot be read here.")
  if (has("xl/")) return new FileFault("This is an Excel file: copy the words that you need.")
  if (has("ppt/")) return new FileFault("This is a PowerPoint file: copy the words that you need.")
  if (has("Index/")) return new FileFault(`This is a Pages file: ${asDocx}.`)
  return new FileFault(
    "This is a packed file (.zip) without a Word document in it: unpack it, then choose the document.",
  )
}

/** What a text is, by its beginning and the name of its file. */
export function kindOfText(text: string, name: string): FileKind {
  const start = text.slice(0, 2000).trimStart()
  if (/^(MIME-Version|From|Message-ID|Return-Path):/i.test(start))
    throw new FileFault(`This is a web archive or an e-mail: ${asDocx}, or as a web page (.html).`)
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""
  const isHtml = /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i
  if (/^(html?|xhtml)$/.test(ending) || isHtml.test(start)) return "html"
  if (start.startsWith("<?xml"))
    throw new FileFault(`This is an XML file, and no document that can be read here: ${asDocx}.`)
  return /^(md|markdown|mdown)$/.test(ending) ? "md" : "txt"
}
