// What Word, Google Docs and LibreOffice write into their files and no library does, by hand.
import { expect, test } from "vitest"
import { p, proposed, r, textOf, word } from "./testing/word.ts"

const style = (id: string, name: string, more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`
const num = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

test("a heading is known by its style, by what the style is based on, and by its level in the outline", async () => {
  const styles = [
    style("berschrift1", "heading 1"),
    style("Own", "House style", '<w:basedOn w:val="berschrift1"/>'),
    style("Annex", "Annex", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
    style("Round", "Round", '<w:basedOn w:val="Round"/>'),
  ].join("")
  const body = [
    p("One", styled("berschrift1")),
    p("Two", styled("Own")),
    p("Three", styled("Annex")),
    p("Four", '<w:outlineLvl w:val="3"/>'),
    p("Words", `${styled("Own")}<w:outlineLvl w:val="9"/>`),
    p("More words", styled("Round")),
  ].join("")
  expect(await textOf(await word(body, { styles }))).toBe(
    "# One\n\n# Two\n\n### Three\n\n#### Four\n\nWords\n\nMore words",
  )
})

test("lists are known by numbering, by style, by a style's numbering and by what somebody typed", async () => {
  const numbering = [
    `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>`,
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
    `<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:lvlOverride></w:num>`,
  ].join("")
  const styles = [
    style("LB", "List Bullet", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`),
    style("LB2", "List Bullet 2", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`),
    style("LP", "List Paragraph"),
  ].join("")
  const body = [
    p("by numbering", num(1)),
    p("its letter", num(1, 1)),
    p("by style", styled("LB")),
    p("deeper by style", styled("LB2")),
    p("taken out", styled("LB") + num(0)),
    p("of no format", num(2)),
    p("by override", num(3)),
    p("goes on", styled("LP")),
    p("not described", num(77)),
    p("·\u00a0typed"),
    p("- typed too"),
    p("2018 - no item"),
  ].join("")
  expect(await textOf(await word(body, { numbering, styles }))).toBe(
    [
      ...["- by numbering", "  1. its letter", "- by style", "  - deeper by style\n"],
      ...["taken out\n", "of no format\n", "1. by override\n", "  goes on\n"],
      ...["- not described", "- typed", "- typed too\n", "2018 - no item"],
    ].join("\n"),
  )
})

test("words in fields, turned runs, formulas, symbols and unknown elements are kept; what is not shown is not", async () => {
  const body = `<w:p>
    <w:fldSimple w:instr=" REF x "><w:r><w:t>Objective 13</w:t></w:r></w:fldSimple>${r(", ")}
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>
    <w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("a link")}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(", ")}
    <w:dir w:val="rtl"><w:bdo w:val="rtl">${r("مصر")}</w:bdo></w:dir>
    <m:oMath><m:r><m:t> x=1 </m:t></m:r></m:oMath>
    <w:r><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:sym w:font="Arial" w:char="2192"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>
    ${r(" hidden", "<w:vanish/>")}<w:proofErr/><w:newer>${r(" newer")}</w:newer>
    <w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>
    <w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>${p("The next is whole.")}`
  expect(await textOf(await word(body))).toBe(
    "Objective 13, [a link](https://example.org/a)<!---->, مصر x=1 - → newer\n\nThe next is whole.",
  )
})

test("emphasis comes from the run and its style, not from a switch that is off", async () => {
  const styles = `<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`
  const strong = '<w:rStyle w:val="Strong"/>'
  const body = `<w:p>${r("a", strong)}${r(" b ", `${strong}<w:b w:val="0"/>`)}${r("c", '<w:i w:val="1"/>')}${r(" d", '<w:b w:val="false"/>')}</w:p>`
  expect(await textOf(await word(body, { styles }))).toBe("**a** b *c* d")
})

test("a moved paragraph stands where it was moved, and a deleted end of a paragraph joins two", async () => {
  const moved = (tag: string) => `<w:${tag} w:id="1">${r("moved")}</w:${tag}>`
  const body = [
    `<w:p><w:pPr><w:rPr><w:moveFrom w:id="0"/></w:rPr></w:pPr>${moved("moveFrom")}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>${r("One ")}<w:del w:id="3"><w:r><w:delText>gone </w:delText></w:r></w:del></w:p>`,
    p("sentence."),
    `<w:p>${moved("moveTo")}</w:p>`,
    `<w:tbl><w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc>${p("row gone")}</w:tc></w:tr><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>`,
  ].join("")
  expect(await textOf(await word(body))).toBe("One sentence.\n\nmoved\n\n| a | b |")
})

test("text boxes are read once, tables in tables flat, pictures counted, the table of contents left out", async () => {
  const box = `<w:txbxContent>${p("In the box")}</w:txbxContent>`
  const drawn = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  const picture = `<w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r>`
  const body = [
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p("Day one 1")}</w:sdtContent></w:sdt>`,
    p("Day one 1", styled("TOC1")),
    `<w:sdt><w:sdtContent>${p("In a field")}</w:sdtContent></w:sdt>`,
    `<w:p>${r("Beside it")}${drawn}${picture}</w:p>`,
    `<w:tbl><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}<w:tbl><w:tr><w:tc>${p("c")}</w:tc><w:tc>${p("d")}</w:tc></w:tr></w:tbl>${p("")}</w:tc></w:tr></w:tbl>`,
    `<w:tbl><w:tr><w:tc>${p("A frame")}${p("of two")}</w:tc></w:tr></w:tbl>`,
  ].join("")
  const { text, images } = await proposed(
    await word(body, { styles: style("TOC1", "toc 1"), links: { rId9: "file:///etc/passwd" } }),
  )
  expect(text.trimEnd()).toBe(
    "In a field\n\nBeside it\n\nIn the box\n\n| a | b <br>c <br>d |\n\nA frame\n\nof two",
  )
  expect(images).toBe(1)
})

