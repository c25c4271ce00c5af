import { mount, unmount } from "svelte"
import { afterEach, expect, test, vi } from "vitest"
import type { Actor, ActorId, Stance } from "../../shared/meeting/meeting.ts"
import ActorName from "./ActorName.svelte"
import Sign from "./Sign.svelte"
import "./tokens.css"
import "./marks.css"
import "./base.css"

const brazil: Actor = { id: "BRA" as ActorId, kind: "state", name: "Brazil", aliases: [] }
const africanGroup: Actor = {
  id: "african-group" as ActorId,
  kind: "group",
  name: "African Group",
  aliases: [],
}

const drawn: Record<string, unknown>[] = []
afterEach(async () => {
  await Promise.all(drawn.splice(0).map((component) => unmount(component)))
  document.body.replaceChildren()
})

function sign(props: { stance: Stance; derived?: boolean; unsure?: boolean; worded?: boolean }) {
  drawn.push(mount(Sign, { target: document.body, props }))
  const shape = document.querySelector<HTMLElement>(".sign")
  if (shape === null) throw new Error("No sign was drawn")
  return { shape, said: document.querySelector(".sr")?.textContent ?? null }
}

function name(props: { actor: Actor; unsure?: boolean }) {
  drawn.push(mount(ActorName, { target: document.body, props }))
  return document.body
}

test.each([
  ["supports", "+", "50%"],
  ["opposes", "−", "1px"],
  ["mixed", "", "1px"],
  ["unclear", "?", "50%"],
  ["addresses", "", "50%"],
] as const)("%s has its sign, its shape and its word", (stance, mark, radius) => {
  const { shape, said } = sign({ stance })
  expect(shape.textContent).toBe(mark)
  expect(getComputedStyle(shape).borderRadius).toBe(radius)
  expect(shape.getAttribute("aria-hidden")).toBe("true")
  expect(said).toBe(stance)
})

test("a stance held through a group is an outline, and the word says so", () => {
  const { shape, said } = sign({ stance: "supports", derived: true })
  expect(getComputedStyle(shape).backgroundColor).toBe("rgba(0, 0, 0, 0)")
  expect(said).toBe("supports, through its group")
})

test("doubt has a dashed edge and a word", () => {
  const { shape, said } = sign({ stance: "opposes", unsure: true })
  expect(getComputedStyle(shape).outlineStyle).toBe("dashed")
  expect(said).toBe("opposes, unsure")
})

test("beside its own word a sign is not read twice", () => {
  expect(sign({ stance: "supports", worded: true }).said).toBeNull()
})

test("a state has its flag from the sprite in the page, and its name", async () => {
  const body = name({ actor: brazil })
  const use = body.querySelector("svg.flag use")
  expect(use?.getAttribute("href")).toBe("#flag-BR")
  await vi.waitFor(() => {
    expect(document.querySelector("#flag-BR path")).not.toBeNull()
  }, 20_000)
  expect(body.querySelector(".actor")?.textContent).toBe("Brazil")
})

test("one drawing serves every flag of a state", () => {
  name({ actor: brazil })
  name({ actor: brazil })
  expect(document.querySelectorAll("symbol#flag-BR").length).toBe(1)
})

test("a group has a badge of its initials in place of a flag", () => {
  const body = name({ actor: africanGroup })
  expect(body.querySelector(".badge")?.textContent).toBe("AG")
  expect(body.querySelector(".flag")).toBeNull()
})

test("a person has neither", () => {
  const body = name({ actor: { ...brazil, id: "srsg" as ActorId, kind: "person", name: "SRSG" } })
  expect(body.querySelector(".badge, .flag")).toBeNull()
})

test("an unsure name says so in words too", () => {
  expect(name({ actor: brazil, unsure: true }).querySelector(".sr")?.textContent).toBe(", unsure")
})

test("a name keeps its own direction", () => {
  expect(name({ actor: brazil }).querySelector("bdi")?.textContent).toBe("Brazil")
})
