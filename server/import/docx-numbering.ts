// The lists of a Word file: which numbering a paragraph has, at which level, with bullets or with numbers.

import type { Styles } from "./docx-styles.ts"
import { child, childrenOf, valOf, type XmlElement } from "./xml.ts"

export interface Place {
  readonly kind: "bullet" | "ordered"
  /** From 0. */
  readonly depth: number
}

/** A numbering that leads to another by its style, and that to another. */
const longestWay = 5

export class Numbering {
  readonly #styles: Styles
  readonly #abstract: ReadonlyMap<string, XmlElement>
  readonly #numbers: ReadonlyMap<string, XmlElement>

  /** `root` is numbering.xml; null where the file has none. */
  constructor(root: XmlElement | null, styles: Styles) {
    this.#styles = styles
    this.#abstract = keyed(root, "w:abstractNum", "w:abstractNumId")
    this.#numbers = keyed(root, "w:num", "w:numId")
  }

  /** Where in which list a paragraph stands, by its own properties or by its style's; null: in none. */
  place(properties: XmlElement | null, style: string | null): Place | null {
    const own = child(properties, "w:numPr")
    const ofStyle = this.#styles.numbering(style)
    const numId = valOf(own, "w:numId") ?? ofStyle?.numId ?? null
    // 0 takes a paragraph out of its style's list.
    if (numId === null || numId === "0") return null
    const level =
      valOf(own, "w:ilvl") ??
      ofStyle?.level ??
      (ofStyle === null ? null : this.#levelOfStyle(numId, ofStyle.style)) ??
      "0"
    const kind = this.#kind(numId, level)
    const depth = (Number.parseInt(level, 10) || 0) + this.#styles.depthInName(style)
    return kind === null ? null : { kind, depth: Math.min(8, depth) }
  }

  #kind(numId: string, level: string): Place["kind"] | null {
    const format = valOf(this.#level(numId, level), "w:numFmt")
    if (format === "none") return null
    // A list that the file does not describe is a list all the same.
    return format === "bullet" || format === null ? "bullet" : "ordered"
  }

  #level(numId: string, level: string): XmlElement | null {
    const number = this.#numbers.get(numId) ?? null
    for (const override of childrenOf(number, "w:lvlOverride")) {
      const own = child(override, "w:lvl")
      if (override.attributes.get("w:ilvl") === level && own !== null) return own
    }
    return this.#levels(numId).find((it) => it.attributes.get("w:ilvl") === level) ?? null
  }

  #levelOfStyle(numId: string, style: string): string | null {
    const level = this.#levels(numId).find((it) => valOf(it, "w:pStyle") === style)
    return level?.attributes.get("w:ilvl") ?? null
  }

  #levels(numId: string): XmlElement[] {
    let id: string | null = numId
    for (let step = 0; step < longestWay && id !== null; step++) {
      const number: XmlElement | null = this.#numbers.get(id) ?? null
      const abstract = this.#abstract.get(valOf(number, "w:abstractNumId") ?? "") ?? null
      const link = valOf(abstract, "w:numStyleLink")
      if (link === null) return childrenOf(abstract, "w:lvl")
      id = this.#styles.numbering(link)?.numId ?? null
    }
    return []
  }
}

function keyed(root: XmlElement | null, name: string, key: string): Map<string, XmlElement> {
  return new Map(childrenOf(root, name).map((one) => [one.attributes.get(key) ?? "", one]))
}
