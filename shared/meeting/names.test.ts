import { describe, expect, test } from "vitest"
import { lakeside, lakesideWith } from "../../tests/builders/lakeside.ts"
import { meeting } from "../../tests/builders/meeting.ts"
import { type Found, namesOf } from "./meeting.ts"

/** The ids that a name leads to. */
function ids(found: Found<{ readonly id: string }>): readonly string[] {
  if (found.found === "none") return []
  return found.found === "one" ? [found.value.id] : found.values.map((it) => it.id).sort()
}

describe("an actor goes by id, name or alias, without regard to case and accents", () => {
  test.each([
    ["BRA", ["BRA"]],
    ["bra", ["BRA"]],
    ["Brazil", ["BRA"]],
    ["TÜRKIYE", ["TUR"]],
    ["turkiye", ["TUR"]],
    ["TÜRKİYE", ["TUR"]],
    ["Turkey", ["TUR"]],
    ["cote d'ivoire", ["CIV"]],
    ["Côte d’Ivoire", ["CIV"]],
    ["Cote\u0301 d'Ivoire", ["CIV"]],
    ["México", ["MEX"]],
    ["  holy   see ", ["VAT"]],
    ["EU-27", ["eu-27"]],
    ["eu 27", ["eu-27"]],
    ["the group of 27", ["eu-27"]],
    ["EU", ["eu"]],
    ["GROUPE AFRICAIN", ["african-group"]],
    ["Chair", ["chair"]],
    ["the chair", ["chair"]],
    ["FRIENDS-OF-CHILDREN", ["friends-of-children"]],
    ["Korea", ["KOR", "PRK"]],
    ["congo", ["COD", "COG"]],
    ["South Korea", ["KOR"]],
    ["Atlantisia", []],
    ["", []],
    ["Braz il", []],
    ["Brazil.", []],
  ])("%j", (name, expected) => {
    expect(ids(lakeside.actor(name))).toEqual(expected)
  })
})

describe("built-in actors need not be repeated, and a meeting's own names win over them", () => {
  test.each([
    ["Norway", ["NOR"]],
    ["nor", ["NOR"]],
    ["Viet Nam", ["VNM"]],
    ["Asia-Pacific Group", ["asia-pacific-states"]],
    // The built-in African States are called African Group too.
    ["African Group", ["african-group"]],
    ["African States", ["african-states"]],
  ])("%s", (name, expected) => {
    expect(ids(lakeside.actor(name))).toEqual(expected)
  })

  test.each([
    ["Norvège", ["NOR"]],
    ["Алжир", ["DZA"]],
    ["日本", ["JPN"]],
    ["estados unidos", ["USA"]],
    ["French Republic", ["FRA"]],
    ["Dahomey", ["BEN"]],
    ["Union européenne", ["eu"]],
    // An id goes before an acronym, and who has a name before whose acronym it is.
    ["NAM", ["NAM"]],
    ["AG", ["african-states"]],
    // What is no name of an actor is none in a chip.
    ["Norwegian", []],
    ["Columbia", []],
  ])("%s, which only the roster knows", (name, expected) => {
    expect(ids(lakeside.actor(name))).toEqual(expected)
  })

  test("an own name wins over a built-in one's name in another language", () => {
    const names = lakesideWith({
      actors: [{ id: "club", kind: "group", name: "Norvège", aliases: ["AG"] }],
    })
    expect(ids(names.actor("norvege"))).toEqual(["club"])
    expect(ids(names.actor("AG"))).toEqual(["club"])
    expect(ids(names.actor("Noruega"))).toEqual(["NOR"])
  })

  test("who overrides a built-in actor or took it in is called as that was in other languages", () => {
    const names = lakesideWith({
      actors: [
        { id: "NOR", kind: "state", name: "Norge", aliases: [] },
        { id: "un-migration", was: ["iom"], kind: "organisation", name: "UN Mig", aliases: [] },
      ],
    })
    expect(ids(names.actor("Норвегия"))).toEqual(["NOR"])
    expect(ids(names.actor("OIM"))).toEqual(["un-migration"])
  })

  test("a listed actor with a built-in id overrides it, its names too", () => {
    const names = lakesideWith({
      actors: [{ id: "NOR", kind: "state", name: "Norge", aliases: [] }],
    })
    expect(ids(names.actor("Norge"))).toEqual(["NOR"])
    expect(ids(names.actor("nor"))).toEqual(["NOR"])
    expect(ids(names.actor("Norway"))).toEqual([])
  })

  test("an own alias wins over a built-in name", () => {
    const names = lakesideWith({
      actors: [{ id: "nordics", kind: "group", name: "Nordics", aliases: ["Norway"] }],
    })
    expect(ids(names.actor("Norway"))).toEqual(["nordics"])
    expect(ids(names.actor("NOR"))).toEqual(["NOR"])
  })
})

