import { describe, expect, test } from "vitest"
import { detectIn, meetingWith, pairsIn } from "./testing/marked.ts"

const detect = detectIn()

test.each([
  ["Comoros on behalf of AG supported this.", "COM for african-states"],
  ["Comoros for the AG asked for time.", "COM for african-states"],
  ["The African Group, represented by the Comoros, agreed.", "COM for african-states"],
  ["The African Group (Comoros) agreed.", "COM for african-states"],
  ["SURINAME, for the G77, asked for more.", "SUR for g77"],
  ["SWITZERLAND, for the ENVIRONMENTAL INTEGRITY GROUP, disagreed.", "CHE for eig"],
  ["On behalf of the African Group, the Comoros thanked all.", "COM for african-states"],
  [
    "On behalf of the African Group, the delegate from the Comoros spoke.",
    "COM for african-states",
  ],
  ["The delegate from Samoa, speaking for AOSIS, agreed.", "WSM for aosis"],
  ["Comoros – African Group spokesperson – agreed.", "COM for african-states"],
  ["African Group spokesperson Comoros agreed.", "COM for african-states"],
  ["The spokesperson of the African Group, Comoros, agreed.", "COM for african-states"],
  ["Egypt, in its capacity as chair of the G77, agreed.", "EGY for g77"],
  ["The African Group, with Comoros as coordinator, agreed.", "COM for african-states"],
  ["The LDCs were represented by Nepal.", "NPL for ldcs"],
  ["The position of the African Group was presented by Egypt.", "EGY for african-states"],
  ["Austria (representing all EU countries except Hungary), Chile", "AUT for eu"],
  ["Austria (EU) agreed.", "AUT for eu"],
  ["Malawi/LDCs: agreed", "MWI for ldcs"],
  ["The EU's representative, Austria, agreed.", "AUT for eu"],
  ["Brazil, Norway and Austria for the EU agreed.", "AUT for eu"],
  ["Au nom du Groupe africain, les Comores ont accepté.", "COM for african-states"],
  ["Suriname, en nombre del G77, aceptó.", "SUR for g77"],
  ["Cuba, in the name of the G77, agreed.", "CUB for g77"],
  ["Comoros o/b/o AG: agreed", "COM for african-states"],
  ["Samoa spoke on AOSIS's behalf.", "WSM for aosis"],
  ["苏里南代表77国集团发言。", "SUR for g77"],
])("%s", (text, pair) => {
  expect(pairsIn(detect(text))).toEqual([pair])
})

test.each([
  "Norway thanked Comoros for the African Group statement.",
  "The EU supported Norway, and Brazil opposed the African Group.",
  "Brazil welcomed the proposal of the African Group.",
  "AOSIS (Fiji, Samoa, Tonga) met the EU.",
  "Norway, the EU and Chile agreed.",
  "The Philippines spoke on its own behalf.",
])("nobody speaks for another: %s", (text) => {
  expect(pairsIn(detect(text))).toEqual([])
})

test("a pair reaches from the first to the last letter of its names", () => {
  const text = "So the African Group, represented by the Comoros, agreed."
  expect(detect(text).onBehalfOf.map(({ start, end }) => text.slice(start, end))).toEqual([
    "African Group, represented by the Comoros",
  ])
})

describe("groups without their name", () => {
  const group = (id: string, name: string, members: readonly string[]) => ({
    id,
    kind: "group",
    name,
    members,
  })
  const meeting = meetingWith({
    actors: [
      group("eu-27", "EU-27", ["AUT", "FRA"]),
      group("lake-friends", "Friends of the Lake", ["CHL", "PER", "KEN", "FJI"]),
    ],
    connectors: { forward: ["namens"], backward: ["vertreten durch"], except: [] },
  })
  const inMeeting = detectIn(meeting)

  test.each([
    ["Austria on behalf of 27, agreed.", "AUT for eu-27"],
    [
      "On behalf of a group of countries, including Chile, Peru, Kenya and Fiji, the delegate from Kenya agreed.",
      "KEN for lake-friends",
    ],
    [
      "Kenya and Fiji spoke. The former represented a group of countries identified as “Friends of the Lake”.",
      "KEN for lake-friends",
    ],
    [
      "Friends of the Lake (Chile, Peru, Kenya, Fiji), represented by Peru, agreed.",
      "PER for lake-friends",
    ],
    ["EU-27 except Cyprus and Malta, represented by Austria", "AUT for eu-27"],
    ["Peru namens der Friends of the Lake", "none"],
    ["Peru, namens Friends of the Lake", "PER for lake-friends"],
  ])("%s", (text, pair) => {
    expect(pairsIn(inMeeting(text))).toEqual(pair === "none" ? [] : [pair])
  })
})
