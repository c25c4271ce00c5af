// Meetings for tests: a whole valid one, of which the test names only what matters.
import {
  type Meeting,
  type MeetingNames,
  namesOf,
  parseMeeting,
} from "../../shared/meeting/meeting.ts"

/** A meeting from the fields of a MEETING.json; days, roster and topics are empty unless given. */
export function meeting(fields: Readonly<Record<string, unknown>> = {}): Meeting {
  const parsed = parseMeeting({ id: "gcm-2", name: "Session II", days: [], ...fields })
  if (!parsed.ok) throw new Error(`The builder was given no meeting: ${parsed.faults.join("; ")}`)
  return parsed.meeting
}

/** The four days of March 2018 with the groups and topics that their first two days turn on. */
export const migration: Meeting = meeting({
  id: "gcm-2",
  name: "Global Compact for Migration, Session II",
  timeZone: "America/New_York",
  days: [
    { date: "2018-03-12", title: "Day one" },
    { date: "2018-03-13", title: "Day two" },
    { date: "2018-03-14", title: "Day three" },
    { date: "2018-03-15", title: "Day four" },
  ],
  actors: [
    group("eu-27", "EU-27", "EU", ["AUT", "BGR", "LUX", "DEU", "FRA"]),
    group("african-group", "African Group", "AG", ["COM", "ZAF", "ERI", "LBY", "ETH"]),
    group("latam-canada", "Latin America and Canada", "LAC", [
      "BRA",
      "CAN",
      "CUB",
      "MEX",
      "GTM",
      "VEN",
    ]),
    group("friends-of-children", "Friends of Children", "FoC", ["BGR", "JAM", "LUX"]),
    group("many-states", "Many states", undefined, undefined),
    person("lauber", "Lauber", "co-facilitator"),
  ],
  topics: [
    {
      id: "regular-irregular",
      name: "Regular and irregular migrants",
      aliases: [],
      positions: [
        { id: "no-dichotomy", label: "No dichotomy, save where it protects" },
        { id: "in-between", label: "In between" },
        { id: "strong-separation", label: "Strong separation, basic services only" },
      ],
    },
    {
      id: "labour-rights",
      name: "Labour rights",
      aliases: [],
      priority: 1,
      positions: [{ id: "protect", label: "Protect labour rights" }],
    },
    { id: "work", name: "Conditions of work", parent: "labour-rights", aliases: [] },
    {
      id: "access-to-justice",
      name: "Access to justice",
      aliases: [],
      priority: 2,
      positions: [{ id: "ensure", label: "Ensure access to justice" }],
    },
    {
      id: "gcm-scope",
      name: "Scope of the Compact",
      aliases: [],
      positions: [
        { id: "holistic", label: "Holistic approach" },
        { id: "labour-migration-only", label: "Labour migration only" },
      ],
    },
  ],
  provisions: [{ id: "objective-13", name: "Objective 13", aliases: ["13"] }],
})

/** The names of that meeting. */
export const migrationNames: MeetingNames = namesOf(migration)

function group(id: string, name: string, badge?: string, members?: readonly string[]) {
  return { id, kind: "group", name, aliases: [], badge, members }
}

function person(id: string, name: string, role: string) {
  return { id, kind: "person", name, aliases: [], role, neutral: true }
}
