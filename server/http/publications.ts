// What was published, for whoever has its link: the readers' page, and the same as Markdown and as a Word file.
import { printDocx, printMarkdown } from "../../shared/export/export.ts"
import type { Publication } from "../store/store.ts"
import type { Api, Call } from "./api.ts"
import { notFound } from "./problem.ts"
import { readersPage } from "./reader.ts"
import type { Services } from "./services.ts"

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

export function publicationRoutes(api: Api, { store }: Services): void {
  api.server("GET", "/p/:file{.+\\.md}", "read-publication", async (c) => {
    const found = await publicationOf(secretOf(c, ".md"))
    return asFile(c, found, { type: "text/markdown; charset=utf-8", ending: "md" })(
      printMarkdown(found.note),
    )
  })

  api.server("GET", "/p/:file{.+\\.docx}", "read-publication", async (c) => {
    const found = await publicationOf(secretOf(c, ".docx"))
    const bytes = await printDocx(found.note, { title: found.title })
    return asFile(c, found, { type: WORD, ending: "docx" })(bytes)
  })

  api.server("GET", "/p/:secret", "read-publication", async (c) => {
    const found = await store.briefs.publication(c.req.param("secret") ?? "")
    // Whoever follows an old link is a person in front of a browser.
    if (found === null) return c.html(nothingHere, 404, closed)
    const meeting = await store.meetings.find(found.meeting)
    const brief = await store.briefs.find(found.brief)
    if (meeting === null || brief === null) throw notFound("publication")
    const { name, timeZone } = meeting.meeting
    const { secret, number, title, at, remark, note } = found
    return c.html(
      readersPage({
        ...{ meeting: name, timeZone, date: brief.date, number, title, at, remark, note },
        path: `/p/${secret}`,
      }),
      200,
      closed,
    )
  })

  async function publicationOf(secret: string) {
    const found = await store.briefs.publication(secret)
    if (found === null) throw notFound("publication")
    return found
  }
}

/** The link is the secret: no search engine and no cache on the way shall keep it. */
const closed = { "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store" }

const nothingHere = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nothing is published here</title>
<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui; margin: 3rem auto; max-inline-size: 36rem; padding-inline: 1rem }</style>
<h1>Nothing is published here</h1>
<p>The link may be cut short or mistyped. Ask whoever sent it to send it again.</p>
</html>
`

function secretOf(c: Call, ending: string): string {
  return (c.req.param("file") ?? "").slice(0, -ending.length)
}

function asFile(
  c: Call,
  { number, title }: Publication,
  { type, ending }: { readonly type: string; readonly ending: string },
): (body: string | Uint8Array) => Response {
  const plain = title.replace(/[^\p{L}\p{N} .,-]/gu, "").trim() || "brief"
  const name = encodeURIComponent(`${plain} (version ${number}).${ending}`)
  return (body) =>
    c.body(typeof body === "string" ? body : new Uint8Array(body), 200, {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="brief.${ending}"; filename*=UTF-8''${name}`,
      ...closed,
    })
}
