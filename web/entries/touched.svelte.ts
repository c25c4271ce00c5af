// How many statements a change would touch, by the server's count; asked anew while the index changes.
import type { Counts } from "../../shared/meeting/meeting.ts"
import type { TouchedAnswer } from "../../shared/wire/wire.ts"
import * as api from "../api/api.ts"
import type { MeetingState } from "../api/meeting.svelte.ts"
import { failureOf } from "../ui/failure.ts"
import { words } from "../ui/words.ts"

type Kind = keyof TouchedAnswer

/** Made by a component, and ends with it. */
export class TouchedCounts {
  #counts = $state.raw<Readonly<Record<Kind, ReadonlyMap<string, number>>> | null>(null)
  #failure = $state.raw("")
  #turn = 0

  constructor(meeting: MeetingState) {
    $effect(() => {
      // While the notes are being read anew the numbers would run.
      if (meeting.reading === null && meeting.version >= 0) void this.#ask(meeting.id)
      return () => {
        this.#turn += 1
      }
    })
  }

  /** Null while it is not known. */
  of(kind: Kind, id: string): number | null {
    return this.#counts === null ? null : (this.#counts[kind].get(id) ?? 0)
  }

  /** The number in a sentence, or why there is none. */
  text(n: number | null): string {
    if (this.#failure !== "") return words.entries.notCounted(this.#failure)
    return n === null ? words.entries.counting : words.entries.touches(n)
  }

  async #ask(meeting: string): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    try {
      const { actors, holders, topics, positions, provisions } = await api.touched(meeting)
      if (turn !== this.#turn) return
      this.#failure = ""
      this.#counts = {
        actors: byId(actors),
        holders: byId(holders),
        topics: byId(topics),
        positions: byId(positions),
        provisions: byId(provisions),
      }
    } catch (fault) {
      if (turn === this.#turn) this.#failure = failureOf(fault).happened
    }
  }
}

function byId(counts: Counts): ReadonlyMap<string, number> {
  return new Map(counts)
}
