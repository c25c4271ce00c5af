// What in HTML stands for something beside the text: footnotes' signs, comments, tables of contents.
import { hasClass, styleValue } from "./html-look.ts"
import { findIn, type HtmlElement, type HtmlNode, wordsIn } from "./html-node.ts"

/** A comment, and the id by which the text refers to it. */
export interface FoundRemark {
  readonly id: string
  readonly author: string | null
  readonly words: string
}

/** The id of the comment that stands here for its words: `[a]` of Google, `[AB1]` of Word. */
export function remarkReferredTo({ tag, attributes }: HtmlElement): string | null {
  if (tag !== "a") return null
  const google = /^cmnt_ref(\d+)$/.exec(attributes.get("id") ?? "")?.[1]
  const word = /^_msoanchor_(\d+)$/.exec(attributes.get("name") ?? "")?.[1]
  return google ?? word ?? null
}

/** The comment that an element holds and nothing else: both put them at the end of the page. */
export function remarkIn(element: HtmlElement): FoundRemark | null {
  if (element.tag !== "div") return null
  if (styleValue(element, "mso-element") === "comment") return remarkOfWord(element)
  const sign = linkFirstIn(element)
  const id = /^cmnt(\d+)$/.exec(sign?.attributes.get("id") ?? "")?.[1]
  if (id === undefined) return null
  return { id, author: null, words: wordsBeside(element, (it) => it === sign) }
}

/** LibreOffice writes a bare number at the words and before the note, right beside them. */
export function signOfNote(element: HtmlElement): string | null {
  const kind = /^sd(?:foot|end)note(anc|sym)$/.exec(element.attributes.get("class") ?? "")?.[1]
  return kind === undefined ? null : `[${wordsIn(element).trim()}]${kind === "sym" ? " " : ""}`
}

/** A table of contents as Word and LibreOffice write it: the headings stand in it once more. */
export function isContents({ attributes }: HtmlElement): boolean {
  const [id = "", name = ""] = [attributes.get("id"), attributes.get("class")]
  return /^Table of Contents\d/.test(id) || /^MsoToc(\d|Heading)/.test(name)
}

function remarkOfWord(element: HtmlElement): FoundRemark | null {
  const [place] = findIn(element, ({ attributes }) => /^_msocom_\d+$/.test(nameIn(attributes)))
  const id = place === undefined ? undefined : /\d+$/.exec(nameIn(place.attributes))?.[0]
  const author = /mso-comment-author:\s*"([^"]*)"/
  const [named] = findIn(element, (it) => author.test(it.attributes.get("style") ?? ""))
  if (id === undefined) return null
  return {
    id,
    author: author.exec(named?.attributes.get("style") ?? "")?.[1]?.trim() || null,
    words: wordsBeside(element, (it) => hasClass(it, "msocomoff")),
  }
}

function nameIn(attributes: ReadonlyMap<string, string>): string {
  return attributes.get("name") ?? ""
}

/** The words in it without those of its signs, paragraph by paragraph. */
function wordsBeside(node: HtmlNode, isSign: (element: HtmlElement) => boolean): string {
  if (typeof node === "string") return node
  if (isSign(node) || node.tag === "del") return ""
  const words = node.children.map((child) => wordsBeside(child, isSign)).join("")
  return node.tag === "p" || node.tag === "br" ? `${words} ` : words
}

/** The link with which it begins, a few elements deep. */
function linkFirstIn(element: HtmlElement, deepest = 4): HtmlElement | null {
  const first = element.children.find((it) => typeof it !== "string" || it.trim() !== "")
  if (first === undefined || typeof first === "string" || deepest === 0) return null
  return first.tag === "a" ? first : linkFirstIn(first, deepest - 1)
}
