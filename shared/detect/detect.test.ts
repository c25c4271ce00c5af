import { describe, expect, test } from "vitest"
import { detectIn, marked, meetingWith } from "./testing/marked.ts"

const detect = detectIn()
const read = (text: string) => marked(text, detect(text))

describe("names", () => {
  test.each([
    "«Brazil=BRA» spoke, then «New Zealand=NZL», «South Sudan=SSD» and the «Gambia=GMB».",
    "«Guinea-Bissau=GNB», «Equatorial Guinea=GNQ» and «Papua New Guinea=PNG» agreed.",
    "The «DR Congo=COD» and the «Republic of the Congo=COG» disagreed with «Niger=NER».",
    "«brazil=BRA» agreed; «CHINA=CHN», «Cote d'Ivoire=CIV», «Côte d’Ivoire=CIV» and «TÜRKİYE=TUR» did not.",
    "«Brazil=BRA»'s text, «Norway=NOR»’s amendment, the «Philippines=PHL»' question, the «Norways=NOR» point.",
    "«Korea, Republic of=KOR»; «Iran (Islamic Republic of)=IRN»; «Trinidad & Tobago=TTO»; «St. Lucia=LCA»",
    "· «Tuvalu=TUV»",
    "«Denmark=DNK»/«Norway=NOR»/«Iceland=ISL» (joint)",
    "The «EU=eu» and the «G-77/China=g77» met the «AG=african-states», «AOSIS=aosis» and the «LDCs=ldcs».",
    "«巴西=BRA»和«中国=CHN»支持。«印度尼西亚=IDN»反对。",
    "قالت «البرازيل=BRA» و«المكسيك=MEX» إن «فرنسا=FRA» موافقة",
    "«Бразилия=BRA» и «Мексика=MEX» согласны.",
    "قالت «المغرب=MAR» و«كينيا=KEN» و«ليبيا=LBY» ول«لبرازيل=BRA»",
    "Делегация «Бразилии=BRA», посол «Российской Федерации=RUS» с «Китаем=CHN» и «Новой Зеландией=NZL»",
    "La «France=FRA», l’«Égypte=EGY» et les «Pays-Bas=NLD»",
    "«Congo (Brazzaville)=COG», «CONGO (KINSHASA)=COD», «Korea (South)=KOR», «Sudan=SDN», «South Sudan=SSD»",
    "«Laos=LAO» and the «Vatican=VAT» spoke; Annex B. «Norway=NOR» agreed; end of the text.«Peru=PER» did not",
    "«Norway=NOR» open to it; «Kenya=KEN» today left; «Palestine=PSE» observer; «Chile=CHL» current text; «Peru=PER» process",
    "«US=USA» Special Envoy, «UK=GBR» Foreign Secretary, «India=IND» «Israel=ISR» «Jordan=JOR»",
    "The «Swiss=CHE» ambassador to Kenya, the Ambassador of «Togo=TGO» to Belgium, «Togo=TGO»'s envoy to the EU",
    "«Bra\u00adzil=BRA», «New\u00a0Zealand=NZL»\u200f and «Sri\u00a0Lanka=LKA»\u200b.",
    "Le «Brésil=BRA» et l'«Allemagne=DEU»; «España=ESP» y «México=MEX».",
  ])("%s", (text) => {
    expect(read(text.replace(/«([^=]*)=[^»]*»/g, "$1"))).toBe(text)
  })

  test("in capitals only when a small word is spelled alike", () => {
    expect(read("US, UK and CAR told us who drove the car, and it was au pair.")).toBe(
      "«US=USA», «UK=GBR» and «CAR=CAF» told us who drove the car, and it was au pair.",
    )
    expect(read("a chad, a turkey and some china")).toBe("a chad, a turkey and some china")
    expect(read("TELL US MORE")).toBe("TELL US MORE")
  })
})

describe("adjectives and people", () => {
  test.each([
    "the «Swiss=CHE» Amb. replied",
    "«German=DEU» non-paper, «Mexican=MEX» co-facilitator, «Spanish=ESP» vice-president, «Chinese=CHN» nuclear negotiator",
    "the «Brazilian=BRA» delegate, the «Norwegian=NOR» delegation and the «Hungarian=HUN» foreign minister",
    "«Swiss=CHE», «Mexican=MEX» and «South African=ZAF» delegates",
    "a «Swiss=CHE»-«Mexican=MEX» proposal",
    "The «Swiss=CHE» said no; the «Dutch=NLD», too. The «Norwegians=NOR» agreed with the «French=FRA».",
  ])("of a delegation: %s", (text) => {
    expect(read(text.replace(/«([^=]*)=[^»]*»/g, "$1"))).toBe(text)
  })

  test.each([
    "Swiss francs, Swiss cheese, the Swiss border, French toast, a Dutch auction, Turkish delight",
    "the French text, the Spanish version, speaks Chinese, Japanese cars, Syrian refugees",
    "Latin American delegates, an Afro-Brazilian community, the Indian Ocean, the English Channel",
    "polish the text over a danish",
  ])("not of one: %s", (text) => {
    expect(read(text)).toBe(text)
  })
})

