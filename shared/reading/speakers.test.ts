import { describe, expect, test } from "vitest"
import {
  indexed,
  interventions,
  lakesideWith,
  memberships,
  statements,
} from "../../tests/builders/lakeside.ts"

/** Who holds `#gender(+)` at the end of the words: each statement without its topic. */
function holders(words: string, names = undefined as Parameters<typeof statements>[1]): string[] {
  return statements(`${words} on #gender(+)`, names).map((line) => line.replace(": gender +", ""))
}

describe("on behalf of: an optional comma or opening parenthesis before, an optional `the` after, any case", () => {
  const forward = ["for", "on behalf of", "speaking on behalf of", "representing", "speaking for"]
  const frames = [
    (it: string) => ` ${it} `,
    (it: string) => `, ${it} `,
    (it: string) => ` , ${it} `,
    (it: string) => ` (${it} `,
    (it: string) => `(${it} `,
    (it: string) => ` ${it} the `,
    (it: string) => `, ${it} the `,
    (it: string) => ` (${it.toUpperCase()} The `,
    (it: string) => `  ${it.replaceAll(" ", "  ")}  `,
    (it: string) => `\n${it}\n`,
  ]

  test.each(forward)("forward: %s", (it) => {
    for (const frame of frames)
      expect(holders(`@Austria${frame(it)}@EU-27`)).toEqual(["AUT for eu-27"])
  })

  test.each(["represented by", "through", "via"])("backward: %s", (it) => {
    for (const frame of frames)
      expect(holders(`@AOSIS${frame(it)}@Fiji`)).toEqual(["FJI for aosis"])
  })

  test.each([
    ["@Austria speaks for @EU-27"],
    ["@Austria also for @EU-27"],
    ["@Austria for all of @EU-27"],
    ["@Austria, and for @EU-27"],
    ["@Austria - for @EU-27"],
    ["@Austria for a @EU-27"],
    ["@Austria forthe @EU-27"],
    ["@Austria for: @EU-27"],
    ["@Austria #labour for @EU-27"],
    ["@Austria) for @EU-27"],
    ["@Austria and @EU-27"],
  ])("other words are no connector: %s", (words) => {
    expect(holders(words).filter((it) => it !== "AUT" && it !== "eu-27")).toEqual(
      holders(words).filter((it) => it.includes("labour")),
    )
    expect(interventions(words)).toEqual(["AUT b1", "eu-27 b1"])
  })

  test("a sentence's end parts them", () => {
    expect(interventions("@Austria. For @EU-27.")).toEqual(["AUT b1", "eu-27 b1"])
  })

  test("a cited actor neither speaks for others nor is spoken for", () => {
    expect(holders("@Austria for ~@EU-27")).toEqual(["AUT"])
    expect(holders("~@Austria for @EU-27")).toEqual(["eu-27"])
    expect(holders("~@AOSIS through @Fiji")).toEqual(["FJI"])
  })

  test("an actor inside a quote is none of the two", () => {
    expect(holders("@Austria for “@EU-27”")).toEqual(["AUT"])
  })

  test("not only groups are spoken for", () => {
    expect(holders("@Canada for @Mexico")).toEqual(["CAN for MEX"])
  })

  test("who is not certain of either is not certain who spoke", () => {
    expect(statements("@Austria(?) for @EU-27: #gender")).toEqual(["AUT for eu-27: gender unsure"])
    expect(statements("@Austria for @EU-27(?): #gender")).toEqual(["AUT for eu-27: gender unsure"])
  })

  test("a meeting can add connectors for other languages", () => {
    const french = lakesideWith({
      connectors: {
        forward: ["au nom de", "au nom de l'"],
        backward: ["par la voix de"],
        except: ["sauf"],
      },
    })
    expect(holders("@Austria, AU NOM DE @EU-27", french)).toEqual(["AUT for eu-27"])
    expect(holders("@Austria au nom de l'@EU", french)).toEqual(["AUT for eu"])
    expect(holders("@AOSIS par la voix de @Fiji", french)).toEqual(["FJI for aosis"])
    expect(holders("@EU sauf @Hungary", french)).toEqual(["eu except HUN"])
    expect(holders("@Austria for the @EU", french)).toEqual(["AUT for eu"])
  })
})

