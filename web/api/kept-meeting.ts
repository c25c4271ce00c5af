// A meeting on this device: its names and notes, and its statements by note, so that a change in one writes that one anew.
import type { DayMembership, IndexedStatement } from "../../shared/meeting/meeting.ts"
import { groupBy } from "../../shared/support/group-by.ts"
import type { ReviewEvent } from "../../shared/views/views.ts"
import type { MeetingAnswer } from "../../shared/wire/wire.ts"
import { type Known, keep, kept } from "./kept.ts"

/** The index as the browser holds it. */
export interface HeldStatements {
  readonly version: number
  readonly statements: readonly IndexedStatement[]
  readonly memberships: readonly DayMembership[]
}

/** What was said of statements, as the browser holds it. */
export interface HeldReviews {
  readonly version: number
  readonly events: readonly ReviewEvent[]
}

/** What is stored beside the notes' rows. */
interface KeptIndex {
  readonly version: number
  readonly memberships: readonly DayMembership[]
  readonly notes: readonly string[]
  /** Until when this was all there was, milliseconds since 1970 UTC. */
  readonly seen: number
}

/** Soon after opening, in milliseconds; later changes wait longer. */
const FIRST_AFTER = 2000
const EVERY = 30_000

/** Ids of the meetings that were opened on this device. */
const OPENED = "/opened"
const indexPath = (meeting: string) => `${meetingPath(meeting)}/statements`
const reviewsPath = (meeting: string) => `${meetingPath(meeting)}/reviews`
const notePath = (meeting: string, note: string) => `${indexPath(meeting)}/${note}`

/** Under which a meeting's answer is kept. */
export function meetingPath(meeting: string): string {
  return `/meetings/${meeting}`
}

/** The meetings that a user opened on this device, as they were seen last. */
export async function keptMeetings(user: string): Promise<readonly MeetingAnswer[]> {
  const ids = (await kept<readonly string[]>(user, OPENED))?.answer ?? []
  const all = await Promise.all(ids.map((id) => kept<MeetingAnswer>(user, meetingPath(id))))
  return all.flatMap((one) => (one === null ? [] : [one.answer]))
}

/** What this device kept of a meeting's statements; null where it kept none. */
export async function keptStatements(
  user: string,
  meeting: string,
): Promise<Known<HeldStatements> | null> {
  const found = await kept<KeptIndex>(user, indexPath(meeting))
  if (found === null) return null
  const { version, memberships, notes, seen } = found.answer
  const rows = await Promise.all(
    notes.map((note) => kept<readonly IndexedStatement[]>(user, notePath(meeting, note))),
  )
  const statements = rows.flatMap((one) => one?.answer ?? [])
  return { answer: { version, statements, memberships }, at: seen }
}

/** What this device kept of a meeting's reviews; null where it kept none. */
export async function keptReviews(user: string, meeting: string): Promise<HeldReviews | null> {
  return (await kept<HeldReviews>(user, reviewsPath(meeting)))?.answer ?? null
}

/** Keeps a meeting on this device, now and then and when nobody looks any more. Close it with the meeting. */
export class MeetingKeeper {
  readonly #user: string
  readonly #meeting: string
  /** Whether what was taken last is all there is. */
  readonly #isCurrent: () => boolean
  #answer: MeetingAnswer | null = null
  #held: HeldStatements | null = null
  #reviews: HeldReviews | null = null
  #seen = 0
  /** Rows by note as they were stored last: rows that did not change are the same objects. */
  #stored: ReadonlyMap<string, readonly IndexedStatement[]> = new Map()
  #timer: ReturnType<typeof setTimeout> | undefined
  #storing: Promise<void> | null = null
  #wait = FIRST_AFTER

  constructor(user: string, meeting: string, isCurrent: () => boolean) {
    this.#user = user
    this.#meeting = meeting
    this.#isCurrent = isCurrent
    document.addEventListener("visibilitychange", this.#onHide)
  }

  takeMeeting(answer: MeetingAnswer): void {
    this.#answer = answer
    this.#soon()
  }

  takeStatements(held: HeldStatements): void {
    this.#held = held
    this.#seen = Date.now()
    this.#soon()
  }

  takeReviews(held: HeldReviews): void {
    this.#reviews = held
    this.#soon()
  }

  /** Stores what has changed, note by note, so that no key waits for it; done when it is stored. */
  async store(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#storing
    this.#storing = this.#storeMeeting()
      .then(() => this.#storeStatements())
      .then(() => this.#storeReviews())
    await this.#storing
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.#onHide)
    void this.store()
  }

  readonly #onHide = (): void => {
    if (document.visibilityState === "hidden") void this.store()
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.store(), this.#wait)
    this.#wait = EVERY
  }

  async #storeMeeting(): Promise<void> {
    const answer = this.#answer
    if (answer === null) return
    this.#answer = null
    await keep(this.#user, meetingPath(this.#meeting), answer)
    const opened = (await kept<readonly string[]>(this.#user, OPENED))?.answer ?? []
    if (opened.includes(this.#meeting)) return
    await keep(this.#user, OPENED, [...opened, this.#meeting])
  }

  async #storeReviews(): Promise<void> {
    const held = this.#reviews
    this.#reviews = null
    if (held !== null) await keep(this.#user, reviewsPath(this.#meeting), held)
  }

  async #storeStatements(): Promise<void> {
    if (this.#held === null) return
    if (this.#isCurrent()) this.#seen = Date.now()
    const { version, statements, memberships } = this.#held
    const byNote = groupBy(statements, (row) => row.note)
    for (const [note, rows] of byNote) {
      if (isSame(rows, this.#stored.get(note) ?? [])) continue
      await keep(this.#user, notePath(this.#meeting, note), rows)
    }
    this.#stored = byNote
    const notes = [...byNote.keys()]
    const index: KeptIndex = { version, memberships, notes, seen: this.#seen }
    await keep(this.#user, indexPath(this.#meeting), index)
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n])
}
