import { mount, tick, unmount } from "svelte"
import { afterEach, expect, test } from "vitest"
import FormatMenu from "./FormatMenu.svelte"
import { closeAll, onePeer, type Peer } from "./testing/pair.ts"

let undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of undo) await one()
  undo = []
  closeAll()
})

async function menuOf(peer: Peer): Promise<HTMLElement> {
  const target = document.createElement("div")
  document.body.append(target)
  const menu = mount(FormatMenu, { target, props: { editor: peer.editor } })
  undo.push(async () => {
    await unmount(menu)
    target.remove()
  })
  await tick()
  return target
}

function button(menu: HTMLElement, label: string): HTMLButtonElement {
  const found = [...menu.querySelectorAll("button")].find((one) =>
    one.textContent.startsWith(label),
  )
  if (found === undefined) throw new Error(`There is no button ${label}`)
  return found
}

test("the menu makes a heading, shows it as pressed, and gives the text its focus back", async () => {
  const peer = onePeer(["one"])
  peer.caret(0, 1)
  const menu = await menuOf(peer)
  button(menu, "Format").click()
  await tick()
  button(menu, "Heading 2").click()
  await tick()
  expect(peer.lines).toEqual(["## one"])
  expect(menu.querySelector("fieldset")).toBeNull()
  button(menu, "Format").click()
  await tick()
  expect(button(menu, "Heading 2").getAttribute("aria-pressed")).toBe("true")
})

test("a link is refused with a word on why, and set when it is safe", async () => {
  const peer = onePeer(["one two"])
  peer.caret(0, 0, 0, 3)
  const menu = await menuOf(peer)
  peer.press("K", { ctrlKey: true, shiftKey: true })
  await tick()
  await tick()
  const address = menu.querySelector("input")
  if (address === null) throw new Error("no field for the address")
  expect(document.activeElement).toBe(address)
  const give = async (href: string) => {
    address.value = href
    address.dispatchEvent(new Event("input", { bubbles: true }))
    button(menu, "Set link").click()
    await tick()
  }
  await give("example.org")
  expect(menu.querySelector("[role=alert]")?.textContent).toContain("https://")
  await give("https://example.org")
  expect(peer.blocks[0]?.inlines[0]?.marks).toEqual({ link: "https://example.org" })
})

test("Escape closes the menu", async () => {
  const peer = onePeer(["one"])
  const menu = await menuOf(peer)
  button(menu, "Format").click()
  await tick()
  dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true }))
  await tick()
  expect(menu.querySelector("fieldset")).toBeNull()
})
