// How a stance is written: its sign, and its word with what weakens it.
import type { Stance } from "../../shared/meeting/meeting.ts"
import { words } from "./words.ts"

const signs: Readonly<Record<Stance, string>> = {
  supports: "+",
  opposes: "\u2212",
  mixed: "",
  unclear: "?",
  addresses: "",
}

/** The character inside the sign; mixed and addresses are told by their shape alone. */
export function stanceSign(stance: Stance): string {
  return signs[stance]
}

/** "supports", "opposes, through its group", "mixed, unsure". */
export function stanceWord(
  stance: Stance,
  how: { readonly derived?: boolean; readonly unsure?: boolean } = {},
): string {
  const { throughGroup, unsure } = words.stance
  return words.stance[stance] + (how.derived ? throughGroup : "") + (how.unsure ? unsure : "")
}
