// One file, of whichever kind, into what may be put into a note; runs where it can hold nobody up (import-worker.ts).
import * as Y from "yjs"
import type { Imported } from "../../shared/import/import.ts"
import { readPlain } from "../../shared/import/import.ts"
import { blocksOf, printNote } from "../../shared/notation/notation.ts"
import { NOTE_FRAGMENT, writeNote } from "../../shared/note/note.ts"
import type { ImportProposal } from "../../shared/wire/wire.ts"
import { decode } from "./decode.ts"
import { readDocx } from "./docx.ts"
import { type FaultCode, FileFault } from "./fault.ts"
import { readMarkdown, readPage } from "./html.ts"
import { type FileKind, isZip, kindOfText } from "./kind.ts"

/** A file by its name, which says what it is only where its bytes do not. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type ReadFile =
  | { readonly ok: true; readonly proposal: ImportProposal }
  /** Why it cannot be read, and what to do. */
  | { readonly ok: false; readonly code: FaultCode; readonly why: string }

/** Bytes that a note grows by, as the log keeps them; more are refused. */
const LARGEST_NOTE = 2 * 1024 * 1024

/** Reads a file. Whatever it holds, the answer is a value; what throws is a fault of ours. */
export async function readFile({ name, bytes }: SentFile): Promise<ReadFile> {
  try {
    return { ok: true, proposal: proposalOf(await imported(name, Buffer.from(bytes))) }
  } catch (fault) {
    if (fault instanceof FileFault) return { ok: false, code: fault.code, why: fault.message }
    // The stack ends before any document of a person's does.
    if (!(fault instanceof RangeError)) throw fault
    const why = "This file is nested too deeply to be read: it may be damaged, or made to do harm."
    return { ok: false, code: "too-large", why }
  }
}

interface Found extends Imported {
  readonly kind: FileKind
  readonly encoding: string | null
}

async function imported(name: string, bytes: Buffer): Promise<Found> {
  if (isZip(bytes)) return { ...(await readDocx(bytes)), kind: "docx", encoding: null }
  const { text, encoding } = decode(bytes)
  const kind = kindOfText(text, name)
  const read = kind === "html" ? readPage : kind === "md" ? readMarkdown : readPlain
  return { ...read(text), kind, encoding }
}

function proposalOf({ items, tally, kind, encoding }: Found): ImportProposal {
  const blocks = blocksOf({ items }).length
  const { images } = tally
  if (blocks === 0) {
    const left = images === 0 ? "" : `, only ${images} ${images === 1 ? "picture" : "pictures"}`
    throw new FileFault(`There are no words in this file${left}.`)
  }
  const bytes = sizeInNote(items)
  if (bytes > LARGEST_NOTE) {
    const megabytes = (bytes / 1024 / 1024).toFixed(1)
    throw new FileFault(
      `In a note this document would take ${megabytes} MB; at most 2 MB go into one at once. Split it into several files.`,
      "too-large",
    )
  }
  const text = printNote({ items })
  return { kind, encoding, text, blocks, bytes, ...tally }
}

function sizeInNote(items: Imported["items"]): number {
  const doc = new Y.Doc()
  const newId = () => "0123456789abcdef"
  writeNote(doc.getXmlFragment(NOTE_FRAGMENT), { items }, { label: ({ ref }) => ref, newId })
  const { length } = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return length
}
