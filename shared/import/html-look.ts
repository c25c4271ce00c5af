// What the looks of HTML say: emphasis in style attributes and in the classes of a style sheet, lists that only look nested.
import type { Marks } from "../notation/notation.ts"
import { safeHref } from "../support/safe-href.ts"
import type { HtmlElement } from "./html-node.ts"

/** What a class or a style attribute says of emphasis; null says nothing. */
export interface Emphasis {
  readonly bold: boolean | null
  readonly italic: boolean | null
}

export type Classes = ReadonlyMap<string, Emphasis>

const none: Emphasis = { bold: null, italic: null }

/** The emphasis of each class in a style sheet: Google Docs writes all of it so. */
export function classesOf(sheet: string): Classes {
  const classes = new Map<string, Emphasis>()
  for (const [, name, style] of sheet.matchAll(/(?<=^|[\s},])\.([\w-]+)\s*\{([^{}]*)\}/g)) {
    const emphasis = emphasisOf(style ?? "")
    if (name !== undefined && (emphasis.bold ?? emphasis.italic) !== null) {
      classes.set(name, emphasis)
    }
  }
  return classes
}

/** The marks inside an element, given those around it. */
export function marksIn(element: HtmlElement, around: Marks, classes: Classes): Marks {
  const { tag } = element
  const said = saidBy(element, classes)
  const href = tag === "a" ? hrefOf(element) : null
  const { bold = false, italic = false, ...rest } = around
  return {
    // Google wraps all it copies in a `b` of normal weight.
    ...on("bold", said.bold ?? (bold || tag === "b" || tag === "strong")),
    ...on("italic", said.italic ?? (italic || tag === "i" || tag === "em")),
    ...rest,
    ...on("code", around.code === true || tag === "code" || tag === "kbd" || tag === "samp"),
    ...(href === null ? {} : { link: href }),
  }
}

/** A value of the style attribute, in lower case; "" where it has none. */
export function styleValue(element: HtmlElement, name: string): string {
  return valueIn(element.attributes.get("style") ?? "", name)
}

export function hasClass({ attributes }: HtmlElement, name: string): boolean {
  return (attributes.get("class") ?? "").split(/\s+/).includes(name)
}

/** Not shown, or shown only by a program that knows better. */
export function isHidden(element: HtmlElement): boolean {
  if (element.attributes.has("hidden")) return true
  return styleValue(element, "display") === "none" || styleValue(element, "mso-hide") === "all"
}

/** 1 to 6 for a heading, by its tag or as Word says; else null. */
export function headingSaid(element: HtmlElement): number | null {
  const tag = /^h([1-6])$/.exec(element.tag)
  if (tag !== null) return Number(tag[1])
  if (element.tag !== "p") return null
  if (hasClass(element, "MsoTitle")) return 1
  const outline = /^[1-9]$/.exec(styleValue(element, "mso-outline-level"))
  return outline === null ? null : Math.min(6, Number(outline[0]))
}

/** A quotation, by its tag or by the style that Word names as class. */
export function isQuoteSaid(element: HtmlElement): boolean {
  if (element.tag === "blockquote") return true
  return hasClass(element, "MsoQuote") || hasClass(element, "MsoIntenseQuote")
}

/** Word types the bullet or number into the paragraph and says so. */
export function isTypedBullet(element: HtmlElement): boolean {
  return styleValue(element, "mso-list") === "ignore"
}

/** How many lists are around it as Word, or Google Docs, says by its looks; null: as the tags say. */
export function listsSaid(element: HtmlElement): number | null {
  const { tag, attributes } = element
  const word = /^l\d+ level(\d)\b/.exec(styleValue(element, "mso-list"))?.[1]
  if (word !== undefined) return Number(word)
  // A list on the clipboard begins anew where it was taken from the middle of another: only its items know how deep.
  const level = attributes.get("aria-level") ?? attributes.get("data-aria-level") ?? ""
  if (tag === "li") return /^[1-9]$/.test(level) ? Number(level) : null
  const google = /\blst-kix_\w+-(\d)\b/.exec(attributes.get("class") ?? "")?.[1]
  return google === undefined || !/^[uo]l$/.test(tag) ? null : Number(google) + 1
}

function saidBy({ attributes }: HtmlElement, classes: Classes): Emphasis {
  const styles = [
    ...(attributes.get("class") ?? "").split(/\s+/).map((name) => classes.get(name) ?? none),
    emphasisOf(attributes.get("style") ?? ""),
  ]
  return styles.reduce((all, one) => ({
    bold: one.bold ?? all.bold,
    italic: one.italic ?? all.italic,
  }))
}

function emphasisOf(style: string): Emphasis {
  const weight = valueIn(style, "font-weight")
  const slant = valueIn(style, "font-style")
  return {
    bold: weight === "" || weight === "inherit" ? null : /^(bold|bolder|[6-9]00)$/.test(weight),
    italic: slant === "" || slant === "inherit" ? null : slant !== "normal",
  }
}

function valueIn(style: string, name: string): string {
  for (const part of style.split(";")) {
    const [key, ...value] = part.split(":")
    if (key?.trim().toLowerCase() !== name) continue
    return value.join(":").replace("!important", "").trim().replace(/\s+/g, " ").toLowerCase()
  }
  return ""
}

/** Google leads every link of a document over a page of its own. */
function hrefOf({ attributes }: HtmlElement): string | null {
  const href = safeHref(attributes.get("href") ?? "")
  const led = /^https:\/\/www\.google\.com\/url\?q=([^&]+)/.exec(href ?? "")?.[1]
  if (led === undefined) return href
  try {
    return safeHref(decodeURIComponent(led)) ?? href
  } catch {
    // What is no encoded address stays as it was.
    return href
  }
}

function on(mark: "bold" | "italic" | "code", is: boolean): Marks {
  return is ? { [mark]: true } : {}
}
