// How chips, pairs, quotes, tags and time are drawn.
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { page } from "vitest/browser"
import "../ui/tokens.css"
import "../ui/base.css"
import "../ui/marks.css"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { type Stage, sampleMeeting, stage } from "./testing/chip-stage.ts"

let one: Stage | null = null
beforeEach(() => page.viewport(1280, 800))
afterEach(() => {
  one?.leave()
  one = null
})
const draw = (text: string, options?: Parameters<typeof stage>[1]): Stage => {
  one = stage(text, options)
  return one
}
const find = (selector: string) => {
  const found = one?.host.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`Nothing is drawn as ${selector}`)
  return found
}
const style = (selector: string, part?: string) => getComputedStyle(find(selector), part)
const drawnBefore = (selector: string) => style(selector, "::before").content

describe("a chip is drawn", () => {
  test("with a state's flag before its name", async () => {
    draw("@Brazil")
    expect(find(".chip").className).toBe("chip actor flagged flag-of-BRA first last")
    await expect.poll(() => style(".chip", "::before").backgroundImage).toContain("data:image/svg")
  })

  test("with a group's letters, which are not read out", () => {
    draw("@EU-27")
    expect(drawnBefore(".chip.actor")).toBe('"EU" / ""')
  })

  test.each([
    ["flag", "@[South Africa]"],
    ["letters", "@[EU-27]"],
  ])("with the %s on the line of the first word, however narrow a phone", async (_, chip) => {
    await page.viewport(390, 800)
    draw(`words and ${chip} spoke`)
    const name = find(".chip").firstChild as Text
    const word = document.createRange()
    word.setStart(name, 0)
    word.setEnd(name, name.data.split(/[ -]/)[0]?.length ?? 0)
    const apart: number[] = []
    for (let width = 90; width <= 260; width += 2) {
      find(".note-text").style.inlineSize = `${width}px`
      const [begins] = find(".chip").getClientRects()
      if (begins === undefined || begins.top > word.getBoundingClientRect().top) apart.push(width)
      if (begins && begins.bottom < word.getBoundingClientRect().top + 4) apart.push(width)
    }
    expect(apart).toEqual([])
  })

  test("without either for persons and organisations", () => {
    draw("@[Louise Arbour]")
    expect(find(".chip").className).toBe("chip actor first last")
    expect(drawnBefore(".chip")).toBe("none")
  })

  test("as cited: the edge only, and the sign of the agreement behind it", () => {
    draw("~@Japan(-)")
    expect(style(".chip.cited").backgroundColor).toBe("rgba(0, 0, 0, 0)")
    expect(find(".chip-end .sign.opposes").textContent).toBe("\u2212")
    expect(find(".chip-end .sr").textContent).toBe(" opposes")
  })

  test("in doubt: dashed, with a question mark", () => {
    draw("@Libya(?)")
    expect(style(".chip.unsure").outlineStyle).toBe("dashed")
    expect(style(".chip.unsure", "::after").content).toBe('"?"')
  })

  test("as unknown: red and waved, as typed", () => {
    draw("@Lichtenshtein #zigzag §99")
    expect(
      [...(one?.host.querySelectorAll(".chip.unknown") ?? [])].map((chip) => chip.textContent),
    ).toEqual(["@Lichtenshtein", "#zigzag", "§99"])
    expect(style(".chip.unknown").textDecorationStyle).toBe("wavy")
    expect(find(".chip.unknown").title).toBe("Unknown actor")
  })

  test("as a topic or a provision: its sign, underlined, in its colour", () => {
    draw("#labour §13")
    expect(drawnBefore(".chip.topic")).toBe('"#"')
    expect(drawnBefore(".chip.prov")).toBe('"§"')
    expect(style(".chip.topic").color).not.toBe(style(".chip.prov").color)
    expect(find(".chip-end").textContent).toBe("\u2060")
  })

  test.each([
    ["#labour(+)", "supports", "+"],
    ["#labour(-)", "opposes", "\u2212"],
    ["#labour(~)", "mixed", "\u00A0"],
    ["#labour(?)", "unclear", "?"],
    ["#firewalls=accept", "supports", "+"],
  ])("%s with the shape, the sign and the word of its stance", (text, stance, sign) => {
    draw(text)
    expect(find(`.chip-end .sign.${stance}`).textContent).toBe(sign)
    expect(find(".chip-end .sign").ariaHidden).toBe("true")
    expect(find(".chip-end .sr").textContent).toBe(` ${stance}`)
  })

  test("with its qualifier, doubt and proposals", () => {
    draw('#labour(+? less adamant) §13{-"may"}{+"shall"}')
    expect(find(".qual").textContent).toBe(" less adamant")
    expect(find(".sign.unsure + .sr").textContent).toBe(" supports, unsure")
    expect(find(".edit del").textContent).toBe("may")
    expect(find(".edit ins").textContent).toBe("shall")
    expect(find(".edit").title).toBe("“may” becomes “shall”")
  })

  test("with the new name told where the name has changed since", () => {
    let names = namesOf(sampleMeeting)
    const stands = draw("@Brazil", { names: () => names })
    expect(find(".chip").title).toBe("")
    const actors = sampleMeeting.actors.map((actor) =>
      actor.id === "BRA" ? { ...actor, name: "Brasil", aliases: ["Brazil"] } : actor,
    )
    names = namesOf({ ...sampleMeeting, actors })
    stands.editor.commands.redrawChips()
    expect(find(".chip").title).toBe("Called Brasil in this meeting")
    expect(stands.words()).toEqual(["Brazil"])
  })
})

describe("around chips", () => {
  test("speaker, connector and group share one line; a cited one is no speaker", () => {
    draw("@Brazil for the @EU-27, and @Japan for ~@Mexico")
    const line = [...(one?.host.querySelectorAll(".obo") ?? [])].map((part) => part.textContent)
    expect(line).toEqual(["Brazil", " for the ", "EU-27"])
  })

  test("quotes keep their marks on a soft ground", () => {
    draw("@Brazil said “never again” and left.")
    expect(find(".q").textContent).toBe("“never again”")
  })

  test("tags and time are text at the start, drawn as pills and beside the block", () => {
    draw("[10:42] [key] [private] Words [key] here.")
    expect(find(".time").textContent).toBe("[10:42]")
    expect(style(".time").position).toBe("absolute")
    const pills = [...(one?.host.querySelectorAll(".tag") ?? [])].map((part) => part.textContent)
    expect(pills.join("")).toBe("[key][private]")
    expect(find(".block").className).toContain("is-key is-private")
    expect(one?.words()).toEqual(["[10:42] [key] [private] Words [key] here."])
  })

  test("a change in one block leaves the others as they were drawn", () => {
    const stands = draw("@Brazil here\n\n@Japan there")
    const untouched = [...stands.host.querySelectorAll(".chip")].at(-1)
    stands.editor.view.dispatch(stands.editor.state.tr.insertText("x", 1))
    expect([...stands.host.querySelectorAll(".chip")].at(-1)).toBe(untouched)
    expect(stands.host.querySelectorAll(".chip").length).toBe(2)
  })
})
