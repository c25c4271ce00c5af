// Files that are broken, or made to do harm: each gets a sentence that says what to do, and nothing else happens.
import JSZip from "jszip"
import { describe, expect, test } from "vitest"
import { readFile } from "./read.ts"
import { p, refusal, textOf, word, wordParts, xmlHead, zipped } from "./testing/word.ts"

const MB = 1024 * 1024

/** The bytes with one text replaced by another of the same length, wherever it stands. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1")
}

describe("a zip that is made to do harm is not unpacked", () => {
  test("one that unpacks to far more than it is", async () => {
    const file = await zipped({ ...wordParts(p("x")), "word/media/a.bin": Buffer.alloc(40 * MB) })
    expect(file.length).toBeLessThan(MB)
    expect(await refusal(file)).toMatch(/made to do harm/)
  })

  test("one that says it is smaller than it is", async () => {
    const file = await zipped(wordParts(p("x".repeat(3 * MB))))
    const size = Buffer.alloc(4)
    const lie = Buffer.alloc(4)
    const length = Buffer.byteLength(wordParts(p("x".repeat(3 * MB)))["word/document.xml"] ?? "")
    size.writeUInt32LE(length)
    lie.writeUInt32LE(1000)
    const lying = replaced(file, size.toString("latin1"), lie.toString("latin1"))
    expect(await refusal(lying)).toMatch(/damaged or cut off/)
  })

  test("one of too many parts, or of more than 100 MB", async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`word/${n}.xml`, "x"]))
    expect(await refusal(await zipped({ ...wordParts(p("x")), ...many }))).toMatch(
      /30\d parts: at most 200/,
    )
    // Said by the list of its parts, which is believed where it says too much.
    const file = await zipped({ ...wordParts(p("x")), "word/a.bin": "y".repeat(5000) })
    const size = Buffer.alloc(4)
    const lie = Buffer.alloc(4)
    size.writeUInt32LE(5000)
    lie.writeUInt32LE(200 * MB)
    const lying = replaced(file, size.toString("latin1"), lie.toString("latin1"))
    expect(await refusal(lying)).toMatch(/made to do harm|200 MB/)
  })

  test.each(["../evil.xml", "/etc/evil", "a\\..\\b.xml"])(
    "one with a part called %s",
    async (name) => {
      const safe = "s".repeat(name.length)
      const file = await zipped({ ...wordParts(p("x")), [safe]: "x" })
      expect(await refusal(replaced(file, safe, name))).toMatch(/damaged/)
    },
  )

  test("one with a link to a file outside, or with two parts of one name", async () => {
    const zip = new JSZip()
    for (const [name, content] of Object.entries(wordParts(p("x")))) zip.file(name, content)
    zip.file("word/link", "/etc/passwd", { unixPermissions: 0o120777 })
    const linked = await zip.generateAsync({ type: "nodebuffer", platform: "UNIX" })
    expect(await refusal(linked)).toMatch(/made to do harm/)
    const twice = await zipped({ ...wordParts(p("x")), "word/document.xmm": "x" })
    expect(await refusal(replaced(twice, "word/document.xmm", "word/document.xml"))).toMatch(
      /made to do harm/,
    )
  })

  test("one that is cut off, or changed on the way", async () => {
    const file = await word(p("A sentence that was here. ".repeat(50)))
    expect(await refusal(file.subarray(0, file.length - 30))).toMatch(/damaged or cut off/)
    expect(await refusal(file.subarray(0, 60))).toMatch(/damaged or cut off/)
    const stored = await new JSZip()
      .file("word/document.xml", wordParts(p("A sentence"))["word/document.xml"] ?? "")
      .generateAsync({ type: "nodebuffer" })
    expect(await refusal(replaced(stored, "A sentence", "B sentence"))).toMatch(
      /damaged or cut off/,
    )
  })
})

describe("XML that is made to do harm is not read", () => {
  const withDocument = (xml: string) => zipped({ ...wordParts(""), "word/document.xml": xml })

  test("entities that stand for each other, or for a file", async () => {
    const bomb = `${xmlHead}<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>`
    expect(await refusal(await withDocument(bomb))).toMatch(/damaged/)
    const file = `${xmlHead}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`
    expect(await refusal(await withDocument(file))).toMatch(/damaged/)
  })

  test("what is not well formed, or nested beyond measure", async () => {
    expect(await refusal(await withDocument(`${xmlHead}<w:document>`))).toMatch(/damaged/)
    const deep = "<w:sdt><w:sdtContent>".repeat(10_000)
    expect(await refusal(await word(deep))).toMatch(/damaged/)
  })

  test("a part that the document points to outside of the file", async () => {
    const parts = wordParts(p("Only this."))
    const target = (type: string, to: string) =>
      `<Relationship Id="${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${to}" TargetMode="External"/>`
    const relations = ["styles", "numbering", "comments", "footnotes", "image"]
      .map((type) => target(type, "file:///etc/passwd"))
      .join("")
    const rels = `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`
    expect(await textOf(await zipped({ ...parts, "word/_rels/document.xml.rels": rels }))).toBe(
      "Only this.",
    )
  })
})

test("a page of scripts, styles and traps leaves its words", async () => {
  const page = `<html><head><title>t</title><style>b{}</style><script>alert(1)</script></head>
    <body onload="alert(1)"><p onclick="x()">Words<img src=x onerror="alert(1)"><svg><script>a</script></svg>
    <a href="javascript:alert(1)">here</a> <a href="data:text/html,x">there</a><iframe src="https://example.org"></iframe>
    <object data="x">o</object><form><input value="v"><textarea>t</textarea></form></p></body></html>`
  expect(await textOf(page)).toBe("Words here there")
})

test("a page nested beyond measure is refused, not a fault of the server", async () => {
  expect(await refusal(`<html><p>${"<b>".repeat(30_000)}x`)).toMatch(/nested too deeply/)
})

test("a document too large for a note is refused with its size", async () => {
  const read = await readFile({
    name: "large.txt",
    bytes: Buffer.from(`${"words ".repeat(20_000)}\n`.repeat(30)),
  })
  expect(read).toMatchObject({ ok: false, code: "too-large" })
  expect(read.ok ? "" : read.why).toMatch(/would take [3-9]\.\d MB; at most 2 MB/)
})
