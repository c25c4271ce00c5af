// Why a file cannot become a note, as a value that the readers throw to their door and nobody beyond it sees.

export type FaultCode = "invalid" | "too-large"

/** Its message says to the person with the file what it is and what to do. */
export class FileFault extends Error {
  override readonly name = "FileFault"
  readonly code: FaultCode

  constructor(message: string, code: FaultCode = "invalid") {
    super(message)
    this.code = code
  }
}
