// Which of this user's changes the server has on disk, and which this device has. Counted, not compared: deletions do
// not show in a state vector.

/** Where the changes that wait for the server are meanwhile. */
export type Kept =
  /** All of them are stored on this device. */
  | "device"
  /** Some are on their way to this device's disk. */
  | "storing"
  /** Some are in this tab alone, and this device does not take them. */
  | "nowhere"

interface Mark {
  readonly made: number
  readonly clock: number
}

/** All that was made up to an instant, on its way to this device. */
export interface Batch {
  readonly made: number
  /** How many changes it holds that this device did not have. */
  readonly changes: number
}

/** The account of one session, over all its connections. */
export class Saving {
  /** Changes made here, and found on the device from other tabs and earlier ones. */
  #made = 0
  #acknowledged: Mark = { made: 0, clock: 0 }
  /** Whether the server answered a mark on the connection of now. */
  #answered = false
  #lastMark = 0
  /** Marks of the connection of now that are not answered yet. */
  readonly #open = new Map<number, Mark>()
  #unstored = 0
  #refused = false
  /** The device's rows that hold something the server has not acknowledged, in order. */
  #rows: { readonly n: number; readonly made: number }[] = []
  #acknowledgedRow = 0

  /** Changes that the server has not acknowledged. */
  get waiting(): number {
    return this.#made - this.#acknowledged.made
  }

  /** True only while every change is acknowledged, on the connection of now. */
  get saved(): boolean {
    return this.#answered && this.waiting === 0
  }

  /** Whether the server answered on the connection of now. */
  get answered(): boolean {
    return this.#answered
  }

  /** Where what waits is; where nothing waits, what would become of the next change. */
  get kept(): Kept {
    if (this.#refused) return this.#unstored > 0 || this.waiting === 0 ? "nowhere" : "device"
    return this.#unstored > 0 ? "storing" : "device"
  }

  /** How many of the changes that wait this device has not completed. */
  get inTab(): number {
    return Math.min(this.#unstored, this.waiting)
  }

  /** Characters of this client at or above this Yjs clock are not acknowledged. */
  get acknowledgedClock(): number {
    return this.#acknowledged.clock
  }

  /** The server has all of the device's rows up to this one. */
  get acknowledgedRow(): number {
    return this.#acknowledgedRow
  }

  changed(): void {
    this.#made++
    this.#unstored++
  }

  /** Row n of the device is in the document now, and goes to the server with it; so many changes of it wait. */
  found(n: number, waiting: number): void {
    this.#made += waiting
    this.#enter(n, this.#made)
  }

  /** Everything so far is being stored on the device. */
  storing(): Batch {
    return { made: this.#made, changes: this.#unstored }
  }

  /** The device has completed it as row n. */
  stored({ made, changes }: Batch, n: number): void {
    this.#unstored -= changes
    this.#refused = false
    this.#enter(n, made)
  }

  /** The device does not take it, or does not take anything. */
  notStored(): void {
    this.#refused = true
  }

  /** The device's copy is gone and its rows with it: what waits is in this tab alone. */
  copyGone(): void {
    this.#unstored = this.waiting
    this.#rows = []
    this.#acknowledgedRow = 0
  }

  /** Everything is sent anew after this, so nothing counts as saved before it is acknowledged again. */
  connectionEnded(): void {
    this.#answered = false
    this.#open.clear()
  }

  /** All that was made so far was sent; `clock` is this client's clock. Gives the number to send as MARK. */
  mark(clock: number): number {
    this.#lastMark++
    this.#open.set(this.#lastMark, { made: this.#made, clock })
    return this.#lastMark
  }

  /** The server has everything before this mark on disk. A number that is not of this connection changes nothing. */
  durable(mark: number): void {
    const upTo = this.#open.get(mark)
    if (upTo === undefined) return
    this.#acknowledged = upTo
    this.#answered = true
    for (const earlier of this.#open.keys()) if (earlier <= mark) this.#open.delete(earlier)
    this.#settle()
  }

  #enter(n: number, made: number): void {
    this.#rows.push({ n, made })
    this.#settle()
  }

  /** Rows in their order: one that waits keeps back all behind it. */
  #settle(): void {
    const waits = this.#rows.findIndex(({ made }) => made > this.#acknowledged.made)
    const settled = this.#rows.splice(0, waits === -1 ? this.#rows.length : waits)
    for (const { n } of settled) this.#acknowledgedRow = Math.max(this.#acknowledgedRow, n)
  }
}
