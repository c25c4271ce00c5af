// A piece of HTML as a value: what a parser on the server and the browser's own both can give.

export interface HtmlElement {
  /** In lower case. */
  readonly tag: string
  /** Names in lower case. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly HtmlNode[]
}

/** An element, or words; comments are left out. */
export type HtmlNode = string | HtmlElement

/** All words in it, as they stand in the source. */
export function wordsIn(node: HtmlNode): string {
  return typeof node === "string" ? node : node.children.map(wordsIn).join("")
}

/** The elements in it that `is` is true of, in order, the outermost only. */
export function findIn(node: HtmlNode, is: (element: HtmlElement) => boolean): HtmlElement[] {
  if (typeof node === "string") return []
  return node.children.flatMap((child) =>
    typeof child !== "string" && is(child) ? [child] : findIn(child, is),
  )
}
