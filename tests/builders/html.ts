// What HTML that another tool made holds: its words, and its structure without looks.

/** Words without any white space: what no printer may lose. */
export function inkOfHtml(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, "")).replace(/\s+/g, "")
}

/** The tags of headings, lists and tables in order: `h2`, `ul`, `li`, `/li`, … */
export function structureOfHtml(html: string): readonly string[] {
  const tags = html.matchAll(/<(\/?(?:h[1-6]|ul|ol|li|table|thead|tr|th|td))(?:\s[^>]*)?>/g)
  return [...tags].map(([, tag = ""]) => tag)
}

function decoded(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
}
