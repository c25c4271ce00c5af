import countries from "i18n-iso-countries"
import english from "i18n-iso-countries/langs/en.json" with { type: "json" }
import { expect, test } from "vitest"
import { fold } from "../support/fold.ts"
import { builtInActors } from "./roster.ts"
import { states } from "./states.ts"

countries.registerLocale(english)

const namesOf = ({ id, name, aliases }: (typeof states)[number]) => [id, name, ...aliases]
const called = (name: string) =>
  states.filter((state) => namesOf(state).map(fold).includes(fold(name))).map(({ id }) => id)

test("the 193 members and the two observer states are there, each once", () => {
  expect(states.filter(({ kind }) => kind === "state")).toHaveLength(193)
  expect(states.filter(({ kind }) => kind === "observer-state").map(({ id }) => id)).toEqual([
    "VAT",
    "PSE",
  ])
  expect(new Set(builtInActors.map(({ id }) => id)).size).toBe(builtInActors.length)
})

test("each id is ISO 3166-1's code for a state of that name, save three that it writes otherwise", () => {
  const foreign = states.filter((state) => {
    const names = countries.getName(state.id, "en", { select: "all" }) ?? []
    return !names.some((name) => namesOf(state).map(fold).includes(fold(name)))
  })
  expect(foreign.map(({ id, name }) => `${id} ${name}`)).toEqual([
    "FSM Micronesia (Federated States of)",
    "MDA Republic of Moldova",
    "VAT Holy See",
  ])
})

test("no name leads to two actors, save Congo and Korea, which mean two states each", () => {
  const holders = new Map<string, Set<string>>()
  for (const actor of builtInActors)
    for (const name of namesOf(actor).map(fold))
      holders.set(name, (holders.get(name) ?? new Set()).add(actor.id))
  const shared = [...holders].filter(([, ids]) => ids.size > 1)
  expect(shared.map(([name]) => name).sort()).toEqual(["congo", "korea"])
  expect(called("Congo")).toEqual(["COG", "COD"])
  expect(called("Korea")).toEqual(["PRK", "KOR"])
})

test("an actor has its name only once among its own names", () => {
  const doubled = builtInActors.filter((actor) => {
    const names = namesOf(actor)
    return new Set(names).size < names.length || names.some((name) => name.trim() !== name)
  })
  expect(doubled).toEqual([])
})

test.each([
  ["Turkey", "TUR"],
  ["Türkiye", "TUR"],
  ["turkiye", "TUR"],
  ["UK", "GBR"],
  ["United Kingdom", "GBR"],
  ["US", "USA"],
  ["USA", "USA"],
  ["United States", "USA"],
  ["Russia", "RUS"],
  ["Iran", "IRN"],
  ["Syria", "SYR"],
  ["Venezuela", "VEN"],
  ["Bolivia", "BOL"],
  ["Tanzania", "TZA"],
  ["Laos", "LAO"],
  ["Vietnam", "VNM"],
  ["North Korea", "PRK"],
  ["DPRK", "PRK"],
  ["South Korea", "KOR"],
  ["ROK", "KOR"],
  ["DRC", "COD"],
  ["Republic of the Congo", "COG"],
  ["Ivory Coast", "CIV"],
  ["cote d'ivoire", "CIV"],
  ["Czech Republic", "CZE"],
  ["Swaziland", "SWZ"],
  ["Macedonia", "MKD"],
  ["Cape Verde", "CPV"],
  ["Burma", "MMR"],
  ["Micronesia", "FSM"],
  ["Moldova", "MDA"],
  ["Brunei", "BRN"],
  ["Holland", "NLD"],
  ["The Gambia", "GMB"],
  ["Bahamas", "BHS"],
  ["Vatican", "VAT"],
  ["Palestine", "PSE"],
  ["St. Lucia", "LCA"],
])("%s is %s", (name, id) => {
  expect(called(name)).toEqual([id])
})

test("states that share a word keep apart", () => {
  expect(called("Guinea")).toEqual(["GIN"])
  expect(called("Niger")).toEqual(["NER"])
  expect(called("Dominica")).toEqual(["DMA"])
  expect(called("Sudan")).toEqual(["SDN"])
})
