// Where the others' carets stand: whose words an edit would touch decides which element it keeps.
import type { EditorState } from "@tiptap/pm/state"
import { relativePositionToAbsolutePosition } from "@tiptap/y-tiptap"
import type { Awareness } from "y-protocols/awareness"
import * as Y from "yjs"
import { isRecord } from "../sync/presence.ts"
import { boundTo } from "./binding.ts"

/** Whether a colleague's caret stands between two positions of the document, ends included. */
export type ColleagueWithin = (state: EditorState, from: number, to: number) => boolean

export function colleagueWithin(awareness: Awareness): ColleagueWithin {
  return (state, from, to) =>
    caretsOf(awareness, state).some((caret) => caret >= from && caret <= to)
}

/** The positions of all carets but this client's own. */
function caretsOf(awareness: Awareness, state: EditorState): number[] {
  const { doc, type, mapping } = boundTo(state)
  return [...awareness.getStates()].flatMap(([client, told]) => {
    if (client === awareness.clientID || !hasCaret(told)) return []
    const head = Y.createRelativePositionFromJSON(told.cursor.head)
    const position = relativePositionToAbsolutePosition(doc, type, head, mapping)
    return position === null ? [] : [Math.min(position, state.doc.content.size)]
  })
}

interface WithCaret {
  readonly cursor: { readonly anchor: unknown; readonly head: unknown }
}

/** Whether an awareness state holds a caret that can be resolved without harm, whoever sent it. */
export function hasCaret(told: unknown): told is WithCaret {
  if (!isRecord(told) || !isRecord(told.cursor)) return false
  return isPosition(told.cursor.anchor) && isPosition(told.cursor.head)
}

function isPosition(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { type, item, tname } = value
  if (!isAbsent(type) && !isId(type)) return false
  if (!isAbsent(item) && !isId(item)) return false
  return isAbsent(tname) ? isId(type) || isId(item) : typeof tname === "string"
}

function isId(value: unknown): boolean {
  return isRecord(value) && isCount(value.client) && isCount(value.clock)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined
}
