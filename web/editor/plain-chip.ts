// The chip mark at its least, for an editor that is given none.
import { Mark } from "@tiptap/core"
import { chipMark } from "../../shared/note/note.ts"

export const PlainChip = Mark.create({
  name: chipMark,
  priority: 1200,
  inclusive: false,
  addAttributes() {
    return {
      ref: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-ref"),
        renderHTML: ({ ref }) => ({ "data-ref": ref }),
      },
    }
  },
  parseHTML: () => [{ tag: "span[data-ref]" }],
  renderHTML: ({ HTMLAttributes }) => ["span", HTMLAttributes, 0],
})
