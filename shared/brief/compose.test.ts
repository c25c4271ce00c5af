import { describe, expect, test } from "vitest"
import { brief, indexed, monday, sections, tuesday } from "../../tests/builders/brief.ts"
import { meeting as meetingOf } from "../../tests/builders/meeting.ts"

describe("a brief begins", () => {
  test("with the day in words, the meeting and a disclaimer", () => {
    expect(brief("")).toBe(
      `# Day one: brief update, Monday 12 March 2018

Global Compact for Migration, Session II

_From the observers’ notes; not a full record._
`,
    )
  })

  test("without a number where the meeting has no such day, and with its only round", () => {
    const other = meetingOf({ name: "Compact", rounds: ["Session II"], days: [] })
    expect(brief("", { meeting: other })).toContain(
      "# Brief update, Monday 12 March 2018\n\nCompact, Session II\n",
    )
  })
})

describe("key points", () => {
  test("are numbered, in the order of the day, chips as their labels", () => {
    const text = brief(
      "[key] [10:21] @Hungary sent its minister. It wants ~@Japan heard.\n\n[key] Then @Libya(?) spoke.",
    )
    expect(sections(text)["Key points"]).toBe(
      "1. Hungary sent its minister. It wants Japan heard.\n2. Then Libya (unsure) spoke.",
    )
  })

  test("name an item that is tagged as its lead is in the lead's list alone", () => {
    const text = brief("[key] Two things:\n\n- [key] [check] one\n- two")
    expect(sections(text)["Key points"]).toMatch(
      /^1\. Two things:\n {2,}- To be verified: one\n {2,}- two$/,
    )
  })

  test("leave out chips in brackets that only the index needs, but never the sentence's own words", () => {
    const said = (words: string) => sections(brief(`[key] ${words}`))["Key points"]
    expect(
      said("@Brazil sees no line between them at all (#regular-irregular=no-dichotomy)."),
    ).toBe("1. Brazil sees no line between them at all.")
    expect(said("@Brazil: (#regular-irregular=no-dichotomy)")).toBe(
      "1. Brazil: (Regular and irregular migrants: No dichotomy, save where it protects)",
    )
  })

  test("bring the list that they open", () => {
    const text = brief("[key] @Japan wants two things:\n\n- one\n  - within it\n- two\n\nNothing.")
    expect(sections(text)["Key points"]).toBe(
      "1. Japan wants two things:\n   - one\n     - within it\n   - two",
    )
  })

  test("are not said again further down", () => {
    const text = brief("[key] @Belarus wants this alone: #gcm-scope=labour-migration-only.")
    expect(text.match(/labour migration/gi)).toHaveLength(1)
  })
})

describe("a line-up", () => {
  const day = `
Rights come first, #regular-irregular=no-dichotomy:

- @Brazil for @[Latin America and Canada]
- @Luxembourg for the @[Friends of Children] (@Bulgaria, @Jamaica, @Luxembourg)
- the @Philippines
- @Libya(?)

On the other side, #regular-irregular=strong-separation:

- @EU-27 without @Hungary
- @Turkey #regular-irregular=strong-separation(+ less adamant)

@Mexico was against #regular-irregular=strong-separation(-).
`
  test("is a table of its columns with the holders as people write them", () => {
    expect(sections(brief(day))["Line-up: Regular and irregular migrants"]).toBe(
      `| No dichotomy, save where it protects | Strong separation, basic services only |
| --- | --- |
| Latin America and Canada (Brazil); Friends of Children (Luxembourg, with Bulgaria and Jamaica); Philippines, Libya (unsure) | EU-27 (without Hungary); Türkiye (less adamant)<br>Against: Mexico |`,
    )
  })

  test("says nothing of it again with the groups or by topic", () => {
    expect(Object.keys(sections(brief(day)))).toEqual([
      "Line-up: Regular and irregular migrants",
      "Not heard",
    ])
  })

  test("of few is told by topic", () => {
    const text = brief(
      "@Brazil: #regular-irregular=no-dichotomy. @Japan: #regular-irregular=in-between.",
    )
    expect(sections(text)["By topic"]).toBe(
      "- **Regular and irregular migrants.** No dichotomy, save where it protects – Brazil. In between – Japan.",
    )
  })
})

