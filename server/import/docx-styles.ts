// What the styles of a Word file say of a paragraph or of a run: a heading, a list, a quote, emphasis.
import { child, childrenOf, valOf, type XmlElement } from "./xml.ts"

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn: string | null
  readonly paragraph: XmlElement | null
  readonly run: XmlElement | null
}

/** A style and all that it is based on, nearest first. */
type Chain = readonly Style[]

const longestChain = 20

export class Styles {
  readonly #styles: ReadonlyMap<string, Style>

  /** `root` is styles.xml; null where the file has none. */
  constructor(root: XmlElement | null) {
    this.#styles = new Map(childrenOf(root, "w:style").map((one) => [idOf(one), styleOf(one)]))
  }

  /** 1 to 6; null where the style is no heading's. */
  heading(id: string | null): number | null {
    for (const { name, paragraph } of this.#chain(id)) {
      const level = /^heading (\d)$/.exec(name)?.[1]
      if (level !== undefined) return Math.min(6, Math.max(1, Number(level)))
      if (name === "title") return 1
      const outline = outlineLevel(paragraph)
      if (outline !== "unsaid") return outline
    }
    return null
  }

  /** The list of the style, and how deep in it. */
  numbering(id: string | null): { numId: string; level: string | null; style: string } | null {
    for (const style of this.#chain(id)) {
      const properties = child(style.paragraph, "w:numPr")
      const numId = valOf(properties, "w:numId")
      if (numId !== null) return { numId, level: valOf(properties, "w:ilvl"), style: style.id }
    }
    return null
  }

  isQuote(id: string | null): boolean {
    return this.#is(id, /^(intense )?quote$|^quotations?$|^block (text|quotation)$/)
  }

  /** A table of contents: the headings stand in it once more. */
  isContents(id: string | null): boolean {
    return this.#is(id, /^toc( \d|heading)| toc heading|^toc heading$|^contents (\d|heading)$/)
  }

  /** A paragraph that continues a list item without being one. */
  continuesList(id: string | null): boolean {
    return this.#is(id, /^list (paragraph|continue)/)
  }

  /** 1 for `List Bullet 2`, whose numbering says 0; else 0. */
  depthInName(id: string | null): number {
    const [style] = this.#chain(id)
    return Number(/^list (?:bullet|number|continue) ([2-5])$/.exec(style?.name ?? "")?.[1] ?? 1) - 1
  }

  /** The properties of the run's style, nearest first. */
  runProperties(id: string | null): XmlElement[] {
    return this.#chain(id).flatMap(({ run }) => (run === null ? [] : [run]))
  }

  #is(id: string | null, name: RegExp): boolean {
    return this.#chain(id).some((style) => name.test(style.name))
  }

  #chain(id: string | null): Chain {
    const chain: Style[] = []
    let style = this.#styles.get(id ?? "")
    while (style !== undefined && chain.length < longestChain) {
      chain.push(style)
      style = this.#styles.get(style.basedOn ?? "")
    }
    return chain
  }
}

/** 1 to 6 as the paragraph's own properties say; null: words of the text, as they say; else unsaid. */
export function outlineLevel(properties: XmlElement | null): number | null | "unsaid" {
  const value = valOf(properties, "w:outlineLvl")
  if (value === null || !/^\d$/.test(value)) return "unsaid"
  return value === "9" ? null : Math.min(6, Number(value) + 1)
}

/** Whether a switch such as `w:b` is on; null where it is not said. */
export function isOn(properties: XmlElement | null, name: string): boolean | null {
  const element = child(properties, name)
  if (element === null) return null
  return !/^(0|false|off|none)$/.test(element.attributes.get("w:val") ?? "1")
}

function idOf(style: XmlElement): string {
  return style.attributes.get("w:styleId") ?? ""
}

function styleOf(style: XmlElement): Style {
  return {
    id: idOf(style),
    name: (valOf(style, "w:name") ?? "").toLowerCase(),
    basedOn: valOf(style, "w:basedOn"),
    paragraph: child(style, "w:pPr"),
    run: child(style, "w:rPr"),
  }
}
