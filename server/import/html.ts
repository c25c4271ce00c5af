// Web pages and Markdown into blocks, by the tree that a browser would make of them.
import MarkdownIt from "markdown-it"
import { type DefaultTreeAdapterTypes, parse } from "parse5"
import { type HtmlNode, type Imported, readHtml } from "../../shared/import/import.ts"

export function readPage(html: string): Imported {
  return readHtml(nodesOf(parse(html).childNodes))
}

/** Markdown may hold HTML; both are read, and neither is ever shown as it came. */
export function readMarkdown(text: string): Imported {
  return readPage(new MarkdownIt({ html: true }).render(text))
}

function nodesOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): HtmlNode[] {
  const tree: HtmlNode[] = []
  for (const node of nodes) {
    if ("value" in node) tree.push(node.value)
    else if ("tagName" in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
      tree.push({ tag: node.tagName, attributes, children: nodesOf(node.childNodes) })
    }
  }
  return tree
}