describe("topics and provisions go by id, name or alias, positions by id or label", () => {
  test.each([
    ["labour", ["labour"]],
    ["LABOR", ["labour"]],
    ["labour rights", ["labour"]],
    ["status", ["regular-irregular"]],
    ["Regular/Irregular", ["regular-irregular"]],
    ["teleport", []],
  ])("topic %s", (name, expected) => {
    expect(ids(lakeside.topic(name))).toEqual(expected)
  })

  test.each([
    ["13", ["objective-13"]],
    ["objective 13", ["objective-13"]],
    ["OBJ 13", ["objective-13"]],
    ["a", ["annex-a"]],
    ["Preambular Part", ["preamble"]],
    ["99", []],
  ])("provision %s", (name, expected) => {
    expect(ids(lakeside.provision(name))).toEqual(expected)
  })

  test.each([
    ["first", ["first"]],
    ["Sovereignty First", ["first"]],
    ["balanced with obligations", ["balanced"]],
    ["no-dichotomy", []],
  ])("position %s of sovereignty", (name, expected) => {
    const found = lakeside.position("sovereignty", name)
    expect(found.found === "one" ? [found.value.position.id] : []).toEqual(expected)
  })
})

test("an id goes before a name, a name before an alias", () => {
  const names = namesOf(
    meeting({
      topics: [
        { id: "work", name: "Labour", aliases: ["jobs"] },
        { id: "labour", name: "Jobs", aliases: ["work"] },
      ],
    }),
  )
  expect(ids(names.topic("labour"))).toEqual(["labour"])
  expect(ids(names.topic("work"))).toEqual(["work"])
  expect(ids(names.topic("jobs"))).toEqual(["labour"])
})

describe("former ids", () => {
  const names = namesOf(
    meeting({
      actors: [
        { id: "sahel", kind: "group", name: "Sahel", was: ["g5", "african-states", "Norway"] },
        { id: "five", kind: "group", name: "G5" },
      ],
      topics: [
        {
          id: "labour",
          name: "Labour",
          was: ["labour-rights", "work"],
          positions: [
            { id: "yes", label: "In favour", was: ["aye", "labour-rights=for", "old=b=c"] },
            { id: "for", label: "For some", was: ["[a=b]=c", "Old name=for"] },
          ],
        },
        {
          id: "justice",
          name: "Work",
          positions: [
            { id: "no", label: "Against", was: ["labour=no", "labour=yes"] },
            { id: "aye", label: "Aye" },
          ],
        },
      ],
      provisions: [{ id: "objective-13", name: "Objective 13", was: ["o13"] }],
    }),
  )
  const place = (topic: string, name: string) => {
    const found = names.position(topic, name)
    return found.found === "one"
      ? `${found.value.topic.id}=${found.value.position.id}`
      : found.found
  }

  test("mean for ever what they came to mean, before any name", () => {
    expect(ids(names.topic("Labour-Rights"))).toEqual(["labour"])
    expect(ids(names.topic("work"))).toEqual(["labour"])
    expect(ids(names.actor("G5"))).toEqual(["sahel"])
    expect(ids(names.actor("Norway"))).toEqual(["sahel"])
    expect(ids(names.provision("O13"))).toEqual(["objective-13"])
    expect(names.topicById("work" as never)?.id).toBe("labour")
  })

  test("of a built-in actor take it out of the roster, and its names with it", () => {
    expect(names.actors.some(({ id }) => id === "african-states")).toBe(false)
    expect(ids(names.actor("african-states"))).toEqual(["sahel"])
    expect(ids(names.actor("Group of African States"))).toEqual([])
  })

  test.each([
    ["labour-rights", "for", "labour=yes"],
    ["Labour-Rights", "FOR", "labour=yes"],
    // The topic went into the other, but this name it never had.
    ["labour-rights", "yes", "labour=yes"],
    ["labour", "for", "labour=for"],
    ["labour", "aye", "labour=yes"],
    ["justice", "aye", "justice=aye"],
    // Moved to the other topic.
    ["labour", "no", "justice=no"],
    // A living position goes before one that moved away.
    ["labour", "yes", "labour=yes"],
    // The topic is gone, its position stands elsewhere.
    ["old name", "for", "labour=for"],
    ["a=b", "c", "labour=for"],
    ["old", "b=c", "labour=yes"],
    ["old name", "against", "none"],
    ["labour", "against", "none"],
  ])("#%s=%s is %s", (topic, name, expected) => {
    expect(place(topic, name)).toBe(expected)
  })
})
