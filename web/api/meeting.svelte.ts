// A meeting as the browser holds it: its names, notes, briefs and statements, kept up with the server.
import {
  type DayMembership,
  type IndexedStatement,
  type Meeting,
  type MeetingNames,
  namesOf,
  withMemberships,
} from "../../shared/meeting/meeting.ts"
import type {
  BriefSummary,
  MeetingAnswer,
  MeetingEvent,
  NoteSummary,
  Role,
  StatementsAnswer,
} from "../../shared/wire/wire.ts"
import type { FollowState } from "../ui/line-state.ts"
import * as api from "./api.ts"
import { followMeeting } from "./events.ts"
import { askOrKept, type Known } from "./kept.ts"
import {
  type HeldStatements,
  keptReviews,
  keptStatements,
  MeetingKeeper,
  meetingPath,
} from "./kept-meeting.ts"
import { NoConnection } from "./problem.ts"
import { tellServerBack } from "./reached.ts"
import { ReviewsState } from "./reviews.svelte.ts"

export interface User {
  readonly id: string
  readonly name: string
}

/** How far the notes are read anew after a change of the meeting's names. */
export interface NotesReading {
  readonly done: number
  readonly total: number
}

/** Milliseconds that the rows are waited for where this device kept earlier ones. */
const PATIENCE = 4000

export class MeetingState {
  readonly id: string
  readonly user: User
  /** What was said of the statements. */
  readonly reviews: ReviewsState
  #answer: MeetingAnswer
  #statements = $state.raw<readonly IndexedStatement[]>([])
  #memberships = $state.raw<readonly DayMembership[]>([])
  #version = $state.raw(0)
  #connection = $state.raw<FollowState>({ kind: "connecting" })
  #reading = $state.raw<NotesReading | null>(null)
  #failure = $state.raw<Error | null>(null)
  #names: MeetingNames
  #viewNames: MeetingNames
  #pulling: Promise<void> | null = null
  #again = false
  #asked = 0
  #newest = 0
  /** The rows are the server's. Until then they may be what this device kept, and the first pull brings all anew. */
  #heard = false
  #streaming = false
  readonly #keeper: MeetingKeeper
  #unfollow: () => void

  /**
   * Asks the server for the meeting and all its statements, and follows it until `close()`. Where the server is not
   * reached it is what this device kept, and the server's as soon as it is there. Throws NoConnection when this device
   * kept nothing.
   */
  static async open(id: string, user: User): Promise<MeetingState> {
    const known = await askOrKept(user.id, meetingPath(id), () => api.meeting(id))
    const state = new MeetingState(known, user)
    await state.#begin(known.at === null)
    return state
  }

  private constructor({ answer, at }: Known<MeetingAnswer>, user: User) {
    this.id = answer.meeting.id
    this.user = user
    if (at !== null) this.#connection = { kind: "offline", since: at, waiting: 0 }
    this.#keeper = new MeetingKeeper(user.id, this.id, () => this.#connection.kind === "live")
    if (at === null) this.#keeper.takeMeeting(answer)
    this.#answer = $state.raw(answer)
    this.#names = $derived(namesOf(this.#answer.meeting))
    this.#viewNames = $derived(
      this.#memberships.length === 0
        ? this.#names
        : namesOf(withMemberships(this.#answer.meeting, this.#memberships)),
    )
    this.reviews = new ReviewsState(this, (held) => this.#keeper.takeReviews(held))
    this.#unfollow = followMeeting(this.id, {
      event: (event) => this.#hear(event),
      connected: () => this.#connected(),
      disconnected: () => this.#disconnected(),
    })
  }

  get meeting(): Meeting {
    return this.#answer.meeting
  }
  /** Look-ups in the meeting's names, made anew when roster or topics change. */
  get names(): MeetingNames {
    return this.#names
  }
  /**
   * As `names`, and its groups have the members that notes name, on the notes' days, those of private blocks too: for
   * what the team sees, never for what is edited, stored or published. Look up by id only.
   */
  get viewNames(): MeetingNames {
    return this.#viewNames
  }
  /** Members that notes name behind groups, on the notes' days. */
  get memberships(): readonly DayMembership[] {
    return this.#memberships
  }
  get role(): Role {
    return this.#answer.role
  }
  get notes(): readonly NoteSummary[] {
    return this.#answer.notes
  }
  get briefs(): readonly BriefSummary[] {
    return this.#answer.briefs
  }
  /** All rows of the index, in no order that may be relied on. */
  get statements(): readonly IndexedStatement[] {
    return this.#statements
  }
  /** The index version that `statements` is at. */
  get version(): number {
    return this.#version
  }
  /** Whether the screen keeps up with the server. */
  get connection(): FollowState {
    return this.#connection
  }
  /** While the notes are being read anew; else null. */
  get reading(): NotesReading | null {
    return this.#reading
  }
  /** Why the last refresh failed; null when it did not. What was known before stays. */
  get failure(): Error | null {
    return this.#failure
  }

