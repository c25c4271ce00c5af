import { expect, test } from "vitest"
import { fold } from "../support/fold.ts"
import { type Actor, type ActorId, builtInActors, type FormKind, writtenForms } from "./roster.ts"

const builtIn = (id: string) => builtInActors.filter((actor) => actor.id === id)
const formsOf = (id: string) => builtIn(id).flatMap(writtenForms)
const texts = (id: string, kind: FormKind) =>
  formsOf(id)
    .filter((form) => form.kind === kind)
    .map(({ text }) => text)

test("a state is written by its name, formal name, adjectives, nouns and acronyms", () => {
  expect(texts("GBR", "official")).toEqual([])
  expect(texts("FRA", "official")).toEqual(["French Republic"])
  expect(texts("CHE", "adjective")).toEqual(["Swiss"])
  expect(texts("SWE", "demonym")).toEqual(["Swede", "Swedes"])
  expect(texts("NLD", "demonym")).toContain("Dutchmen")
  expect(texts("BRA", "demonym")).toEqual(["Brazilians"])
  expect(texts("PRT", "demonym")).toEqual([])
  expect(texts("USA", "acronym")).toEqual(["US", "USA", "U.S.", "U.S.A."])
})

test("a form knows its language, and whether it is a question by itself", () => {
  expect(formsOf("DEU")).toContainEqual({ text: "Allemagne", kind: "language", language: "fr" })
  expect(formsOf("COL")).toContainEqual({ text: "Columbia", kind: "misspelling", unsure: true })
  expect(formsOf("GEO")).toContainEqual({ text: "Georgia", kind: "name", unsure: true })
})

test("an actor of the meeting has its own names, sure, and the words of its id behind them", () => {
  const own: Actor = {
    id: "COL" as ActorId,
    kind: "state",
    name: "Colombia",
    aliases: ["Columbia", "Bogotá"],
  }
  expect(writtenForms(own)).toContainEqual({ text: "Columbia", kind: "alias" })
  expect(writtenForms(own)).toContainEqual({ text: "Bogotá", kind: "alias" })
  expect(writtenForms(own)).toContainEqual({ text: "Colombian", kind: "adjective" })
  const camp: Actor = { id: "camp" as ActorId, kind: "group", name: "The Camp", aliases: [] }
  expect(writtenForms(camp)).toEqual([{ text: "The Camp", kind: "name" }])
})

test("each text of an actor stands once", () => {
  for (const actor of builtInActors) {
    const all = writtenForms(actor).map(({ text }) => text)
    expect(all).toEqual([...new Set(all)])
  }
})

test("only those forms mean two actors of which people use one word for two", () => {
  const holders = new Map<string, Set<string>>()
  for (const actor of builtInActors)
    for (const { text } of writtenForms(actor))
      holders.set(fold(text), (holders.get(fold(text)) ?? new Set()).add(actor.id))
  const shared = [...holders].filter(([, ids]) => ids.size > 1)
  expect(Object.fromEntries(shared.map(([text, ids]) => [text, [...ids]]))).toEqual({
    congo: ["COG", "COD"],
    congolese: ["COG", "COD"],
    korea: ["PRK", "KOR"],
    korean: ["PRK", "KOR"],
    koreans: ["PRK", "KOR"],
    dominican: ["DMA", "DOM"],
    dominicans: ["DMA", "DOM"],
  })
})

test("a state's word that another's begins or ends with is that state's alone", () => {
  const meant = (text: string) =>
    builtInActors
      .filter((actor) => writtenForms(actor).some((form) => form.text === text))
      .map(({ id }) => id)
  expect(meant("Nigerien")).toEqual(["NER"])
  expect(meant("Nigerian")).toEqual(["NGA"])
  expect(meant("Equatorial Guinean")).toEqual(["GNQ"])
  expect(meant("Bissau-Guinean")).toEqual(["GNB"])
  expect(meant("Guinean")).toEqual(["GIN"])
  expect(meant("South Sudanese")).toEqual(["SSD"])
  expect(meant("Sudanese")).toEqual(["SDN"])
})
