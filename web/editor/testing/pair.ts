// Two or three live editors of one note, joined by hand: what one writes reaches the others when the test says so.
import type { AnyExtension, Editor } from "@tiptap/core"
import { TextSelection } from "@tiptap/pm/state"
import { absolutePositionToRelativePosition } from "@tiptap/y-tiptap"
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness"
import * as Y from "yjs"
import { type Block, blocksOf } from "../../../shared/notation/notation.ts"
import {
  applyAndFindLost,
  NOTE_FRAGMENT,
  newElement,
  readNote,
  watchMisplaced,
} from "../../../shared/note/note.ts"
import { type LostWords, stillLost, withLost } from "../../sync/lost-words.ts"
import { type Offer, stillToMove, withMisplaced } from "../../sync/misplaced-words.ts"
import { boundTo } from "../binding.ts"
import { createEditor } from "../editor.ts"

/** A block to begin with: its words, or its attributes and words. */
export type Start = string | (Partial<Pick<Block, "kind" | "level" | "depth">> & { text: string })

export interface PairOptions {
  /** The Yjs client ids, by default 10, 20 and so on: which is lower decides who stands first after a conflict. */
  readonly clients?: readonly number[]
  readonly extensions?: readonly AnyExtension[]
  readonly now?: () => Date
}

const live = new Set<Peer>()

/** As many live editors as there are client ids, all with these blocks, ids b0, b1, … */
export function peers(starts: readonly Start[], options: PairOptions = {}): Peer[] {
  const begun = Y.encodeStateAsUpdate(begin(starts))
  const made = (options.clients ?? [10, 20, 30]).map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, begun, "net")
    return new Peer(doc, options)
  })
  for (const peer of made) live.add(peer)
  return made
}

export function onePeer(starts: readonly Start[], options: PairOptions = {}): Peer {
  const [peer] = peers(starts, { clients: [10], ...options })
  if (peer === undefined) throw new Error("There is no editor")
  return peer
}

/** A live editor of a document that is there already. */
export function editorOn(doc: Y.Doc, options: PairOptions = {}): Peer {
  const peer = new Peer(doc, options)
  live.add(peer)
  return peer
}

export interface Pair {
  readonly a: Peer
  readonly b: Peer
}

export function twoPeers(starts: readonly Start[], options: PairOptions = {}): Pair {
  const [a, b] = peers(starts, { clients: [10, 20], ...options })
  if (a === undefined || b === undefined) throw new Error("There are no two editors")
  return { a, b }
}

/** Ends all editors; fails if one of them threw where no test could see it. */
export function closeAll(): void {
  const errors = [...live].flatMap((peer) => peer.errors)
  for (const peer of live) peer.close()
  live.clear()
  if (errors.length > 0) throw new Error(errors.join("\n"))
}

/** Both orders of two client ids, for tests whose outcome must not depend on it. */
export const bothOrders = [{ clients: [10, 20] }, { clients: [20, 10] }] as const

/** Whether these words of an author's are in the note or on offer to them. */
export function kept(author: Peer, words: string): boolean {
  const somewhere = [...author.lines, ...author.lost.map(({ text }) => text)].join("\n")
  return [...words].every((letter) => somewhere.includes(letter))
}

/** Delivers everything until nobody has anything left to send, repairs included. */
export async function exchange(all: readonly Peer[]): Promise<void> {
  for (let round = 0; round < 40; round++) {
    const sent = all.map((peer) => peer.takeOut())
    all.forEach((peer, index) => {
      sent.forEach((updates, from) => {
        if (from !== index) for (const update of updates) peer.receive(update)
      })
    })
    // Repairs are written a moment after what made them necessary.
    await new Promise((resolve) => setTimeout(resolve))
    if (all.every((peer) => peer.quiet)) return
  }
  throw new Error("The editors never came to rest")
}

export class Peer {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly editor: Editor
  readonly element = document.createElement("div")
  /** Words on offer to this author. */
  lost: readonly LostWords[] = []
  /** Words on offer to be moved into the other part of a split block. */
  misplaced: readonly Offer[] = []
  #out: Uint8Array[] = []
  readonly #onError: (event: ErrorEvent) => void
  readonly errors: string[] = []

