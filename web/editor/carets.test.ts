import { afterEach, expect, test } from "vitest"
import { closeAll, exchange, type Peer, twoPeers } from "./testing/pair.ts"

afterEach(closeAll)

/** An editor that has the focus and its own caret. */
async function focused({ editor }: Peer): Promise<void> {
  editor.view.focus()
  const since = performance.now()
  await expect.poll(() => performance.now() - since).toBeGreaterThan(100)
}

/** Carets are drawn a moment after they were told. */
const drawn = () => new Promise((resolve) => setTimeout(resolve))

test("another's caret is shown with their name, in a colour of ours", async () => {
  const { a, b } = twoPeers(["alpha beta"])
  b.showCaret(a, 0, 5)
  await drawn()
  const caret = a.element.querySelector(".caret")
  expect(caret?.textContent).toBe("Note-taker 20")
  expect(caret?.classList).toContain("who-2")
  expect(caret?.getAttribute("style")).toBeNull()
})

test("edits beside another's caret leave both editors alike", async () => {
  const { a, b } = twoPeers(["alpha beta gamma", "delta", ""])
  for (const [block, offset] of [
    [0, 6],
    [1, 0],
    [1, 5],
    [2, 0],
  ] as const) {
    b.showCaret(a, block, offset)
    a.showCaret(b, block, offset)
    await drawn()
    a.caret(block, offset)
    a.typeOn("x")
    a.press("Enter", { shiftKey: true })
    b.caret(block, offset)
    b.press("Enter")
    b.press("Backspace")
    b.typeOn("y")
    await exchange([a, b])
    expect(a.lines).toEqual(b.lines)
  }
})

test("another's caret stays while blocks of one's own come and go", async () => {
  const { a, b } = twoPeers(["alpha", "beta"])
  b.showCaret(a, 1, 2)
  await drawn()
  a.caret(0, 2)
  a.press("Enter")
  await drawn()
  expect(a.element.querySelectorAll(".caret")).toHaveLength(1)
})

test.each([
  ["no person", { cursor: { anchor: {}, head: {} } }],
  ["a person that is a number", { user: 5, cursor: { anchor: {}, head: {} } }],
  ["an empty caret", { user: { id: "u", name: "n" }, cursor: {} }],
  ["a caret of nowhere", { user: { id: "u", name: "n" }, cursor: { anchor: {}, head: {} } }],
  [
    "a caret in a document of another kind",
    { user: { id: "u", name: "n" }, cursor: { anchor: { tname: "x" }, head: { tname: "x" } } },
  ],
  [
    "a caret that is no number",
    {
      user: { id: "u", name: "n" },
      cursor: { anchor: { type: { client: "a", clock: -1 } }, head: { item: 5 } },
    },
  ],
  ["a style for a colour", { user: { id: "u", name: "n", colour: "red; x", color: "url(x)" } }],
])("an awareness state with %s does no harm", async (_, state) => {
  const { a, b } = twoPeers(["alpha"])
  b.showState(a, state)
  await drawn()
  a.type(0, 2, "x")
  a.press("Enter")
  await drawn()
  expect(a.lines).toEqual(["alx", "pha"])
  expect(a.element.querySelector("[style]")).toBeNull()
})

test("one's own caret goes where it was put, also when a colleague's words come before the browser has told", async () => {
  const { a, b } = twoPeers(["alpha beta", "gamma delta"])
  await focused(a)
  a.caret(0, 0)
  b.type(1, 5, "!")
  const place = a.editor.view.domAtPos(a.start(1) + 11)
  // As an arrow key or the mouse does: the editor hears of it in a later task.
  getSelection()?.collapse(place.node, place.offset)
  for (const update of b.takeOut()) a.receive(update)
  await drawn()
  a.typeOn("?")
  expect(a.lines).toEqual(["alpha beta", "gamma! delta?"])
})

test("a range chosen while a colleague's words come stays chosen", async () => {
  const { a, b } = twoPeers(["alpha beta", "gamma delta"])
  await focused(a)
  a.caret(0, 0)
  b.type(1, 0, "the ")
  const [anchor, head] = [a.start(1) + 11, a.start(1) + 6].map((at) => a.editor.view.domAtPos(at))
  if (anchor === undefined || head === undefined) throw new Error("There are no such places")
  getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset)
  for (const update of b.takeOut()) a.receive(update)
  await drawn()
  a.typeOn("x")
  expect(a.lines).toEqual(["alpha beta", "the gamma x"])
})

test("one's own caret goes where it was put, also when a colleague's caret is drawn before the browser has told", async () => {
  const { a, b } = twoPeers(["alpha beta", "gamma delta"])
  await focused(a)
  a.caret(0, 0)
  const place = a.editor.view.domAtPos(a.start(1) + 11)
  getSelection()?.collapse(place.node, place.offset)
  a.editor.view.dispatch(a.editor.state.tr.setMeta("drawn", true))
  b.showCaret(a, 0, 3)
  await drawn()
  a.typeOn("?")
  expect(a.lines).toEqual(["alpha beta", "gamma delta?"])
})

test("a browser that goes to the start of the note it focuses takes the caret nowhere", async () => {
  const { a, b } = twoPeers(["alpha beta", "gamma delta"])
  a.caret(1, 5)
  a.editor.view.dom.blur()
  b.type(0, 5, "!")
  a.editor.view.dom.focus()
  for (const update of b.takeOut()) a.receive(update)
  await drawn()
  a.typeOn("?")
  expect(a.lines).toEqual(["alpha! beta", "gamma? delta"])
})

test("a caret that was moved while the focus was elsewhere stands there when it comes back", async () => {
  const { a } = twoPeers(["alpha beta"])
  await focused(a)
  a.caret(0, 2)
  a.editor.view.dom.blur()
  a.caret(0, 10)
  a.editor.view.focus()
  await drawn()
  a.typeOn("?")
  expect(a.lines).toEqual(["alpha beta?"])
})
