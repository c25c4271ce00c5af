// What a line of the margin was read from, marked in the text while the line has the pointer or the focus.
import { type Editor, Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import type { Because, ChipAt } from "../../shared/reading/reading.ts"
import { chipRunAt, rangeOf } from "../editor/chip-mend.ts"
import "./lit-sources.css"

const key = new PluginKey<DecorationSet>("litSources")

export const LitSources = Extension.create({
  name: "litSources",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, lit, _, after) {
          const drawn = tr.getMeta(key) as readonly Decoration[] | undefined
          if (drawn !== undefined) return DecorationSet.create(after.doc, [...drawn])
          return tr.docChanged ? lit.map(tr.mapping, tr.doc) : lit
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Marks the row's words in its block and the chips that named speaker, group and all else; null marks nothing. */
export function lightSources(
  editor: Editor,
  block: string,
  because: readonly Because[] | null,
): void {
  const { state, view } = editor
  if (because === null && key.getState(state) === DecorationSet.empty) return
  const drawn = (because ?? []).flatMap((one) => drawingsOf(state.doc, block, one))
  view.dispatch(state.tr.setMeta(key, drawn).setMeta("addToHistory", false))
}

function drawingsOf(doc: Node, block: string, because: Because): Decoration[] {
  const words = rangeOf(doc, block, because.span)
  const { speaker, group, about, besides } = because
  const chip = (at: ChipAt | null, name: string): Decoration[] => {
    const run = at === null ? undefined : chipRunAt(doc, at)
    if (run === undefined) return []
    return [Decoration.inline(run.from, run.to, { class: `lit lit-${name}` })]
  }
  return [
    ...(words === null ? [] : [Decoration.inline(words.from, words.to, { class: "lit-words" })]),
    ...chip(speaker, "speaker"),
    ...chip(group, "group"),
    ...chip(about, "about"),
    ...besides.flatMap((at) => chip(at, "besides")),
  ]
}