describe("`@A, @B and @C for @G`: only the chip directly before the connector speaks for the group", () => {
  test.each([
    ["@Mexico, @Canada and @Austria for @EU-27", ["MEX", "CAN", "AUT for eu-27"]],
    ["@Mexico, @AOSIS through @Fiji, @Canada", ["MEX", "FJI for aosis", "CAN"]],
    ["@Fiji for @AOSIS and @G77", ["FJI for aosis", "g77"]],
    ["@Austria for @EU-27, @Egypt for @G77", ["AUT for eu-27", "EGY for g77"]],
    ["@Austria for @EU-27 and @AOSIS via @Fiji", ["AUT for eu-27", "FJI for aosis"]],
    ["@AOSIS through @Fiji and @Tuvalu", ["FJI for aosis", "TUV"]],
    ["@G77 and @EU-27", ["g77", "eu-27"]],
  ])("%s", (words, expected) => {
    expect(holders(words)).toEqual(expected)
  })
})

describe("a group chip directly followed by a parenthesis that holds only actor chips, commas and `and`", () => {
  const members = ["friends-of-children: BGR", "friends-of-children: JAM"]
  test.each([
    ["@[Friends of Children] (@Bulgaria, @Jamaica)"],
    ["@[Friends of Children](@Bulgaria and @Jamaica)"],
    ["@[Friends of Children] ( @Bulgaria , @Jamaica )"],
    ["@[Friends of Children] (@Bulgaria, and @Jamaica)"],
    ["@[Friends of Children] (@Bulgaria AND @Jamaica,)"],
    ["@[Friends of Children] (@Bulgaria @Jamaica)"],
    ["@[Friends of Children] (@Bulgaria(?), ~@Jamaica)"],
  ])("%s", (words) => {
    expect(memberships(words)).toEqual(members)
    expect(holders(words)).toEqual(["friends-of-children"])
  })

  test.each([
    ["@[Friends of Children] (@Bulgaria or @Jamaica)"],
    ["@[Friends of Children] (@Bulgaria, @Jamaica etc)"],
    ["@[Friends of Children] (with @Bulgaria, @Jamaica)"],
    ["@[Friends of Children] (@Bulgaria, @Jamaica: yes)"],
    ["@[Friends of Children], (@Bulgaria, @Jamaica)"],
    ["@[Friends of Children]: (@Bulgaria, @Jamaica)"],
    ["@[Friends of Children] (@Bulgaria, @Jamaica"],
    ["@[Friends of Children] [@Bulgaria, @Jamaica]"],
    ["@[Friends of Children] (@Bulgaria, #family @Jamaica)"],
  ])("%s names none", (words) => {
    expect(memberships(words)).toEqual([])
    expect(interventions(words)).toEqual(["friends-of-children b1", "BGR b1", "JAM b1"])
  })

  test("behind an actor that is no group it names none, and those inside speak", () => {
    expect(memberships("@Brazil (@Fiji, @Tuvalu)")).toEqual([])
    expect(interventions("@Brazil (@Fiji, @Tuvalu)")).toEqual(["BRA b1", "FJI b1", "TUV b1"])
    expect(interventions("@IOM (@Fiji)")).toEqual(["iom b1", "FJI b1"])
  })

  test("a cited group has members too, who do not speak either", () => {
    expect(memberships("@Brazil and ~@[Friends of Children] (@Bulgaria, @Jamaica)")).toEqual(
      members,
    )
    expect(holders("@Brazil and ~@[Friends of Children] (@Bulgaria, @Jamaica)")).toEqual(["BRA"])
  })

  test("an unknown member is a problem and no row", () => {
    const { memberships: rows, problems } = indexed("@[Friends of Children] (@Bulgaria, @Nowhere)")
    expect(rows.map((row) => row.member)).toEqual(["BGR"])
    expect(problems.map((row) => row.text)).toEqual(["@Nowhere"])
  })

  // The text does not say whether an unknown name is a group's. Read as one, it makes no row of others.
  test("behind an unknown name nobody speaks, and no row names it", () => {
    expect(memberships("@Nowhere (@Bulgaria, @Jamaica)")).toEqual([])
    expect(interventions("@Nowhere (@Bulgaria, @Jamaica)")).toEqual([])
  })

  test("inside a quote it names none", () => {
    expect(memberships("@Brazil: “@[Friends of Children] (@Bulgaria)”")).toEqual([])
  })
})

