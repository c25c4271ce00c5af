// What typing at the start of a block makes of it: `- `, `1. `, `# ` to `###### `, `> `, and `[now] `.
import { Extension, InputRule } from "@tiptap/core"
import type { BlockKind } from "../../shared/notation/notation.ts"
import { BLOCK } from "../../shared/note/note.ts"
import { change } from "./kinds.ts"

interface Shape {
  readonly kind: BlockKind
  readonly level?: number
}

/** `clock` gives the time of day for `[now]`. */
export function typingRules(clock: () => string): Extension {
  return Extension.create({
    name: "typingRules",
    addInputRules: () => [
      kindRule(/^[-*] $/, () => ({ kind: "bullet" })),
      kindRule(/^1[.)] $/, () => ({ kind: "ordered" })),
      kindRule(/^(#{1,6}) $/, ([, signs = ""]) => ({ kind: "heading", level: signs.length })),
      kindRule(/^> $/, () => ({ kind: "quote" })),
      new InputRule({
        find: /^(?:\[[a-z]+\] ?)*\[now\] $/,
        handler({ state, range }) {
          const typed = "[now]".length
          state.tr.replaceWith(range.to - typed, range.to, state.schema.text(`[${clock()}] `))
        },
      }),
    ],
  })
}

/** In a plain block only: in a list or a heading the signs are what was meant. */
function kindRule(find: RegExp, shape: (match: RegExpMatchArray) => Shape): InputRule {
  return new InputRule({
    find,
    handler({ state, range, match }) {
      const $from = state.doc.resolve(range.from)
      if ($from.parent.type.name !== BLOCK || $from.parent.attrs.kind !== null) return null
      state.tr.delete(range.from, range.to)
      change(state.tr, $from.before(), $from.parent, { ...shape(match) })
      return undefined
    },
  })
}
