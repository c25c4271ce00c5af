// Where the bar leads: the screens of a meeting that its role may open.
import type { MeetingState } from "../api/meeting.svelte.ts"
import { words } from "./words.ts"

export type Tab =
  | "note"
  | "line-ups"
  | "matrix"
  | "map"
  | "shifts"
  | "agreement"
  | "brief"
  | "set-up"
  | "topics"
  | "roster"
  | "people"

export interface BarLink {
  readonly tab: Tab
  readonly label: string
  readonly href: string
  /** Stands in the bar itself; the others stand in the menu. */
  readonly main: boolean
  /** Screens that count as this tab. */
  readonly holds?: readonly Tab[]
}

/** A reader sees what is published, nothing else. */
export function barLinks(meeting: MeetingState): readonly BarLink[] {
  const at = `/m/${meeting.id}`
  const setUp: BarLink = {
    tab: "set-up",
    label: words.bar.setUp,
    href: at,
    main: true,
    holds: ["topics", "roster", "people"],
  }
  if (meeting.role === "reader") return [{ ...setUp, label: words.bar.briefs }]
  return [
    { tab: "note", label: words.bar.note, href: `${at}/n`, main: true },
    { tab: "line-ups", label: words.bar.lineups, href: `${at}/board`, main: true },
    { tab: "matrix", label: words.bar.matrix, href: `${at}/matrix`, main: true },
    { tab: "map", label: words.bar.map, href: `${at}/map`, main: true },
    {
      tab: "shifts",
      label: words.bar.shifts,
      href: `${at}/shifts`,
      main: true,
      holds: ["agreement"],
    },
    { tab: "brief", label: words.bar.brief, href: `${at}/brief`, main: true },
    setUp,
    { tab: "agreement", label: words.agreement.title, href: `${at}/agreement`, main: false },
    { tab: "topics", label: words.bar.topics, href: `${at}/topics`, main: false },
    { tab: "roster", label: words.bar.roster, href: `${at}/roster`, main: false },
    { tab: "people", label: words.bar.people, href: `${at}/people`, main: false },
  ]
}
