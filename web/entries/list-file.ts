// Lists as files of this device: a CSV file read whatever its encoding, and one saved.

/** Bytes of a file that is read. */
export const LARGEST_FILE = 4 * 1024 * 1024

export interface FileText {
  readonly text: string
  /** It was no UTF-8, and its letters are a guess. */
  readonly guessed: boolean
}

/** UTF-8 with or without a mark, UTF-16 with one; anything else as Windows-1252, which older spreadsheets write. */
export function textOf(bytes: Uint8Array): FileText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded("utf-16le", bytes)
  if (first === 0xfe && second === 0xff) return decoded("utf-16be", bytes)
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), guessed: false }
  } catch (fault) {
    // The only fault of a decoder that does not guess.
    if (!(fault instanceof TypeError)) throw fault
    return { text: new TextDecoder("windows-1252").decode(bytes), guessed: true }
  }
}

function decoded(encoding: string, bytes: Uint8Array): FileText {
  return { text: new TextDecoder(encoding).decode(bytes), guessed: false }
}

/** Hands the file to the browser, which puts it among the downloads. */
export function saveCsv(name: string, text: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
