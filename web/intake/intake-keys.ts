// The keys of a review, as the list under `?` shows them, and what each press asks for.
import { isSingleKey, type Shortcut } from "../ui/shortcuts.ts"
import { words } from "../ui/words.ts"

const { keys, title } = words.intake

export const intakeShortcuts: readonly Shortcut[] = [
  ["j  k", keys.next],
  ["a", keys.accept],
  ["x", keys.reject],
  ["1 … 9", keys.choose],
  ["u", keys.undo],
].map(([keys = "", does = ""]) => ({ keys, does, where: title }))

export type Asked =
  | { readonly kind: "step"; readonly by: 1 | -1 }
  | { readonly kind: "choose"; readonly choice: number }
  | { readonly kind: "accept" | "reject" | "undo" }

/** What a key asks for; null where it is none of the review's. Arrows only `within` the document, where nothing else moves. */
export function askedBy(event: KeyboardEvent, within: boolean): Asked | null {
  if (!isSingleKey(event)) return null
  const { key } = event
  if (key === "j" || (within && key === "ArrowDown")) return { kind: "step", by: 1 }
  if (key === "k" || (within && key === "ArrowUp")) return { kind: "step", by: -1 }
  if (key === "a") return { kind: "accept" }
  if (key === "x") return { kind: "reject" }
  if (key === "u") return { kind: "undo" }
  return /^[1-9]$/.test(key) ? { kind: "choose", choice: Number(key) - 1 } : null
}