describe("what only has a state's name in it", () => {
  test.each([
    "New Mexico, American Samoa, Northern Ireland, French Guiana, West Papua, Papua, Latin America",
    "Lake Chad, the Gulf of Guinea, the Sea of Japan, the South China Sea, River Jordan, Mount Kenya",
    "the Niger Delta, the Congo basin, the Jordan Valley, the Panama Canal, Kuwait City",
    "a Turkey sandwich, a Brazil nut, guinea pigs, Jordan almonds, a Panama hat, Chile peppers",
    "the Geneva Convention, the Paris Agreement, the Singapore Convention, the Luxembourg Declaration",
    "the Cartagena Protocol, the Marrakech Compact, the Uruguay Round, the Vietnam War, the Iran-Iraq war",
    "Georgia Tech, the University of Ghana, the Bank of Jamaica, the Order of Malta, Air France",
    "Jordan Peterson, Chad Smith, Michael Jordan, Ms. Jordan, Michael B. Jordan",
    "the Mali Empire, Canada Goose, Kenya Airways, Germany-based groups, Lebanon, Ohio",
    "Tour de France, Île-de-France, Banque de France, Credit Suisse, the Times of India, Air China",
    "Atlanta, Georgia; Georgia and Alabama; a Georgia peach; Brazil, Indiana; the two Koreas, the Americas",
    "WWF Brazil, Transparency International Kenya, Norway spruce, a China cabinet, China Daily, the Uruguay Round",
    "EU-funded, US-backed, Franco-German, suede shoes, made in china, Кроме того",
    "约旦河、乍得湖、巴拿马运河",
    "US$5 million, https://norway.example/canada, me@brazil.example",
    "印度洋、日本海、新墨西哥",
  ])("%s", (text) => {
    expect(read(text)).toBe(text)
  })

  test("leaves the state where a role, a verb or a part of the text follows", () => {
    const text =
      "«Brazil=BRA» Ambassador. «Norway=NOR» Calls for Action. «Chile=CHL» Objective 2. «Peru=PER» NDC. Only «Jordan=JOR» asked."
    expect(read(text.replace(/«([^=]*)=[^»]*»/g, "$1"))).toBe(text)
  })
})

describe("a wrapped paragraph", () => {
  const wrapped = [
    "After a long debate, the text of the paragraph was opened by the United",
    "Kingdom; and late in the evening the words in brackets went to the Swiss",
    "ambassador, who spoke for some time, and at last on behalf of the",
    "Environmental Integrity Group, in favour of the text as it had been put.",
  ]
  test("is read as one", () => {
    const found = detect(wrapped.join("\n"))
    const text = found.actors.map(({ actor }) => actor)
    expect(text).toEqual(["GBR", "CHE", "eig"])
    expect(found.actors[0]?.text).toBe("United\nKingdom")
    expect(detect(wrapped.join("\r\n")).actors.map(({ actor }) => actor)).toEqual(text)
  })

  test("is none where lines are short, end a sentence, or name one after another", () => {
    const lines = ["the new Swiss", "delegate", "Guinea", "Bissau", "South", "Africa"]
    expect(read(lines.join("\n"))).toBe(
      "the new Swiss\ndelegate\n«Guinea=GIN?»\nBissau\nSouth\nAfrica",
    )
    const long = "Speakers on the first and on the second part of the text were Swiss"
    expect(read(`${long}\n\nambassador`)).toBe(`${long}\n\nambassador`)
    expect(read(`${long}.\nambassador`)).toBe(`${long}.\nambassador`)
  })
})

describe("a name that several bear", () => {
  test("is a question for the likelier one when no roster says which", () => {
    expect(read("Korea, Congo, Georgia and Guinea spoke; the Dominican delegate left.")).toBe(
      "«Korea=KOR?», «Congo=COD?», «Georgia=GEO?» and «Guinea=GIN?» spoke; the «Dominican=DOM?» delegate left.",
    )
  })

  test("is settled by the meeting's own roster", () => {
    const state = (id: string, name: string) => ({ id, kind: "state", name })
    const actors = [state("PRK", "DPRK"), state("COG", "Congo"), state("GEO", "Georgia")]
    const text = "Korea, Congo and Georgia spoke"
    expect(marked(text, detectIn(meetingWith({ actors }))(text))).toBe(
      "«Korea=PRK», «Congo=COG» and «Georgia=GEO» spoke",
    )
  })

  test("follows whom the text named last by a name of its own, and stays a question", () => {
    expect(read("The DPRK spoke.\nKorea added a word.")).toBe(
      "The «DPRK=PRK» spoke.\n«Korea=PRK?» added a word.",
    )
  })
})

describe("a meeting's own names", () => {
  const meeting = meetingWith({
    actors: [
      { id: "african-group", kind: "group", name: "African Group" },
      { id: "iom", kind: "organisation", name: "IOM" },
      { id: "chair", kind: "person", name: "the Chair" },
    ],
    topics: [
      { id: "climate", name: "Climate change", aliases: ["climate displacement", "CC"] },
      { id: "firewalls", name: "Firewalls" },
    ],
  })
  const inMeeting = detectIn(meeting)

  test("go before the built-in ones, which then mean the same group", () => {
    const text = "The African Group, the AG"
    expect(marked(text, inMeeting(text))).toBe(
      "The «African Group=african-group», the «AG=african-group»",
    )
  })

  test("of persons and organisations are found where they take the floor", () => {
    const text =
      "IOM said that the role of the IOM is large; the Chair closed, and all thanked the Chair."
    expect(marked(text, inMeeting(text))).toBe(
      "«IOM=iom» said that the role of the IOM is large; the «Chair=chair» closed, and all thanked the Chair.",
    )
  })

  test("of topics are found by name and alias, in any number, acronyms in capitals", () => {
    const text = "On CLIMATE change, a firewall and cc: CC"
    expect(inMeeting(text).topics.map(({ text, topic }) => `${text}=${topic}`)).toEqual([
      "CLIMATE change=climate",
      "firewall=firewalls",
      "CC=climate",
    ])
  })
})
