import codes from "i18n-iso-countries/codes.json"
import { expect, test } from "vitest"
import { lexicon, otherLanguages } from "./lexicon.ts"
import { lexiconTable } from "./lexicon-table.ts"
import { type ActorId, builtInActors, isState, nameIn } from "./roster.ts"

const states = builtInActors.filter(isState)
const id = (text: string) => text as ActorId

test("the lexicon knows every state, nobody that the roster does not, and each once", () => {
  const ids = new Set(builtInActors.map((actor) => actor.id))
  expect(states.filter((state) => !lexicon().has(state.id))).toEqual([])
  expect([...lexicon().keys()].filter((known) => !ids.has(known))).toEqual([])
  expect(lexiconTable.trim().split("\n")).toHaveLength(lexicon().size)
})

test("every state has its alpha-2 code, a formal name, an adjective, and a name in each language", () => {
  const alpha2 = new Map(codes.map(([two, three]) => [three, two]))
  for (const state of states) {
    const entry = lexicon().get(state.id)
    expect([state.id, entry?.iso2]).toEqual([state.id, alpha2.get(state.id)])
    expect([state.id, entry?.official]).not.toEqual([state.id, ""])
    expect([state.id, entry?.adjectives.length]).not.toEqual([state.id, 0])
    for (const language of otherLanguages) {
      expect(nameIn(state.id, language), `${state.id} ${language}`).toMatch(/\S/)
    }
  }
  expect(new Set(states.map((state) => lexicon().get(state.id)?.iso2)).size).toBe(195)
})

test("a name is in its language's script", () => {
  const scripts = {
    ar: /^[\p{Script_Extensions=Arabic}\d\s().-]+$/u,
    zh: /^[\p{Script=Han}（）、\d]+$/u,
    fr: /^[\p{Script=Latin}\d\s'’().-]+$/u,
    ru: /^[\p{Script=Cyrillic}\d\s'’().«»—-]+$/u,
    es: /^[\p{Script=Latin}\d\s'’().-]+$/u,
  }
  for (const [actor, { names }] of lexicon()) {
    for (const language of otherLanguages) {
      for (const name of names[language]) expect(name, actor).toMatch(scripts[language])
    }
  }
})

test.each([
  ["TUR", "fr", "Türkiye"],
  ["TUR", "es", "Türkiye"],
  ["CZE", "fr", "Tchéquie"],
  ["SWZ", "fr", "Eswatini"],
  ["CPV", "fr", "Cabo Verde"],
  ["CIV", "es", "Côte d'Ivoire"],
  ["CIV", "ru", "Кот-д'Ивуар"],
  ["KOR", "fr", "République de Corée"],
  ["VAT", "ru", "Святой Престол"],
  ["PSE", "ar", "دولة فلسطين"],
  ["GBR", "zh", "大不列颠及北爱尔兰联合王国"],
  ["CHE", "zh", "瑞士"],
  ["eu", "ar", "الاتحاد الأوروبي"],
  ["icrc", "fr", "Comité international de la Croix-Rouge"],
  ["umbrella-group", "fr", undefined],
] as const)("%s is called so by the UN in %s: %s", (actor, language, name) => {
  expect(nameIn(id(actor), language)).toBe(name)
})
