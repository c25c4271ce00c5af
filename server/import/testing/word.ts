// Word files for tests, put together by hand: what no library writes, and what no honest program does.
import JSZip from "jszip"
import { expect } from "vitest"
import type { ImportProposal } from "../../../shared/wire/wire.ts"
import { readFile } from "../read.ts"

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const others = [
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(" ")

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The parts of a Word file beside its document, each as what stands in its root. */
export interface Parts {
  readonly styles?: string
  readonly numbering?: string
  readonly comments?: string
  readonly footnotes?: string
  /** Addresses by relationship id. */
  readonly links?: Readonly<Record<string, string>>
}

/** The file of a body: paragraphs and tables in WordprocessingML. */
export function word(body: string, parts: Parts = {}): Promise<Buffer> {
  return zipped(wordParts(body, parts))
}

export function wordParts(body: string, parts: Parts = {}): Record<string, string> {
  const { links = {}, ...rest } = parts
  const relations = Object.entries(links).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
  )
  const files: Record<string, string> = {
    "word/document.xml": `${xmlHead}<w:document ${w} ${others}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}</Relationships>`,
  }
  for (const [name, content] of Object.entries(rest)) {
    files[`word/${name}.xml`] = `${xmlHead}<w:${name} ${w} ${others}>${content}</w:${name}>`
  }
  return files
}

export async function zipped(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, content] of Object.entries(files)) zip.file(name, content)
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" })
}

/** A paragraph of words, with what stands in its properties. */
export function p(words: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(words)}</w:p>`
}

/** A run of words, with what stands in its properties. */
export function r(words: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** What the file becomes; fails the test where it cannot be read. */
export async function proposed(bytes: Uint8Array | string, name = ""): Promise<ImportProposal> {
  const read = await readFile({ name, bytes: Buffer.from(bytes) })
  expect(read).toMatchObject({ ok: true })
  if (!read.ok) throw new Error(read.why)
  return read.proposal
}

/** Its text form, without the line break at the end. */
export async function textOf(bytes: Uint8Array | string, name = ""): Promise<string> {
  return (await proposed(bytes, name)).text.trimEnd()
}

/** Why the file cannot be read. */
export async function refusal(bytes: Uint8Array | string, name = ""): Promise<string> {
  const read = await readFile({ name, bytes: Buffer.from(bytes) })
  return read.ok ? `read: ${read.proposal.text}` : read.why
}
