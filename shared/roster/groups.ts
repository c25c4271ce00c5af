// The five regional groups of the United Nations, so that a board can count regions.
import { group } from "./group.ts"
import type { Actor } from "./roster.ts"

/**
 * The regional groups as the UN counts them for elections: every member state stands in one, the United
 * States and Türkiye among the Western European and other States, the State of Palestine in Asia-Pacific.
 * The Holy See, an observer of the Western group, is no member of any.
 */
export const regionalGroups: readonly Actor[] = [
  group({
    id: "african-states",
    name: "African States",
    badge: "AFR",
    aliases: ["African Group", "Africa Group", "Group of African States"],
    members: `
      DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN
      GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN
      TGO TUN UGA TZA ZMB ZWE`,
  }),
  group({
    id: "asia-pacific-states",
    name: "Asia-Pacific States",
    badge: "APG",
    aliases: ["Asia-Pacific Group", "Asia-Pacific", "Group of Asia-Pacific States", "APG"],
    members: `
      AFG BHR BGD BTN BRN KHM CHN CYP PRK FJI IND IDN IRN IRQ JPN JOR KAZ KIR KWT KGZ LAO LBN MYS MDV
      MHL FSM MNG MMR NRU NPL OMN PAK PLW PNG PHL QAT KOR WSM SAU SGP SLB LKA SYR TJK THA TLS TON TKM
      TUV ARE UZB VUT VNM YEM PSE`,
  }),
  group({
    id: "eastern-european-states",
    name: "Eastern European States",
    badge: "EEG",
    aliases: ["Eastern European Group", "Group of Eastern European States", "EEG"],
    members: `
      ALB ARM AZE BLR BIH BGR HRV CZE EST GEO HUN LVA LTU MNE MKD POL MDA ROU RUS SRB SVK SVN UKR`,
  }),
  group({
    id: "latin-american-caribbean-states",
    name: "Latin American and Caribbean States",
    badge: "LAC",
    aliases: [
      "GRULAC",
      "Latin American and Caribbean Group",
      "Group of Latin American and Caribbean States",
    ],
    members: `
      ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN
      PRY PER KNA LCA VCT SUR TTO URY VEN`,
  }),
  group({
    id: "western-european-others",
    name: "Western European and other States",
    badge: "WEOG",
    aliases: [
      "WEOG",
      "Western European and Others Group",
      "Group of Western European and other States",
    ],
    members: `
      AND AUS AUT BEL CAN DNK FIN FRA DEU GRC ISL IRL ISR ITA LIE LUX MLT MCO NLD NZL NOR PRT SMR ESP
      SWE CHE TUR GBR USA`,
  }),
]
