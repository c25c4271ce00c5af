// A zip file, looked over before anything in it is unpacked, and then unpacked only in part.
import { promisify } from "node:util"
import { crc32 } from "node:zlib"
import { type Entry, fromBuffer, type ZipFile } from "yauzl"
import { FileFault } from "./fault.ts"

const MB = 1024 * 1024
/** Limits of what is opened: entries, bytes of all when unpacked, and how many times the file that may be. */
const limits = { entries: 200, inflated: 100 * MB, ratio: 100 }
/** A small part may be packed as well as it likes. */
const smallPart = MB

const damaged =
  "This Word file is damaged or cut off. Open it in Word, which may mend it, save it and try again."

/** The parts of an archive, by their names. */
export interface Archive {
  readonly names: ReadonlySet<string>
  /** A part unpacked; null: there is none. Throws a FileFault where it is damaged. */
  part(name: string): Promise<Buffer | null>
}

/** Throws a FileFault where the archive is damaged, hostile or too large. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)
  try {
    const zip = await open(bytes, { lazyEntries: true })
    if (zip.entryCount > limits.entries)
      throw new FileFault(
        `This file holds ${zip.entryCount} parts: at most ${limits.entries} are read.`,
        "too-large",
      )
    const entries = await entriesOf(zip)
    lookOver(entries, bytes.length)
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
    return {
      names: new Set(byName.keys()),
      async part(name) {
        const entry = byName.get(name)
        return entry === undefined ? null : unpacked(zip, entry).catch(orDamaged)
      },
    }
  } catch (fault) {
    return orDamaged(fault)
  }
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((done, fail) => {
    const entries: Entry[] = []
    zip.on("entry", (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on("end", () => done(entries))
    zip.on("error", fail)
    zip.readEntry()
  })
}

/** What the archive says of itself; that it says the truth is checked while a part is unpacked. */
function lookOver(entries: readonly Entry[], size: number): void {
  const hostile = "This file is made to do harm when it is unpacked: it was not opened."
  const names = new Set<string>()
  let inflated = 0
  for (const entry of entries) {
    if (isSymlink(entry) || names.has(entry.fileName)) throw new FileFault(hostile)
    names.add(entry.fileName)
    if (entry.isEncrypted())
      throw new FileFault("This file is locked by a password: take it off, save it and try again.")
    inflated += entry.uncompressedSize
    const isLarge = entry.uncompressedSize > smallPart
    if (isLarge && entry.uncompressedSize > limits.ratio * entry.compressedSize)
      throw new FileFault(hostile, "too-large")
  }
  if (inflated > limits.inflated) {
    const megabytes = Math.ceil(inflated / MB)
    throw new FileFault(
      `Unpacked, this file has ${megabytes} MB; at most ${limits.inflated / MB} MB are read. Take the pictures out, or split it.`,
      "too-large",
    )
  }
  if (inflated > smallPart && inflated > limits.ratio * size)
    throw new FileFault(hostile, "too-large")
}

function isSymlink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const open = promisify(zip.openReadStream.bind(zip)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>
  const chunks: Buffer[] = []
  // The stream fails where there is more, or less, than the archive said.
  for await (const chunk of await open(entry)) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw new FileFault(damaged)
  return bytes
}

/** What yauzl throws is about the file: all its bytes are in memory. */
function orDamaged(fault: unknown): never {
  if (fault instanceof FileFault) throw fault
  throw new FileFault(damaged)
}
