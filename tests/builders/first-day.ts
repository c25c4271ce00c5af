// The first day of the sample session as the brief reports it: three columns, thirty-two entries.
import type { IndexedStatement } from "../../shared/meeting/meeting.ts"
import { holding, noted } from "./statement.ts"

export const firstDay: readonly IndexedStatement[] = noted(
  { day: "2018-03-12" },
  {
    speaker: "eu-27",
    position: "strong-separation",
    except: ["HUN"],
    time: "10:08",
    tags: ["key"],
  },
  { speaker: "HUN", position: "strong-separation", time: "10:21" },
  ...holding("strong-separation", "AUS", "NZL"),
  { speaker: "JPN", position: "strong-separation", time: "10:29" },
  ...holding("strong-separation", "IND", "ZAF", "SGP", "MYS", "IDN", "CHN", "LIE", "AZE", "IRN"),
  { speaker: "TUR", position: "strong-separation", qualifier: "less adamant", time: "10:31" },
  { speaker: "BRA", onBehalfOf: "latam-canada", position: "no-dichotomy", time: "10:34" },
  { speaker: "african-group", position: "no-dichotomy" },
  { speaker: "LUX", onBehalfOf: "friends-of-children", position: "no-dichotomy" },
  ...holding("no-dichotomy", "VAT", "BGD", "TUV", "PHL", "ERI", "CUB", "JAM", "MEX"),
  ...holding("no-dichotomy", "NPL", "GTM", "VEN"),
  { speaker: "LBY", position: "no-dichotomy", unsure: true, time: "11:02" },
  ...holding("in-between", "THA", "CHE"),
  { speaker: "BLR", topic: "gcm-scope", position: "labour-migration-only", time: "11:31" },
)
