// The commands of the note's editor, by name, as toolbars and keys call them.
import { type Command, Extension } from "@tiptap/core"
import type { EditorView } from "@tiptap/pm/view"
import type { BlockKind } from "../../shared/notation/notation.ts"
import type { ColleagueWithin } from "./colleagues.ts"
import { joinAhead, joinBack } from "./join.ts"
import { indent, setKind } from "./kinds.ts"
import { moveFlat } from "./move.ts"
import { putTime } from "./now.ts"
import { splitFlat } from "./split.ts"

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    note: {
      /** Makes the selected blocks this kind (`level` for a heading), or plain again where all are so already. */
      setKind: (kind: BlockKind | null, level?: number) => ReturnType
      /** Moves the selected blocks in (1) or out (-1). */
      indent: (by: 1 | -1) => ReturnType
      /** Enter. */
      splitFlat: () => ReturnType
      /** Backspace at the start of a block. */
      joinBack: () => ReturnType
      /** Delete at the end of a block. */
      joinAhead: () => ReturnType
      /** Moves the selected blocks up (-1) or down (1) by one. */
      moveFlat: (way: 1 | -1) => ReturnType
      /** Puts the time of day at the start of the block. */
      putTime: () => ReturnType
      /** Takes the newest offer of lost words back into the note. */
      takeBack: () => ReturnType
    }
  }
}

export interface CommandsOf {
  readonly colleague: ColleagueWithin
  /** The time of day, "10:42". */
  readonly clock: () => string
  /** Puts the newest lost words back; false when none are on offer. */
  readonly takeBack: () => boolean
}

export function noteCommands({ colleague, clock, takeBack }: CommandsOf): Extension {
  return Extension.create({
    name: "noteCommands",
    addCommands: () => ({
      setKind:
        (kind, level) =>
        ({ state, tr }) =>
          setKind(state, tr, kind, level ?? null),
      indent:
        (by) =>
        ({ state, tr }) =>
          indent(state, tr, by),
      splitFlat: () => byItself((view) => splitFlat(view, colleague)),
      joinBack: () => byItself((view) => joinBack(view, colleague)),
      joinAhead: () => byItself((view) => joinAhead(view, colleague)),
      moveFlat: (way) => byItself((view) => moveFlat(view, way, colleague)),
      putTime:
        () =>
        ({ tr }) =>
          putTime(tr, clock()),
      takeBack: () => byItself(takeBack),
    }),
  })
}

/** A command that dispatches by itself, in as many steps as it takes: it cannot stand in a chain. */
function byItself(run: (view: EditorView) => boolean): Command {
  return ({ tr, view, dispatch }) => {
    tr.setMeta("preventDispatch", true)
    return dispatch === undefined || run(view)
  }
}
