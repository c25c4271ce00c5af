// The world by where states stand on a topic.
import { count } from "./grammar.ts"

export const map = {
  picture: (topic: string, heard: number) =>
    `Map of the world: where ${count(heard, "state stands", "states stand")} on ${topic}. The table beside it says the same.`,
  scroll: "Map",
  table: "The same as a table",
  columns: { actor: "Actor", stand: "Stand" },
  notHeard: "Not heard",
  several: "several positions",
  differ: "its groups differ",
  against: (position: string) => `against: ${position}`,
  themselves: "themselves",
  throughGroups: "through a group",
  unsure: "a sign with “?” is unsure",
  notOnMap: "Groups and others, not on the map",
  notHeardCount: (n: number) => `Not heard: ${n}`,
  point: "Point at a state, or go through the table: its stand is said here.",
  small: "A circle stands for a state that is too small to be seen.",
  nothing: (topic: string, when: string) => `${when}: nobody was heard on ${topic} yet.`,
  disclaimer:
    "The designations employed and the presentation of material on this map do not imply the expression of any opinion whatsoever on the part of its makers concerning the legal status of any country, territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries.",
  disputed:
    "Dashed lines: borders that are disputed or not agreed, as far as the map’s data has them: Western Sahara, Kosovo, Northern Cyprus, Somaliland, Crimea, Jammu and Kashmir, China and India, Israel and Palestine, Sudan and South Sudan, the Korean line. Other disputes, over islands and small areas, are not drawn.",
  kashmir:
    "The dashed line in Jammu and Kashmir is about the Line of Control agreed upon by India and Pakistan; the final status of Jammu and Kashmir has not been agreed upon by the parties. The final boundary between Sudan and South Sudan has not been determined. A dispute exists over sovereignty of the Falkland Islands (Malvinas).",
  grey: "Only states of the roster are coloured, and disputed areas never.",
  source: "Made with Natural Earth, 1:110 million. Equal Earth projection.",
}