describe("groups", () => {
  test("stand in order of presentation, with speaker, positions by topic and quotations", () => {
    const text = brief(`
@Comoros for the @[African Group]: #labour-rights=protect. “We have waited long enough for this.”

@Austria for @EU-27 spoke of #access-to-justice=ensure, against #gcm-scope=labour-migration-only(-).
`)
    expect(sections(text)["What groups said, in order of presentation"]).toBe(
      `- **African Group**, represented by the Comoros:
  - Labour rights: Protect labour rights. “We have waited long enough for this.”
- **EU-27**, represented by Austria:
  - Access to justice: Ensure access to justice.
  - Scope of the Compact: against “Labour migration only”.`,
    )
  })
})

describe("what else was said", () => {
  test("keeps a quotation with its speaker, and a quoted term beside the position", () => {
    const text = brief(
      "@Brazil: #labour-rights=protect, “a right for all”. “It is to strengthen rights, not to reduce them.”",
    )
    expect(sections(text)["By topic"]).toBe(
      "- **Labour rights.** Protect labour rights – Brazil (“a right for all”). Brazil: “It is to strengthen rights, not to reduce them.”",
    )
  })

  test("who only raised a topic is given in the words of the note", () => {
    const text = brief("@Fiji asked what becomes of #access-to-justice(?) after that.")
    expect(sections(text)["By topic"]).toBe(
      "- **Access to justice.** Fiji asked what becomes of Access to justice after that.",
    )
  })

  test("what is to be verified says so", () => {
    const text = brief(
      "[check] @Fiji: #labour-rights=protect.\n\n[check] The list breaks off here.",
    )
    expect(sections(text)["By topic"]).toContain("– Fiji (to be verified).")
    expect(sections(text)["To be verified"]).toBe("- The list breaks off here.")
  })

  test("the chair stands apart from the delegations", () => {
    const text = brief("@Lauber explained #labour-rights=protect.")
    expect(sections(text)["Chair, officials and briefings"]).toBe(
      "- **Lauber**, co-facilitator:\n  - Labour rights: Protect labour rights.",
    )
    expect(text).not.toContain("By topic")
  })

  test("proposals stand by provision, those of one proposer together", () => {
    const text = brief(
      '@Fiji and @Nepal: §[Objective 13]{+"lawful"}{-"may"}. @Cuba: §[Objective 13]{-"old"}{+"new"}.',
    )
    expect(sections(text)["Proposals on the text"]).toBe(
      "- **Objective 13:** Fiji and Nepal would add “lawful” and delete “may”.\n" +
        "- **Objective 13:** Cuba would replace “old” with “new”.",
    )
  })

  test("agreement between delegations, and who else took the floor", () => {
    const text = brief("@Brazil answered ~@Japan(-) and ~@Iran(-). The @Philippines spoke too.")
    expect(sections(text)["Between delegations"]).toBe("- Brazil disagreed with Japan and Iran.")
    expect(sections(text)["Also took the floor"]).toBe("Brazil and the Philippines spoke as well.")
  })
})

describe("against the days before", () => {
  const before = indexed("@Mexico: #regular-irregular=no-dichotomy.", "monday", monday)

  test("who moved stands with both positions", () => {
    const text = brief("@Mexico: #regular-irregular=in-between.", { date: tuesday, before })
    expect(sections(text)["Moved since an earlier day"]).toBe(
      "- On Regular and irregular migrants, Mexico moved from “No dichotomy, save where it protects” on Monday to “In between”.",
    )
  })

  test("who is heard for the first time is named, save on the first day", () => {
    const day = "@Mexico and @Iceland spoke. @Qatar: #labour-rights=protect."
    const text = brief(day, { date: tuesday, before })
    expect(sections(text)["Heard for the first time"]).toBe(
      "Qatar and Iceland had not been heard before.",
    )
    expect(brief(day)).not.toContain("first time")
  })

  test("priorities that nobody raised are named", () => {
    expect(sections(brief("@Fiji: #labour-rights."))["Not heard"]).toBe(
      "In the rooms we noted, nobody spoke on Access to justice.\n\nRaised, but no position was taken: Labour rights.",
    )
  })
})

test("our view and next steps stand apart at the end, also where they are key", () => {
  const text = brief("[key] [ours] A weak debate.\n\n[next] [ours] Write to @Fiji.")
  expect(text).toContain("## Our view\n\n> A weak debate.\n\n## Next steps\n\n- Write to Fiji.\n")
  expect(text).not.toContain("Key points")
})
