// The editor of a note or a brief: flat blocks over the session's document.
import { type AnyExtension, Editor, type Extensions } from "@tiptap/core"
import Bold from "@tiptap/extension-bold"
import Code from "@tiptap/extension-code"
import Collaboration from "@tiptap/extension-collaboration"
import Italic from "@tiptap/extension-italic"
import Text from "@tiptap/extension-text"
import { Gapcursor } from "@tiptap/extensions"
import {
  BLOCK,
  CELL,
  chipMark,
  HEADER_CELL,
  NOTE_FRAGMENT,
  PUT_BACK,
  ROW,
  TABLE,
} from "../../shared/note/note.ts"
import type { NoteSession } from "../sync/session.svelte.ts"
import { registerShortcuts } from "../ui/shortcuts.ts"
import { words } from "../ui/words.ts"
import { Block, NoteDocument } from "./blocks.ts"
import { carets } from "./carets.ts"
import { colleagueWithin } from "./colleagues.ts"
import { noteCommands } from "./commands.ts"
import { NestingSerializer } from "./copy.ts"
import "./editor.css"
import { Exact } from "./exact.ts"
import { Ids } from "./ids.ts"
import { KeptBlock, KeptInline, KeptMark } from "./kept.ts"
import { KeptStays } from "./kept-stays.ts"
import { Keys, PlainKeys } from "./keys.ts"
import { Link } from "./link.ts"
import { timeOfDay } from "./now.ts"
import { Numbers } from "./numbers.ts"
import { OwnCaret } from "./own-caret.ts"
import { PASTING, Pasting } from "./paste.ts"
import { PlainChip } from "./plain-chip.ts"
import { Repair } from "./repair.ts"
import { typingRules } from "./rules.ts"
import { editorShortcuts } from "./shortcut-list.ts"
import { tableNodes } from "./table.ts"
import { UndoCaret } from "./undo-caret.ts"

export interface EditorOptions {
  readonly element: HTMLElement
  /** A session that is ready: before, an editor would show an empty note. */
  readonly session: Pick<NoteSession, "doc" | "awareness" | "lost">
  readonly editable: boolean
  /** The chips' extensions, and a screen's own. */
  readonly extensions?: readonly AnyExtension[]
  /** The meeting's zone (IANA), for `[now]`; the browser's own unless given. */
  readonly timeZone?: string
  /** What a screen reader calls the text. */
  readonly label?: string
  readonly now?: () => Date
}

/** Undo leaves these in place while someone else's words are in them. */
const protectedNodes = new Set([BLOCK, TABLE, ROW, CELL, HEADER_CELL])

/** A live editor. Destroy it before closing the session. */
export function createEditor(how: EditorOptions): Editor {
  const { element, editable } = how
  const editor = new Editor({
    element,
    editable,
    injectCSS: false,
    // The keys are our own (keys.ts); "delete" would look through the whole note after each key.
    enableCoreExtensions: { keymap: false, delete: false },
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: "\n" } },
    extensions: extensionsOf(how),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": how.label ?? words.editor.label,
        class: "note-text",
      },
    },
  })
  editor.setOptions({
    editorProps: {
      ...editor.options.editorProps,
      clipboardSerializer: NestingSerializer.of(editor.schema),
    },
  })
  if (editable) editor.on("destroy", registerShortcuts(editorShortcuts))
  return editor
}

function extensionsOf(how: EditorOptions): Extensions {
  const { session, extensions = [], now = () => new Date() } = how
  const clock = () => timeOfDay(now(), how.timeZone)
  return [
    NoteDocument,
    Text,
    Block,
    ...tableNodes,
    Bold,
    Italic,
    Code,
    Link,
    Collaboration.configure({
      document: session.doc,
      field: NOTE_FRAGMENT,
      yUndoOptions: { protectedNodes, trackedOrigins: [PUT_BACK] },
      // Given a mapping, the binding does not draw by itself (exact.ts).
      ySyncOptions: { mapping: new Map() },
    }),
    Exact,
    KeptBlock,
    KeptInline,
    KeptMark,
    KeptStays,
    OwnCaret,
    UndoCaret,
    carets(session.awareness),
    noteCommands({
      colleague: colleagueWithin(session.awareness),
      clock,
      takeBack: () => takeBack(session),
    }),
    typingRules(clock),
    Keys,
    PlainKeys,
    Ids,
    Repair,
    Numbers,
    Gapcursor,
    ...(extensions.some(({ name }) => name === chipMark) ? [] : [PlainChip]),
    ...(extensions.some(({ name }) => name === PASTING) ? [] : [Pasting]),
    ...extensions,
  ]
}

function takeBack({ lost }: Pick<NoteSession, "lost">): boolean {
  const newest = lost.at(-1)
  newest?.putBack()
  return newest !== undefined
}