test("a line break begins a block: in an item it goes on with it, in a heading it is a space", async () => {
  const broken = (properties: string) =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>`
  const body = broken("") + broken(num(1)) + broken('<w:outlineLvl w:val="0"/>')
  expect(await textOf(await word(body))).toBe("one\n\ntwo\n\n- one\n\n  two\n\n# one two")
})

test("a part under any prefix is read, and a comment without an author says so", async () => {
  const comments = `<w:comment w:id="0">${p("Who was it?")}</w:comment>`
  const file = await word(
    `<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>Strict</x:t></x:r><x:r><x:commentReference x:id="0"/></x:r></x:p>`,
    { comments },
  )
  expect(await textOf(file)).toBe("Strict\n\n[check] Comment: Who was it?")
})

test("a box in a box is read once, and so is one that is drawn twice within a drawing", async () => {
  const box = (content: string) => `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>`
  const drawing = (content: string) => `<w:r><w:drawing>${content}</w:drawing></w:r>`
  const twice = `<mc:AlternateContent><mc:Choice Requires="wps">${box(p("once"))}</mc:Choice><mc:Fallback>${box(p("once"))}</mc:Fallback></mc:AlternateContent>`
  const body = `<w:p>${r("Words")}${drawing(box(`<w:p>${r("outer")}${drawing(box(p("inner")))}</w:p>`))}${drawing(twice)}</w:p>`
  expect(await textOf(await word(body))).toBe("Words\n\nouter\n\ninner\n\nonce")
})

test("a paragraph whose end was deleted stands before the table that follows it", async () => {
  const body = `<w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>${r("Before it")}</w:p><w:tbl><w:tr><w:tc>${p("a")}</w:tc><w:tc>${p("b")}</w:tc></w:tr></w:tbl>${p("After it")}`
  expect(await textOf(await word(body))).toBe("Before it\n\n| a | b |\n\nAfter it")
})

test("rows that begin later begin in their column, and a header that is switched off is none", async () => {
  const cells = (...words: string[]) => words.map((it) => `<w:tc>${p(it)}</w:tc>`).join("")
  const body = `<w:tbl><w:tr><w:trPr><w:tblHeader w:val="0"/></w:trPr>${cells("a", "b", "c")}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cells("d", "e")}</w:tr></w:tbl>`
  expect(await textOf(await word(body))).toBe("| a | b | c |\n|  | d | e |")
})

test("a hint that stands where nobody wrote yet is no words, and what an unknown element holds is", async () => {
  const hint = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p("Click here to enter text")}</w:sdtContent></w:sdt>`
  const body = `${hint}<w:p>${r("A")}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("hint")}</w:sdtContent></w:sdt></w:p><w:newer>${p("B")}</w:newer><w:del>${p("gone")}</w:del>`
  expect(await textOf(await word(body))).toBe("A\n\nB")
})

test("arrows that Word makes of --> are kept, pictures of the font are not", async () => {
  const body = `<w:p>${r("A ")}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>${r(" B")}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>`
  expect(await textOf(await word(body))).toBe("A → B")
})
