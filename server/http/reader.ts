// The readers' page of a publication: one complete HTML document without script.
import type { IsoDate } from "../../shared/meeting/meeting.ts"
import type { Note } from "../../shared/notation/notation.ts"

/** A frozen version as its readers get it. */
export interface ReadersPublication {
  readonly meeting: string
  /** IANA name, for the time of publication. */
  readonly timeZone: string
  readonly date: IsoDate
  readonly number: number
  readonly title: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** What the lead wrote with this version; may be empty. */
  readonly remark: string
  /** "/p/SECRET" */
  readonly path: string
  readonly note: Note
}

/** The page's complete HTML. Its only other request is for the style sheet. */
export function readersPage(publication: ReadersPublication): string {
  return `<!doctype html><title>${publication.number}</title>`
}
