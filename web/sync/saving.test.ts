import * as fc from "fast-check"
import { expect, test } from "vitest"
import { type Batch, Saving } from "./saving.ts"
import { stateNow } from "./state.ts"

test("a change waits until a mark behind it is answered", () => {
  const saving = new Saving()
  const early = saving.mark(0)
  saving.changed()
  saving.durable(early)
  expect(saving.waiting).toBe(1)
  expect(saving.saved).toBe(false)
  saving.durable(saving.mark(3))
  expect(saving.saved).toBe(true)
  expect(saving.acknowledgedClock).toBe(3)
})

test("after a new connection nothing is saved before it is acknowledged again, and old answers count for nothing", () => {
  const saving = new Saving()
  saving.changed()
  const mark = saving.mark(1)
  saving.connectionEnded()
  saving.durable(mark)
  expect(saving.saved).toBe(false)
  expect(saving.waiting).toBe(1)
  saving.durable(saving.mark(1))
  expect(saving.saved).toBe(true)
  saving.connectionEnded()
  expect(saving.saved).toBe(false)
  expect(saving.waiting).toBe(0)
})

test("what the device has not completed is not on it, and what it refuses is nowhere", () => {
  const saving = new Saving()
  saving.changed()
  expect(saving.kept).toBe("storing")
  const first = saving.storing()
  saving.changed()
  saving.stored(first, 1)
  expect(saving.kept).toBe("storing")
  saving.notStored()
  expect(saving.kept).toBe("nowhere")
  saving.stored(saving.storing(), 2)
  expect(saving.kept).toBe("device")
})

test("a row is acknowledged only by a mark behind it, and not before the rows in front of it", () => {
  const saving = new Saving()
  saving.changed()
  const mark = saving.mark(1)
  saving.found(1, 2)
  saving.stored({ made: 1, changes: 1 }, 2)
  saving.durable(mark)
  expect(saving).toMatchObject({ waiting: 2, acknowledgedRow: 0 })
  saving.durable(saving.mark(1))
  expect(saving).toMatchObject({ waiting: 0, acknowledgedRow: 2 })
})

test("what reaches the server before the device is acknowledged there as soon as it is stored", () => {
  const saving = new Saving()
  saving.changed()
  const batch = saving.storing()
  saving.durable(saving.mark(1))
  expect(saving.acknowledgedRow).toBe(0)
  saving.stored(batch, 1)
  expect(saving.acknowledgedRow).toBe(1)
})

type Move = (typeof moves)[number]
const moves = [
  ...(["type", "type", "store", "stored", "refused"] as const),
  ...(["mark", "mark", "durable", "late durable", "lost"] as const),
  ...(["connect", "close", "other tab", "reload"] as const),
]

/** A device and a server that know what they have, and tabs that come and go on them. */
class World {
  /** Rows of the device: which changes each holds. The server has those up to `acknowledged`, as the device believes. */
  readonly rows: number[][] = []
  acknowledged = 0
  readonly server = new Set<number>()
  made = 0
  #tab = this.#open()

  do(move: Move): void {
    const tab = this.#tab
    const { saving } = tab
    switch (move) {
      case "type":
        tab.has.push(this.made++)
        saving.changed()
        break
      case "store":
        if (tab.storing !== null) break
        tab.storing = {
          batch: saving.storing(),
          holds: tab.has.filter((it) => !this.#isStored(it)),
        }
        break
      case "stored":
        if (tab.storing === null) break
        this.#advance()
        this.rows.push(tab.storing.holds)
        saving.stored(tab.storing.batch, this.rows.length)
        tab.seen = this.rows.length
        tab.storing = null
        this.#acknowledge()
        break
      case "refused":
        if (tab.storing === null) break
        saving.notStored()
        tab.storing = null
        break
      case "mark":
        if (tab.isOn) tab.marks.push({ mark: saving.mark(0), holds: [...tab.has], on: tab.socket })
        break
      case "durable":
      case "late durable": {
        const one = move === "durable" ? tab.marks.shift() : tab.marks.pop()
        if (one === undefined) break
        // Everything that was sent before it on this socket; what an ended socket carried may be lost.
        if (one.on === tab.socket) for (const it of one.holds) this.server.add(it)
        saving.durable(one.mark)
        this.#acknowledge()
        break
      }
      case "lost":
        tab.marks.shift()
        break
      case "connect":
        tab.isOn = true
        break
      case "close":
        tab.isOn = false
        tab.socket++
        saving.connectionEnded()
        break
      case "other tab":
        this.rows.push([this.made++])
        this.#advance()
        break
      case "reload":
        this.#tab = this.#open()
        break
    }
  }

  /** What the line says, held against what is. */
  check(): void {
    const { saving, has, isOn, seen } = this.#tab
    const offline = isOn ? null : { since: 0, why: "" }
    const line = stateNow(saving, { offline, closed: null, trouble: null })
    const waits = has.filter((it) => !this.server.has(it))
    if (line.kind === "saved") expect(waits).toEqual([])
    else {
      expect(line.waiting).toBeGreaterThanOrEqual(waits.length)
      expect(line.inTab).toBeGreaterThanOrEqual(waits.filter((it) => !this.#isStored(it)).length)
      if (line.kept === "device") expect(waits.filter((it) => !this.#isStored(it))).toEqual([])
    }
    const believed = this.rows.slice(0, this.acknowledged).flat()
    expect(believed.filter((it) => !this.server.has(it))).toEqual([])
    expect(saving.acknowledgedRow).toBeLessThanOrEqual(seen)
  }

  #open() {
    const saving = new Saving()
    const tab = {
      ...{ saving, has: [] as number[], isOn: false, socket: 0, seen: 0 },
      marks: [] as { mark: number; holds: number[]; on: number }[],
      storing: null as { batch: Batch; holds: number[] } | null,
    }
    this.#enter(tab, 0)
    return tab
  }

  #advance(): void {
    this.#enter(this.#tab, this.#tab.seen)
  }

  #enter(tab: { saving: Saving; has: number[]; seen: number }, from: number): void {
    for (let n = from + 1; n <= this.rows.length; n++) {
      const row = this.rows[n - 1] ?? []
      tab.saving.found(n, n > this.acknowledged ? row.length : 0)
      tab.has.push(...row)
    }
    tab.seen = this.rows.length
  }

  #acknowledge(): void {
    this.acknowledged = Math.max(this.acknowledged, this.#tab.saving.acknowledgedRow)
  }

  #isStored(change: number): boolean {
    return this.rows.some((row) => row.includes(change))
  }
}

test("the line never claims more than is true, whatever happens in whatever order", () => {
  void fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 60 }), (all) => {
      const world = new World()
      for (const move of all) {
        world.do(move)
        world.check()
      }
    }),
    { numRuns: Number(import.meta.env.FUZZ_RUNS || 300) },
  )
})
