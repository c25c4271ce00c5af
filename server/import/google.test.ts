// A Word file as Google Docs exports it: fields around suggestions and comments, explicit looks of each run, lists by numbering.
import { expect, test } from "vitest"
import { proposed, word } from "./testing/word.ts"

const look =
  '<w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial"/><w:b w:val="0"/><w:sz w:val="22"/><w:rtl w:val="0"/></w:rPr>'
const run = (words: string, more = look) =>
  `<w:r w:rsidR="00000000">${more}<w:t xml:space="preserve">${words}</w:t></w:r>`
const field = (n: number, content: string) =>
  `<w:sdt><w:sdtPr><w:id w:val="${n}"/><w:tag w:val="goog_rdk_${n}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const item = (level: number, words: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr><w:ind w:left="720" w:hanging="360"/></w:pPr>${run(words)}</w:p>`

test("suggestions, comments, lists, a table and Arabic text", async () => {
  const change = 'w:author="The lead" w:id="0" w:date="2018-03-12T10:00:00Z"'
  const body = [
    `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="0" w:name="_heading"/><w:bookmarkEnd w:id="0"/>${run("Labour")}</w:p>`,
    `<w:p>${run("States ")}${field(0, `<w:del ${change}><w:r><w:delText>may</w:delText></w:r></w:del>`)}${field(1, `<w:ins ${change}>${run("shall")}</w:ins>`)}${field(2, '<w:commentRangeStart w:id="0"/>')}${run(" agree")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(".")}</w:p>`,
    item(0, "Brazil") + item(1, "in full"),
    `<w:tbl><w:tr><w:tc>${`<w:p>${run("a")}</w:p>`}</w:tc><w:tc>${`<w:p>${run("b")}</w:p>`}</w:tc></w:tr></w:tbl>`,
    `<w:p><w:pPr><w:bidi w:val="1"/></w:pPr>${run("تدعم مصر ", '<w:rPr><w:rtl w:val="1"/></w:rPr>')}${run("الجميع", '<w:rPr><w:bCs w:val="1"/><w:rtl w:val="1"/></w:rPr>')}</w:p>`,
  ].join("")
  const file = await word(body, {
    styles:
      '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>',
    numbering:
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    comments: `<w:comment w:author="Second note-taker" w:id="0"><w:p>${run("All?")}</w:p></w:comment>`,
  })
  const { text, ...counts } = await proposed(file)
  expect(text.trimEnd()).toBe(
    "## Labour\n\nStates shall agree.\n\n- Brazil\n  - in full\n\n[check] Second note-taker: All?\n\n| a | b |\n\nتدعم مصر **الجميع**",
  )
  expect(counts).toMatchObject({ comments: 1, insertions: 1, deletions: 1, images: 0 })
})
