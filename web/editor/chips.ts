// Chips in the editor: their mark, how they are drawn, typed, chosen and pasted. The extensions to hand to createEditor.
import type { AnyExtension } from "@tiptap/core"
import "./chips.css"
import { ChipMark } from "./chip.ts"
import { ChipAtomic } from "./chip-atomic.ts"
import { ChipDecorations } from "./chip-decorations.ts"
import { ChipTyping } from "./chip-typing.ts"
import { NameOffers } from "./name-offers.ts"
import { Pasting } from "./paste.ts"
import { Suggest, type SuggestOptions } from "./suggest.ts"

export type { NewEntry } from "./name-search.ts"

/** All that makes chips; `names` are asked for anew at each use. After they change, run the command `redrawChips`. */
export function chipExtensions(options: SuggestOptions): AnyExtension[] {
  const { names } = options
  return [
    ChipMark.configure({ names }),
    ChipDecorations.configure({ names }),
    ChipAtomic.configure({ names }),
    ChipTyping.configure({ names }),
    NameOffers.configure({ names }),
    Pasting.configure({ names }),
    Suggest.configure(options),
  ]
}