  /** Asks again for everything that may have changed; done when the meeting is here, its statements follow. */
  async refresh(): Promise<void> {
    await this.#try(() => this.#reload())
    if (this.#failure === null) void this.#try(() => this.#pullBoth())
  }

  close(): void {
    this.#unfollow()
    this.#keeper.close()
  }

  /** The server's rows, or what this device kept of them where they do not come in time. */
  async #begin(isReached: boolean): Promise<void> {
    const pulled = this.#try(() => this.#pullBoth())
    if (isReached) await Promise.race([pulled, after(PATIENCE)])
    if (this.#heard || this.role === "reader") return
    if ((await this.#recall()) || !isReached) return
    await pulled
    // Without rows a screen would say that nobody has spoken.
    if (this.#heard) return
    this.close()
    throw this.#failure ?? new Error("The statements came and are not here")
  }

  /** Takes the rows that this device kept; false when it kept none. */
  async #recall(): Promise<boolean> {
    const found = await keptStatements(this.user.id, this.id)
    if (found === null || this.#heard) return found !== null
    this.#show(found.answer)
    const reviews = await keptReviews(this.user.id, this.id)
    if (reviews !== null) this.reviews.recall(reviews)
    if (found.at !== null) this.#connection = { kind: "offline", since: found.at, waiting: 0 }
    return true
  }

  #hear(event: MeetingEvent): void {
    if (event.kind === "index") {
      if (!this.#heard || event.version > this.#version) void this.#try(() => this.#pull())
      return
    }
    if (event.kind === "reviews") {
      if (event.version > this.reviews.version) void this.#try(() => this.reviews.pull())
      return
    }
    if (event.kind === "reading") {
      this.#reading = event.done < event.total ? event : null
      return
    }
    void this.#try(() => this.#reload())
  }

  #connected(): void {
    // Its end may have been told while nobody listened; while it goes on, the next word of it comes soon.
    this.#reading = null
    this.#streaming = true
    if (this.#connection.kind === "offline") tellServerBack()
    void this.#catchUp()
  }

  /** Up to date is only what has asked for all that may have changed meanwhile. */
  async #catchUp(): Promise<void> {
    await this.#try(() => this.#reload())
    if (this.#failure === null) await this.#try(() => this.#pullBoth())
    const unreached = this.#failure instanceof NoConnection
    if (this.#streaming && !unreached) this.#connection = { kind: "live" }
  }

  #disconnected(): void {
    this.#reading = null
    this.#streaming = false
    if (this.#connection.kind === "offline") return
    this.#connection = { kind: "offline", since: Date.now(), waiting: 0 }
    // The stream ends without a reason; a request learns it: signed out, taken out of the meeting, or no network.
    void this.refresh()
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      this.#failure = null
    } catch (fault) {
      this.#failure = fault instanceof Error ? fault : new Error(String(fault))
    }
  }

  async #pullBoth(): Promise<void> {
    if (this.role !== "reader") await Promise.all([this.#pull(), this.reviews.pull()])
  }

  async #reload(): Promise<void> {
    const turn = ++this.#asked
    const answer = await api.meeting(this.id)
    // An answer that was asked for earlier and comes later knows less.
    if (turn < this.#newest) return
    this.#newest = turn
    this.#answer = answer
    this.#keeper.takeMeeting(answer)
  }

  /** One pull at a time; a signal that comes meanwhile makes one more. */
  #pull(): Promise<void> {
    if (this.#pulling !== null) {
      this.#again = true
      return this.#pulling
    }
    this.#pulling = this.#pullAll().finally(() => {
      this.#pulling = null
    })
    return this.#pulling
  }

  async #pullAll(): Promise<void> {
    do {
      this.#again = false
      await this.#pullOnce()
    } while (this.#again)
  }

  async #pullOnce(): Promise<void> {
    const since = this.#heard && this.#version > 0 ? { since: this.#version } : {}
    const known = this.#heard ? this.#statements : []
    const rows = new Map(known.map((row) => [row.id, row]))
    let version: number | null = null
    let page: StatementsAnswer | null = null
    do {
      const cursor = page?.next == null ? {} : { cursor: page.next }
      page = await api.statements(this.id, { ...since, ...cursor })
      for (const id of page.removed) rows.delete(id)
      for (const row of page.statements) rows.set(row.id, row)
      // The first page's version: what changes while later pages come is asked for again.
      version ??= page.version
    } while (page.next !== null)
    if (this.#heard && version < this.#version) return
    this.#heard = true
    const held = { version, statements: [...rows.values()], memberships: page.memberships }
    this.#show(held)
    this.#keeper.takeStatements(held)
  }

  #show({ version, statements, memberships }: HeldStatements): void {
    this.#version = version
    // Names are made anew only for other members than before.
    if (JSON.stringify(memberships) !== JSON.stringify(this.#memberships)) {
      this.#memberships = memberships
    }
    this.#statements = statements
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
