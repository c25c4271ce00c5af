// A list that is about to be imported: where it comes from, what it would change, and what of it is taken.
import { SvelteSet } from "svelte/reactivity"
import { type FaultyRow, type ListRow, planOf, readList, rowsOf } from "../../shared/lists/lists.ts"
import type { EntryKind } from "../../shared/meeting/meeting.ts"
import * as api from "../api/api.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import { ApiProblem } from "../api/problem.ts"
import { Submission } from "../ui/submission.svelte.ts"
import { words } from "../ui/words.ts"
import { LARGEST_FILE, textOf } from "./list-file.ts"

interface Source {
  /** A file's or a meeting's name. */
  readonly name: string
  readonly rows: readonly ListRow[]
  /** Lines that could not be read at all. */
  readonly broken: readonly FaultyRow[]
  /** What to know of the file, a sentence each. */
  readonly remarks: readonly string[]
}

export class ListImport {
  readonly kind: EntryKind
  readonly submission = new Submission()
  #source = $state.raw<Source | null>(null)
  #left = new SvelteSet<ListRow>()
  readonly #meeting: MeetingState
  readonly plan = $derived.by(() =>
    planOf(this.#meeting.meeting, this.kind, this.#source?.rows ?? [], (row) => this.takes(row)),
  )
  /** What is written: what is taken and lacks nothing that is not. */
  readonly taken = $derived(
    this.plan.rows.filter(({ row, lacks }) => this.takes(row) && lacks.length === 0),
  )
  readonly faulty = $derived([...(this.#source?.broken ?? []), ...this.plan.faulty])

  constructor(meeting: MeetingState, kind: EntryKind) {
    this.#meeting = meeting
    this.kind = kind
  }

  get source(): Source | null {
    return this.#source
  }

  takes(row: ListRow): boolean {
    return !this.#left.has(row)
  }
  take(row: ListRow, isTaken: boolean): void {
    if (isTaken) this.#left.delete(row)
    else this.#left.add(row)
  }
  takeAll(isTaken: boolean): void {
    for (const { row } of this.plan.rows) this.take(row, isTaken)
  }

  readFile(file: File): Promise<boolean> {
    this.#source = null
    return this.submission.run(async () => {
      if (file.size > LARGEST_FILE) return this.submission.refuseWhole(words.entries.tooLarge)
      const { text, guessed } = textOf(new Uint8Array(await file.arrayBuffer()))
      const read = readList(this.kind, text)
      if (!read.ok) return this.submission.refuseWhole(read.fault)
      const { rows, faults, unused } = read.list
      this.#begin({
        ...{ name: file.name, rows },
        broken: faults.map(({ line, text }) => ({
          ...{ row: { line, cells: new Map() }, name: "", faults: [text] },
        })),
        remarks: [
          ...(guessed ? [words.entries.asWindows(file.name)] : []),
          ...(unused.length === 0 ? [] : [words.entries.unused(unused.join(", "))]),
        ],
      })
    })
  }

  /** The names of another meeting, as they stand there. */
  readMeeting(id: string): Promise<boolean> {
    this.#source = null
    return this.submission.run(async () => {
      const { meeting } = await api.meeting(id)
      const rows = rowsOf(this.kind, meeting[this.kind])
      this.#begin({ name: meeting.name, rows, broken: [], remarks: [] })
    })
  }

  /** Writes what is taken. True when it stands; where the meeting changed meanwhile the plan is another, to look at again. */
  async write(): Promise<boolean> {
    const entries = this.taken.map(({ entry, version }) => ({ ...entry, version }))
    let isWritten = false
    await this.submission.run(async () => {
      if (entries.length === 0) return this.submission.refuseWhole(words.entries.chooseSome)
      try {
        await api.writeEntries(this.#meeting.id, this.kind, entries)
        isWritten = true
      } catch (fault) {
        if (!(fault instanceof ApiProblem) || fault.details.type !== "stale") throw fault
        this.submission.refuseWhole(words.entries.stale)
      }
      await this.#meeting.refresh()
    })
    return isWritten
  }

  /** What is doubtful is not taken before somebody says so. */
  #begin(source: Source): void {
    this.#left.clear()
    this.#source = source
    for (const { row, doubt } of this.plan.rows) if (doubt !== null) this.#left.add(row)
  }
}
