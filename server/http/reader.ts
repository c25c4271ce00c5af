// The readers' page of a publication: one complete HTML document without script, for the screen and for paper.
import { escapeHtml, printHtml } from "../../shared/export/export.ts"
import type { IsoDate } from "../../shared/meeting/meeting.ts"
import type { Note } from "../../shared/notation/notation.ts"
import { readerStyle } from "./reader-style.ts"

/** A frozen version as its readers get it. */
export interface ReadersPublication {
  readonly meeting: string
  /** IANA name, for the time of publication. */
  readonly timeZone: string
  readonly date: IsoDate
  readonly number: number
  readonly title: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** What the lead wrote with this version; may be empty. */
  readonly remark: string
  /** "/p/SECRET" */
  readonly path: string
  readonly note: Note
}

/** The page's complete HTML; it asks for no other file. */
export function readersPage(publication: ReadersPublication): string {
  const { meeting, number, title, path, note } = publication
  const version = `Version ${number} · ${timeOf(publication)}`
  const { lead, body } = parted(note)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title} - ${meeting}`)}</title>
<style>
${readerStyle}${pageFoot(title, version)}
</style>
</head>
<body>
<header>
<strong>Observers’ brief</strong>
<span>${escapeHtml(version)}</span>
<nav aria-label="Files"><a href="${path}.docx" download>Word</a> · <a href="${path}.md" download>Markdown</a></nav>
</header>
<main>
<div class="lead">
${printHtml(lead)}
</div>
${remarkOf(publication)}${printHtml(body)}
</main>
<footer>${escapeHtml(version)}. A later version of this brief has an address of its own.</footer>
</body>
</html>
`
}

/** What stands before the first section, and the sections. */
function parted({ items }: Note): { readonly lead: Note; readonly body: Note } {
  const first = items.findIndex(
    (item) => item.kind === "table" || (item.kind === "heading" && (item.level ?? 1) > 1),
  )
  const end = first === -1 ? items.length : first
  return { lead: { items: items.slice(0, end) }, body: { items: items.slice(end) } }
}

function remarkOf({ number, remark }: ReadersPublication): string {
  if (remark === "") return ""
  return `<p class="remark" dir="auto"><strong>Version ${number}.</strong> ${escapeHtml(remark)}</p>\n`
}

/** "12 March 2018, 21:40" in the meeting's zone. */
function timeOf({ at, timeZone }: ReadersPublication): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(at)
  const day = format({ day: "numeric", month: "long", year: "numeric" })
  return `${day}, ${format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`
}

/** The paper, with title, version and page number at the foot of each page. */
function pageFoot(title: string, version: string): string {
  const look = "font: 8pt system-ui, sans-serif; color: #000;"
  return `@page {
  size: A4;
  margin: 20mm 22mm;
  @bottom-left { content: ${cssString(`${title} · ${version}`)}; ${look} }
  @bottom-right { content: counter(page) " / " counter(pages); ${look} }
}`
}

/** A quoted string of CSS that stays one inside a style element too. */
function cssString(text: string): string {
  const safe = text.replace(
    /[^\p{L}\p{N} .,:;()·–-]/gu,
    (c) => `\\${c.codePointAt(0)?.toString(16)} `,
  )
  return `"${safe}"`
}
