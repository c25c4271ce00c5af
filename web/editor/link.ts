// Links: a mark with an address that is safe to follow, made by typing one, pasting one, or by command.
import { InputRule, Mark } from "@tiptap/core"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { safeHref } from "../../shared/support/safe-href.ts"

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    link: {
      /** Links the selected words; refused for an address that is not http, https or mailto. */
      setLink: (href: string) => ReturnType
      /** Takes the link off the selected words, or off the whole link around the caret. */
      unsetLink: () => ReturnType
    }
  }
}

export const Link = Mark.create({
  name: "link",
  priority: 1100,
  inclusive: false,

  addAttributes() {
    return { href: { default: null } }
  },

  parseHTML() {
    return [
      {
        tag: "a[href]",
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute("href") ?? "")
          return href === null ? false : { href }
        },
      },
    ]
  },

  // The address is looked at again where it is drawn: it may have come from anywhere.
  renderHTML({ mark }) {
    const href = safeHref(String(mark.attrs.href))
    return ["a", { ...(href === null ? {} : { href }), rel: "noopener noreferrer" }, 0]
  },

  addCommands() {
    return {
      setLink:
        (href) =>
        ({ commands }) => {
          const safe = safeHref(href)
          return safe !== null && commands.setMark(this.name, { href: safe })
        },
      unsetLink:
        () =>
        ({ commands }) =>
          commands.unsetMark(this.name, { extendEmptyMarkRange: true }),
    }
  },

  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)(https?:\/\/\S+[^\s.,;:!?)\]}"'”])([.,;:!?)\]}"'”]*\s)$/,
        handler: ({ state, range, match: [whole, address = "", rest = ""] }) => {
          const href = safeHref(address)
          const before = state.doc.resolve(range.from).marks()
          if (href === null || before.some(({ type }) => type.spec.code)) return null
          const from = range.from + whole.length - address.length - rest.length
          state.tr.insertText(rest.slice(-1), range.to)
          state.tr.addMark(from, from + address.length, this.type.create({ href }))
          return undefined
        },
      }),
    ]
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("link"),
        props: {
          handlePaste: (view, event) => linkSelection(view, event.clipboardData, this.name),
          handleClick: (_view, _pos, event) => follow(event),
        },
      }),
    ]
  },
})

/** An address pasted over words becomes their link. */
function linkSelection(view: EditorView, data: DataTransfer | null, name: string): boolean {
  const { selection, schema, tr } = view.state
  const href = safeHref(data?.getData("text/plain") ?? "")
  const type = schema.marks[name]
  if (href === null || selection.empty || type === undefined) return false
  view.dispatch(tr.addMark(selection.from, selection.to, type.create({ href })))
  return true
}

/** In a text that can be edited a click sets the caret; with Ctrl or Cmd it follows. */
function follow(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  const href = safeHref(link?.getAttribute("href") ?? "")
  if (href === null || !(event.ctrlKey || event.metaKey)) return false
  window.open(href, "_blank", "noopener,noreferrer")
  return true
}
