// A Word file into blocks: its parts found, read, and the footnotes put at the end.
import { Drafts, emptyTally, type Imported, paragraph } from "../../shared/import/import.ts"
import { BodyReader, runsWithin, type Surroundings } from "./docx-body.ts"
import { Numbering } from "./docx-numbering.ts"
import { Styles } from "./docx-styles.ts"
import { FileFault } from "./fault.ts"
import { faultOfZip } from "./kind.ts"
import { child, childrenOf, parseXml, type XmlElement } from "./xml.ts"
import { type Archive, openArchive } from "./zip.ts"

/** Throws a FileFault where the bytes are no Word file, or one that is damaged, locked, hostile or too large. */
export async function readDocx(bytes: Buffer): Promise<Imported> {
  const archive = await openArchive(bytes)
  const main = await mainPart(archive)
  const document = main === null ? null : await xmlPart(archive, main)
  if (main === null || document === null) {
    const mimetype = (await archive.part("mimetype"))?.toString("latin1") ?? ""
    throw faultOfZip(archive.names, mimetype)
  }
  const relations = await relationsOf(archive, main)
  const related = (type: string) => partOfType(archive, main, relations, type)
  const styles = new Styles((await related("styles")).root)
  const notes = new NoteNumbers()
  const around: Surroundings = {
    styles,
    numbering: new Numbering((await related("numbering")).root, styles),
    links: linksOf(relations),
    comments: byId((await related("comments")).root, "w:comment"),
    numberOf: (note, id) => notes.numberOf(note, id),
    tally: emptyTally(),
  }
  const drafts = new Drafts()
  const body = child(document, "w:body")
  if (body === null) throw new FileFault("This Word file holds no text.")
  new BodyReader(around, drafts).read(body)
  const footnotes = await related("footnotes")
  const endnotes = await related("endnotes")
  const parts = {
    footnote: { texts: byId(footnotes.root, "w:footnote"), links: footnotes.links },
    endnote: { texts: byId(endnotes.root, "w:endnote"), links: endnotes.links },
  }
  for (const { note, id, number } of notes.all()) {
    const { texts, links } = parts[note]
    const text = texts.get(id)
    if (text === undefined) continue
    const { runs } = drafts.open(paragraph)
    runs.push({ text: `[${number}] `, marks: {} }, ...runsWithin(text, { ...around, links }))
  }
  return { items: drafts.finish(), tally: around.tally }
}

/** Footnotes and endnotes in one count, in the order in which the text refers to them. */
class NoteNumbers {
  readonly #numbers = new Map<
    string,
    { note: "footnote" | "endnote"; id: string; number: number }
  >()

  numberOf(note: "footnote" | "endnote", id: string): number {
    const known = this.#numbers.get(`${note} ${id}`)
    if (known !== undefined) return known.number
    const number = this.#numbers.size + 1
    this.#numbers.set(`${note} ${id}`, { note, id, number })
    return number
  }

  all() {
    return [...this.#numbers.values()]
  }
}

interface Relation {
  readonly id: string
  /** The last part of its type: "styles". */
  readonly type: string
  readonly target: string
  readonly isOutside: boolean
}

/** A part that the document refers to, null where there is none, and the addresses in it. */
interface RelatedPart {
  readonly root: XmlElement | null
  readonly links: ReadonlyMap<string, string>
}

async function mainPart(archive: Archive): Promise<string | null> {
  const relations = await relationsIn(archive, "_rels/.rels")
  const target = relations.find(({ type }) => type === "officeDocument")?.target
  const main = target === undefined ? "word/document.xml" : resolved("", target)
  const found = archive.names.has(main) ? main : "word/document.xml"
  return archive.names.has(found) ? found : null
}

function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const [folder, name] = [folderOf(part), part.slice(folderOf(part).length)]
  return relationsIn(archive, `${folder}_rels/${name}.rels`)
}

async function relationsIn(archive: Archive, part: string): Promise<Relation[]> {
  const root = await xmlPart(archive, part)
  return childrenOf(root, "Relationship").map(({ attributes }) => ({
    id: attributes.get("Id") ?? "",
    type: (attributes.get("Type") ?? "").split("/").at(-1) ?? "",
    target: attributes.get("Target") ?? "",
    isOutside: attributes.get("TargetMode") === "External",
  }))
}

async function partOfType(
  archive: Archive,
  main: string,
  relations: readonly Relation[],
  type: string,
): Promise<RelatedPart> {
  const relation = relations.find((one) => one.type === type && !one.isOutside)
  const folder = folderOf(main)
  const name = relation === undefined ? `${folder}${type}.xml` : resolved(folder, relation.target)
  const root = await xmlPart(archive, name)
  return { root, links: root === null ? new Map() : linksOf(await relationsOf(archive, name)) }
}

/** Only names of parts of the archive: nothing outside is ever opened. */
async function xmlPart(archive: Archive, name: string): Promise<XmlElement | null> {
  const bytes = await archive.part(name)
  if (bytes === null) return null
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return parseXml(new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes))
}

function linksOf(relations: readonly Relation[]): Map<string, string> {
  const outside = relations.filter((one) => one.isOutside && one.type === "hyperlink")
  return new Map(outside.map(({ id, target }) => [id, target]))
}

function byId(root: XmlElement | null, name: string): Map<string, XmlElement> {
  return new Map(childrenOf(root, name).map((one) => [one.attributes.get("w:id") ?? "", one]))
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1)
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop()
    else if (step !== "." && step !== "") path.push(step)
  }
  return path.join("/")
}
