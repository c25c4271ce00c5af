// Answers of the views under /api/meetings/:meeting: lineups, shifts, silences. Computed as the board computes them.
import type { ActorId, IndexedStatement, IsoDate, TopicId } from "../meeting/meeting.ts"
import type { LineUp, OtherCompany, Shift, Silence } from "../views/views.ts"

/** What each of them carries: the version of the index it was computed from. */
interface ViewAnswer {
  readonly version: number
}

/** GET …/lineups?topic=&day=: one of the topic asked for, else one of each topic that anybody raised. */
export interface LineUpsAnswer extends ViewAnswer {
  /** Null: the whole session. */
  readonly day: IsoDate | null
  readonly lineUps: readonly LineUp[]
}

/** GET …/shifts?to=&from= */
export interface ShiftsAnswer extends ViewAnswer {
  /** The day whose shifts they are; null where nobody has said anything yet. */
  readonly to: IsoDate | null
  /** What everybody held up to this day counts; null: on any day before `to`. */
  readonly from: IsoDate | null
  readonly shifts: readonly Shift[]
  /** Who did not move, and stands beside others than before. */
  readonly otherCompany: readonly OtherCompany[]
}

/** GET …/silences?day= */
export interface SilencesAnswer extends ViewAnswer {
  /** Null: the whole session. */
  readonly day: IsoDate | null
  /** How many notes there are of it; where there is none a silence says nothing. */
  readonly notes: number
  readonly silences: readonly SilentTopic[]
  /** As `silences`, from the Monday before the day up to it; empty for the session. */
  readonly thisWeek: readonly SilentTopic[]
  /** Who was heard on the day, and said nothing on a topic that it took a stand on before and others raised. */
  readonly leftOut: readonly {
    readonly topic: TopicId
    readonly actors: readonly { readonly actor: ActorId; readonly last: IndexedStatement }[]
  }[]
  /** Who was heard on the day for the first time in the meeting. */
  readonly firsts: readonly { readonly actor: ActorId; readonly statement: IndexedStatement }[]
  /** By regional group of the United Nations, who did not speak in its own voice. */
  readonly notHeard: readonly { readonly region: ActorId; readonly actors: readonly ActorId[] }[]
}

/** A topic of the team's priorities on which nobody took a position. */
export interface SilentTopic extends Omit<Silence, "topic" | "raisedByUs"> {
  readonly topic: TopicId
  readonly priority: number
}
