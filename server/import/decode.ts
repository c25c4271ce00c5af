// The bytes of a text file into words, in whichever encoding they are.
import { FileFault } from "./fault.ts"

export interface Decoded {
  readonly text: string
  /** As its standard names it: "utf-8", "windows-1252". */
  readonly encoding: string
}

/** Characters by which text is told from other bytes. */
const LOOKED_AT = 100_000

/** Throws a FileFault where the bytes are no text. */
export function decode(bytes: Buffer): Decoded {
  const found = decodedAs(bytes)
  const text = found.text.slice(0, LOOKED_AT)
  // A text has none but white space; a few may have strayed into it.
  const strange = text.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0
  if (strange > 2 + text.length / 1000) {
    throw new FileFault(
      "This file is no text and no Word document, or it is damaged. Save it as Word (.docx), web page, Markdown or plain text and try again.",
    )
  }
  return found
}

function decodedAs(bytes: Buffer): Decoded {
  const marked = encodingOfMark(bytes)
  if (marked !== null) return decoded(bytes, marked)
  const utf8 = strictly(bytes)
  if (utf8 !== null && !utf8.includes("\0")) return { text: utf8, encoding: "utf-8" }
  return decoded(bytes, withoutMark(bytes) ?? encodingSaid(bytes) ?? "windows-1252")
}

/** By the mark of byte order at the start. */
function encodingOfMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null
}

/** UTF-16 without a mark: every other byte of a line in Latin letters, or of its spaces, is 0. */
function withoutMark(bytes: Buffer): string | null {
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, 4000)
  for (let at = 0; at < looked; at++) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  if (odd > looked / 20 && odd > 10 * even) return "utf-16le"
  return even > looked / 20 && even > 10 * odd ? "utf-16be" : null
}

/** What a page says of itself. */
function encodingSaid(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 4000).toString("latin1")
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  const inXml = /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1]
  const label = said ?? inXml ?? null
  // In UTF-8 it would have been read already.
  return label === null || /^utf-?(8|16)/i.test(label) || !isKnown(label) ? null : label
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch (fault) {
    if (fault instanceof RangeError) return false
    throw fault
  }
}

function strictly(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (fault) {
    if (fault instanceof TypeError) return null
    throw fault
  }
}

function decoded(bytes: Buffer, label: string): Decoded {
  const decoder = new TextDecoder(label)
  const { encoding } = decoder
  // Some releases of Node decode it as Latin 1, which has no quotation marks and dashes (nodejs/node#56542).
  const text = encoding === "windows-1252" ? western(bytes) : decoder.decode(bytes)
  return { text, encoding }
}

/** What Windows has in the places from 0x80 to 0x9f; a space where it has nothing. */
const inPlace = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

function western(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (char) => inPlace[char.charCodeAt(0) - 0x80] ?? " ")
}
