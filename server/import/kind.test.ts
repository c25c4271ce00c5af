// What is no Word file, web page, Markdown or text is told by its name for people, with what to do; text in any encoding is read.
import { expect, test } from "vitest"
import { p, proposed, refusal, textOf, word, zipped } from "./testing/word.ts"

const hex = (start: string) => Buffer.concat([Buffer.from(start, "hex"), Buffer.alloc(600)])

test.each([
  ["an empty file", Buffer.alloc(0), /empty/],
  ["a PDF", Buffer.from("%PDF-1.7 …"), /PDF.*\.docx/],
  ["a Rich Text file", Buffer.from("{\\rtf1 words}"), /\.rtf.*\.docx/],
  ["an old Word file", hex("d0cf11e0a1b11ae1"), /old Word.*\.docx/],
  ["a picture", hex("89504e470d0a1a0a"), /picture/],
  ["a photo", hex("ffd8ffe0"), /picture/],
  ["something packed", hex("1f8b0800"), /unpack/],
  ["a web archive", Buffer.from("MIME-Version: 1.0\r\nContent-Type: multipart/related"), /archive/],
  ["XML", Buffer.from('<?xml version="1.0"?><pkg:package/>'), /XML/],
  ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, ...Array<number>(500).fill(2)]), /no text/],
  ["spaces only", Buffer.from(" \n\n \t "), /no words/],
])("%s is refused with what it is", async (_, bytes, why) => {
  expect(await refusal(bytes, "brief.docx")).toMatch(why)
})

test("a Word file locked by a password is told apart from an old one", async () => {
  const locked = Buffer.concat([
    hex("d0cf11e0a1b11ae1"),
    Buffer.from("EncryptionInfo\0EncryptedPackage", "utf16le"),
  ])
  expect(await refusal(locked, "brief.docx")).toMatch(/password.*Protect Document/)
})

test.each([
  ["OpenDocument", { mimetype: "application/vnd.oasis.opendocument.text" }, /\.odt.*\.docx/],
  ["Excel", { "xl/workbook.xml": "x" }, /Excel/],
  ["PowerPoint", { "ppt/presentation.xml": "x" }, /PowerPoint/],
  ["Pages", { "Index/Document.iwa": "x" }, /Pages/],
  ["an archive", { "brief.txt": "x" }, /unpack/],
])("%s is refused with what it is", async (_, files, why) => {
  expect(await refusal(await zipped(files as Record<string, string>))).toMatch(why)
})

test("a wrong name does not matter", async () => {
  expect(await proposed(await word(p("Words")), "brief.txt")).toMatchObject({ kind: "docx" })
  expect(await proposed("<!DOCTYPE html><p>Words", "brief.doc")).toMatchObject({ kind: "html" })
  expect(await proposed("Words", "brief.docx")).toMatchObject({ kind: "txt", text: "Words\n" })
  expect(await proposed("# Words", "brief.MD")).toMatchObject({ kind: "md", text: "# Words\n" })
})

const words = "“Señor” Müller – naïve"
test.each([
  ["utf-8", Buffer.from(words)],
  ["utf-8", Buffer.from(`\ufeff${words}`)],
  ["utf-16le", Buffer.from(`\ufeff${words}`, "utf16le")],
  ["utf-16be", Buffer.from(`\ufeff${words}`, "utf16le").swap16()],
  ["utf-16le", Buffer.from(words, "utf16le")],
  ["utf-16be", Buffer.from(words, "utf16le").swap16()],
  ["windows-1252", Buffer.from("\x93Se\xf1or\x94 M\xfcller \x96 na\xefve", "latin1")],
])("text in %s is read, and says in what it was", async (encoding, bytes) => {
  expect(await proposed(bytes, "a.txt")).toMatchObject({ encoding, text: `${words}\n` })
})

test("a page is read in the encoding that it names", async () => {
  const arabic = Buffer.from([0xe5, 0xd5, 0xd1])
  const page = Buffer.concat([Buffer.from('<html><meta charset="iso-8859-6"><p>'), arabic])
  expect(await textOf(page)).toBe("مصر")
})
