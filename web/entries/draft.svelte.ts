// An entry while somebody types it: kept apart from the list, so that nothing others do there takes it away.
import { type Entry, versionOf } from "../../shared/meeting/meeting.ts"
import { ApiProblem } from "../api/problem.ts"
import { Submission } from "../ui/submission.svelte.ts"
import type { Clash } from "./clash.ts"

/** Writes an entry of which that version was seen, undefined for none. */
export type WriteEntry<E> = (entry: E, version: string | undefined) => Promise<void>

export class Draft<E extends Entry> {
  /** As it stood when it was opened; null for a new one. */
  readonly seen: E | null
  readonly submission = new Submission()
  /** Somebody else was first; null while nobody was. */
  clash = $state.raw<Clash<E> | null>(null)

  constructor(seen: E | null) {
    this.seen = seen
  }

  get version(): string | undefined {
    return this.seen === null ? undefined : versionOf(this.seen)
  }

  /** True when it was written. When somebody else was first, the clash stands here, and nothing was written. */
  async save(mine: E, write: WriteEntry<E>, version = this.version): Promise<boolean> {
    let isWritten = false
    await this.submission.run(async () => {
      try {
        await write(mine, version)
        isWritten = true
        this.clash = null
      } catch (fault) {
        const theirs = standing<E>(fault)
        if (theirs === undefined) throw fault
        this.clash = { seen: this.seen, mine, theirs }
      }
    })
    return isWritten
  }

  /** Writes what was made of both, over what stands now. */
  settle(entry: E, write: WriteEntry<E>): Promise<boolean> {
    const theirs = this.clash?.theirs
    return this.save(entry, write, theirs ? versionOf(theirs) : undefined)
  }
}

/** What stands in the way of a change, by the server's refusal; undefined where it was no such refusal. */
function standing<E>(fault: unknown): E | null | undefined {
  if (!(fault instanceof ApiProblem) || fault.details.type !== "stale") return undefined
  const { current } = fault.details
  if (!current) return current
  const { version: _, ...entry } = current
  // The server answers with an entry of the kind that was sent.
  return entry as unknown as E
}