  constructor(doc: Y.Doc, { extensions = [], now }: PairOptions) {
    const client = doc.clientID
    this.doc = doc
    this.awareness = new Awareness(doc)
    const user = { id: `u${client}`, name: `Note-taker ${client}`, colour: 1 }
    this.awareness.setLocalStateField("user", user)
    document.body.append(this.element)
    this.editor = createEditor({
      element: this.element,
      session: this,
      editable: true,
      extensions,
      timeZone: "America/New_York",
      ...(now === undefined ? {} : { now }),
    })
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "net") this.#out.push(update)
      this.lost = stillLost(this.lost, this.fragment)
      this.misplaced = stillToMove(this.misplaced, this.fragment)
    })
    watchMisplaced(this.doc, {
      found: (found) => {
        this.misplaced = withMisplaced(this.misplaced, found, this.fragment, (id) => {
          this.misplaced = this.misplaced.filter((offer) => offer.id !== id)
        })
      },
      // Nobody says so here: what one typed counts as seen.
      acknowledged: () => Number.POSITIVE_INFINITY,
    })
    this.#onError = ({ message }) => this.errors.push(message)
    addEventListener("error", this.#onError)
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(NOTE_FRAGMENT)
  }

  get blocks(): readonly Block[] {
    return blocksOf(readNote(this.fragment))
  }

  /** The note in lines, kinds and depths as signs: "# Head", "  - item". */
  get lines(): readonly string[] {
    return this.blocks.map(lineOf)
  }

  get ids(): readonly string[] {
    return this.blocks.map(({ id }) => id)
  }

  get elements(): readonly unknown[] {
    return this.fragment.toArray()
  }

  get quiet(): boolean {
    return this.#out.length === 0
  }

  takeOut(): Uint8Array[] {
    const out = this.#out
    this.#out = []
    return out
  }

  receive(update: Uint8Array): void {
    const author = { client: this.doc.clientID, acknowledged: Number.POSITIVE_INFINITY }
    const apply = () => Y.applyUpdate(this.doc, update, "net")
    const found = applyAndFindLost(this.doc, update, apply, author)
    this.lost = withLost(stillLost(this.lost, this.fragment), found, this.fragment, (id) => {
      this.lost = this.lost.filter((offer) => offer.id !== id)
    })
  }

  /** Where in the editor's document a block's words begin; blocks of cells count too. */
  start(block: number): number {
    const starts: number[] = []
    this.editor.state.doc.descendants((node, pos) => {
      if (node.isTextblock) starts.push(pos + 1)
      return !node.isTextblock
    })
    const start = starts[block]
    if (start === undefined) throw new Error(`There is no block ${block}`)
    return start
  }

  caret(block: number, offset: number, toBlock = block, toOffset = offset): void {
    const { state, view } = this.editor
    const from = this.start(block) + offset
    const to = this.start(toBlock) + toOffset
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
  }

  /** Sets the caret and types, as the browser would tell the editor, input rules included. */
  type(block: number, offset: number, words: string): void {
    this.caret(block, offset)
    this.typeOn(words)
  }

  typeOn(words: string): void {
    const { view } = this.editor
    for (const letter of words) {
      const { from, to } = view.state.selection
      const insert = () => view.state.tr.insertText(letter, from, to)
      const taken = view.someProp("handleTextInput", (handle) =>
        handle(view, from, to, letter, insert),
      )
      if (!taken) view.dispatch(insert())
    }
  }

  /** A key as the browser would tell it; true if the editor took it. */
  press(key: string, modifiers: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent("keydown", {
      key,
      bubbles: true,
      cancelable: true,
      ...modifiers,
    })
    this.editor.view.dom.dispatchEvent(event)
    return event.defaultPrevented
  }

  /** Lets another see this one's caret. */
  showCaret(to: Peer, block: number, offset: number): void {
    const { type, mapping } = boundTo(this.editor.state)
    const at = absolutePositionToRelativePosition(this.start(block) + offset, type, mapping)
    const place = Y.relativePositionToJSON(at)
    this.showState(to, {
      ...this.awareness.getLocalState(),
      cursor: { anchor: place, head: place },
    })
  }

  /** Lets another see any awareness state as this one's. */
  showState(to: Peer, state: Record<string, unknown>): void {
    this.awareness.setLocalStateField("shown", (this.awareness.getLocalState()?.shown ?? 0) + 1)
    const client = this.awareness.clientID
    const update = encodeAwarenessUpdate(this.awareness, [client], new Map([[client, state]]))
    applyAwarenessUpdate(to.awareness, update, "net")
  }

  close(): void {
    removeEventListener("error", this.#onError)
    this.editor.destroy()
    this.awareness.destroy()
    this.doc.destroy()
    this.element.remove()
  }
}

function begin(starts: readonly Start[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getXmlFragment(NOTE_FRAGMENT).push(
    starts.map((start, index) => {
      const { text, kind, level, depth } = typeof start === "string" ? { text: start } : start
      const element = newElement("block", {
        id: `b${index}`,
        kind: kind ?? null,
        level: level ?? null,
        depth: depth ?? null,
      })
      if (text !== "") element.insert(0, [new Y.XmlText(text)])
      return element
    }),
  )
  return doc
}

function lineOf({ kind, level, depth, inlines }: Block): string {
  const signs = { heading: `${"#".repeat(level ?? 1)} `, bullet: "- ", ordered: "1. ", quote: "> " }
  const sign = kind === null ? "" : signs[kind]
  return "  ".repeat(depth) + sign + inlines.map(({ text }) => text).join("")
}
