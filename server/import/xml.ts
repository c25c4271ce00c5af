// XML into a tree of plain values, with the names of Word's parts under the prefixes that its standard uses.
import { SaxesParser, type SaxesTagNS } from "saxes"
import { FileFault } from "./fault.ts"

export interface XmlElement {
  /** `w:p`; without a prefix where the namespace is none of those known. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}

export type XmlNode = string | XmlElement

const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m:"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a:"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"],
  ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp:"],
  ["urn:schemas-microsoft-com:vml", "v:"],
])
/** Deeper than any document that a person wrote. */
const deepest = 500

interface OpenElement extends XmlElement {
  readonly children: XmlNode[]
}

/** The root of an XML part. Throws a FileFault where it is not well formed, declares types of its own or is too deep. */
export function parseXml(text: string): XmlElement {
  const root: OpenElement = { name: "", attributes: new Map(), children: [] }
  const open: OpenElement[] = [root]
  const parser = new SaxesParser({ xmlns: true })
  const broken = () => {
    throw new FileFault(
      "This Word file is damaged: a part of it cannot be read. Open it in Word, save it and try again.",
    )
  }
  parser.on("error", broken)
  // Word never writes one; entities that stand for each other fill any memory.
  parser.on("doctype", broken)
  parser.on("opentag", (tag) => {
    const element: OpenElement = { name: nameOf(tag), attributes: attributesOf(tag), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > deepest) broken()
  })
  parser.on("closetag", () => open.pop())
  const addText = (words: string) => open.at(-1)?.children.push(words)
  parser.on("text", addText)
  parser.on("cdata", addText)
  parser.write(text).close()
  const element = root.children.find((one) => typeof one !== "string")
  return element === undefined ? broken() : element
}

/** The first child of that name. */
export function child(element: XmlElement | null, name: string): XmlElement | null {
  for (const one of element?.children ?? []) {
    if (typeof one !== "string" && one.name === name) return one
  }
  return null
}

export function childrenOf(element: XmlElement | null, ...names: readonly string[]): XmlElement[] {
  return (element?.children ?? []).filter(
    (one): one is XmlElement => typeof one !== "string" && names.includes(one.name),
  )
}

/** All elements of that name in it, in order. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((one) => {
    if (typeof one === "string") return []
    return one.name === name ? [one, ...within(one, name)] : within(one, name)
  })
}

/** The `w:val` of a child; null where there is no such child, or it has none. */
export function valOf(element: XmlElement | null, name: string): string | null {
  return child(element, name)?.attributes.get("w:val") ?? null
}

function nameOf({ uri, local }: { readonly uri: string; readonly local: string }): string {
  return `${prefixes.get(uri) ?? ""}${local}`
}

function attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
  return new Map(Object.values(attributes).map((one) => [nameOf(one), one.value]))
}
