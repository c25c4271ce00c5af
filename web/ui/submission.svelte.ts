// Sending a form: what is wrong with it stands beside its fields, and nothing that was typed goes away.
import { ApiProblem, NoConnection } from "../api/problem.ts"
import { failureOf } from "./failure.ts"

interface Outcome {
  /** What is wrong as a whole; empty when nothing is. */
  readonly message: string
  /** By field: "name", "days.0.date". */
  readonly faults: ReadonlyMap<string, string>
}

const clear: Outcome = { message: "", faults: new Map() }

export class Submission {
  #busy = $state.raw(false)
  #outcome = $state.raw<Outcome>(clear)

  get busy(): boolean {
    return this.#busy
  }
  get message(): string {
    return this.#outcome.message
  }

  /** What is wrong with a field or anything in it; empty when nothing is. */
  faultOf(field: string): string {
    for (const [place, fault] of this.#outcome.faults) {
      if (place === field || place.startsWith(`${field}.`)) return fault
    }
    return ""
  }

  /** Runs once at a time. True when it went through; else the faults stand here. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false
    this.#busy = true
    this.#outcome = clear
    try {
      await work()
      return true
    } catch (fault) {
      this.#outcome = outcomeOf(fault)
      return false
    } finally {
      this.#busy = false
    }
  }

  /** Says what is wrong before anything is sent. */
  refuse(faults: Readonly<Record<string, string>>): void {
    this.#outcome = { message: "", faults: new Map(Object.entries(faults)) }
  }

  /** Says in a sentence why it cannot be sent, or was not. */
  refuseWhole(message: string): void {
    this.#outcome = { message, faults: new Map() }
  }

  reset(): void {
    this.#outcome = clear
  }
}

function outcomeOf(fault: unknown): Outcome {
  if (fault instanceof ApiProblem) {
    const faults = faultsByField(fault.details.faults ?? [])
    // Where every fault has its field, the sentence about the whole would only repeat them.
    return { message: faults.size > 0 ? "" : fault.message, faults }
  }
  if (fault instanceof NoConnection) return { message: fault.message, faults: new Map() }
  return { message: failureOf(fault).happened, faults: new Map() }
}

/** The server writes a fault as `field: what is wrong`. */
function faultsByField(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(": ")
      return at === -1 ? ["", line] : [line.slice(0, at), line.slice(at + 2)]
    }),
  )
}
