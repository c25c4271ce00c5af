// What a brief says in French and in Spanish: names with their articles, plurals, lists and dates.
import { describe, expect, test } from "vitest"
import { brief, indexed, monday, sections, tuesday } from "../../tests/builders/brief.ts"
import { migration } from "../../tests/builders/meeting.ts"
import { namesOf } from "../meeting/meeting.ts"
import { builtInActors, isState, nameIn } from "../roster/roster.ts"
import { calledIn, wordsIn } from "./language.ts"

const french = wordsIn("fr")
const spanish = wordsIn("es")

describe("French", () => {
  test.each([
    ["Suisse", "la Suisse"],
    ["Brésil", "le Brésil"],
    ["Inde", "l’Inde"],
    ["Comores", "les Comores"],
    ["Cuba", "Cuba"],
    ["Fédération de Russie", "la Russie"],
    ["Venezuela (République bolivarienne du)", "le Venezuela"],
    ["États-Unis d'Amérique", "les États-Unis"],
  ])("says %s as %s", (name, inSentence) => {
    expect(french.nameInSentence(name, false)).toBe(inSentence)
  })

  test("knows of each state whether its name has an article", () => {
    const bare = builtInActors
      .filter(isState)
      .map(({ id }) => french.nameInSentence(nameIn(id, "fr") ?? id, false))
      .filter((name) => !/^(?:le |la |les |l’)/.test(name))
    expect(bare.join(", ")).toBe(
      "Andorre, Antigua-et-Barbuda, Bahreïn, Belize, Cabo Verde, Cuba, Chypre, Djibouti, El Salvador, Eswatini, Fidji, Haïti, Israël, Kiribati, Madagascar, Malte, Maurice, Monaco, Myanmar, Nauru, Oman, Palaos, Saint-Kitts-et-Nevis, Sainte-Lucie, Saint-Vincent-et-les-Grenadines, Samoa, Saint-Marin, Sao Tomé-et-Principe, Singapour, Sri Lanka, Timor-Leste, Tonga, Tuvalu, Vanuatu",
    )
  })

  test("lets the verb follow its subject", () => {
    expect(french.proposal(["les Philippines"], "x")).toBe("les Philippines souhaitent x.")
    expect(french.proposal(["la Suisse"], "x")).toBe("la Suisse souhaite x.")
    expect(french.proposal(["la Suisse", "Cuba"], "x")).toBe("la Suisse et Cuba souhaitent x.")
  })

  test("writes the first of a month as people do", () => {
    expect(french.title(1, "2018-03-01")).toBe(
      "Jour 1\u00a0: note d’information, jeudi 1er mars 2018",
    )
  })
})

describe("Spanish", () => {
  test("says y and o, and e and u before the same sound", () => {
    expect(spanish.list(["Brasil", "Perú"])).toBe("Brasil y Perú")
    expect(spanish.list(["Brasil", "Irán"])).toBe("Brasil e Irán")
    expect(spanish.list(["Brasil", "Hungría"])).toBe("Brasil y Hungría")
    expect(spanish.list(["salud", "otros"], "or")).toBe("salud u otros")
  })

  test("lets the verb follow its subject", () => {
    const name = spanish.nameInSentence("Emiratos Árabes Unidos", false)
    expect(spanish.proposal([name], "x")).toBe("los Emiratos Árabes Unidos proponen x.")
    expect(spanish.proposal(["Francia"], "x")).toBe("Francia propone x.")
  })
})

test("an actor of the meeting's own keeps its name, beside the built-in one that has its alias", () => {
  const names = namesOf(migration)
  const called = (name: string) => {
    const found = names.actor(name)
    return found.found === "one" ? calledIn(found.value, names, "fr") : null
  }
  expect(called("Switzerland")).toBe("Suisse")
  expect(called("Friends of Children")).toBe("Friends of Children")
})

test("a day reads in French but for what the notes and the team wrote", () => {
  const before = indexed("@Mexico: #regular-irregular=no-dichotomy.", "monday", monday)
  const text = brief("@Mexico: #regular-irregular=in-between. @Iceland: #labour-rights=protect.", {
    ...{ date: tuesday, before, language: "fr" },
  })
  expect(text).toContain("# Jour 2\u00a0: note d’information, mardi 13 mars 2018")
  expect(sections(text)["Entendus pour la première fois"]).toBe(
    "C’est la première fois que l’on entend l’Islande.",
  )
  expect(sections(text)["Ce qui a bougé depuis un jour précédent"]).toContain("le Mexique passe de")
})