describe("`@EU except @Hungary`: the group without those members, written like a connector", () => {
  test.each([
    ["@EU except @Hungary", ["eu except HUN"]],
    ["@EU without @Hungary", ["eu except HUN"]],
    ["@EU minus @Hungary", ["eu except HUN"]],
    ["@EU, EXCEPT the @Hungary", ["eu except HUN"]],
    ["@EU (except @Hungary)", ["eu except HUN"]],
    ["@EU(minus the @Hungary, @Poland)", ["eu except HUN POL"]],
    ["@EU except @Hungary, @Poland and @Bulgaria", ["eu except HUN POL BGR"]],
    ["@EU except @Hungary and @Poland", ["eu except HUN POL"]],
    ["@EU except @Hungary, @Poland, and @Bulgaria", ["eu except HUN POL BGR"]],
    ["@EU except @Hungary. @Brazil", ["BRA"]],
    ["@EU except @Hungary but @Brazil", ["eu except HUN", "BRA"]],
    ["@EU except ~@Hungary", ["eu except HUN"]],
    ["@EU except @Nowhere", ["eu"]],
    ["@Brazil, @EU except @Hungary", ["BRA", "eu except HUN"]],
    ["@EU except for @Hungary", ["eu", "HUN"]],
    ["@EU excluding @Hungary", ["eu", "HUN"]],
    ["@Brazil and ~@EU except @Hungary", ["BRA"]],
  ])("%s", (words, expected) => {
    expect(holders(words)).toEqual(expected)
  })

  test("a group in the list may have its members named", () => {
    const words = "@G77 except @AOSIS (@Fiji and @Tuvalu) and @Bangladesh"
    expect(holders(words)).toEqual(["g77 except aosis BGD"])
    expect(memberships(words)).toEqual(["aosis: FJI", "aosis: TUV"])
  })
})

describe("a group with its members or exceptions is one chip here", () => {
  test.each([
    ["@Austria for @EU except @Hungary", ["AUT for eu except HUN"]],
    ["@Austria for the @EU minus @Hungary and @Poland", ["AUT for eu except HUN POL"]],
    ["@Austria (for the @EU (except @Hungary))", ["AUT for eu except HUN"]],
    ["@Austria, for the @EU, except the @Hungary", ["AUT for eu except HUN"]],
    ["@EU except @Hungary represented by @Austria", ["AUT for eu except HUN"]],
    ["@EU (except @Hungary), represented by the @Austria", ["AUT for eu except HUN"]],
    ["@EU (except @Hungary and @Poland) via @Austria", ["AUT for eu except HUN POL"]],
    ["@EU except @Hungary (through @Austria)", ["AUT for eu except HUN"]],
    ["@Mexico, @Austria for @EU except @Hungary, @Poland", ["MEX", "AUT for eu except HUN POL"]],
    [
      "@Luxembourg for @[Friends of Children] (@Bulgaria, @Jamaica)",
      ["LUX for friends-of-children"],
    ],
    [
      "@Luxembourg (for @[Friends of Children] (@Bulgaria, @Jamaica))",
      ["LUX for friends-of-children"],
    ],
    [
      "@[Friends of Children] (@Bulgaria, @Jamaica) represented by @Luxembourg",
      ["LUX for friends-of-children"],
    ],
    ["@[Friends of Children](@Bulgaria), via the @Luxembourg", ["LUX for friends-of-children"]],
    ["@[Friends of Children] (@Bulgaria) (through @Luxembourg)", ["LUX for friends-of-children"]],
    [
      "@[Friends of Children] (@Bulgaria) except @Jamaica, through @Luxembourg",
      ["LUX for friends-of-children except JAM"],
    ],
    ["@AOSIS (@Fiji) for @G77 (@Egypt)", ["aosis for g77"]],
  ])("%s", (words, expected) => {
    expect(holders(words)).toEqual(expected)
  })
})

describe("an unknown name keeps its place in the reading, but no row names it", () => {
  test.each([
    ["@Nowhere and @Brazil", ["BRA"]],
    // Neither as its own nor as the group's: the holder would be the unknown group.
    ["@Austria for @Nowhere", []],
    ["@Nowhere for @EU-27", []],
    ["@Nowhere represented by @Fiji", []],
    ["@Nowhere except @Fiji", []],
    ["@Korea for @AOSIS", []],
  ])("%s", (words, expected) => {
    expect(holders(words)).toEqual(expected)
    expect(interventions(words)).toEqual(expected.map((it) => `${it} b1`))
  })
})

test("an actor is said once in a sentence", () => {
  expect(holders("@Brazil, as @BRA and @brazil,")).toEqual(["BRA"])
  expect(interventions("@Brazil, as @BRA and @brazil.")).toEqual(["BRA b1"])
})
