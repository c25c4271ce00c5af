// Groups that negotiate as one, with the days of their memberships as far as they are known.
import { group } from "./group.ts"
import type { Actor } from "./roster.ts"

// A group without `members` is one of which the list is not known here, or changes from process to process: a meeting
// writes its own. An absent day is open: who was a member before the days that a source gives counts as one all along.
// Members that are no states of the roster are left out: the Cook Islands, Niue, Montserrat, Western Sahara.

/** Groups of the UN's processes; regional organisations stand in their own file. */
export const blocs: readonly Actor[] = [
  // European Union, "EU countries": accessions by treaty, the six founders open; the United Kingdom left on
  // 31 January 2020 at midnight.
  group({
    id: "eu",
    name: "European Union",
    badge: "EU",
    aliases: ["EU", "EU27", "EU-27", "EU 27", "EU28", "EU-28", "EU 28", "The European Union"],
    members: `
      BEL FRA DEU ITA LUX NLD DNK=1973-01-01.. IRL=1973-01-01.. GBR=1973-01-01..2020-01-31
      GRC=1981-01-01.. ESP=1986-01-01.. PRT=1986-01-01.. AUT=1995-01-01.. FIN=1995-01-01..
      SWE=1995-01-01.. CYP=2004-05-01.. CZE=2004-05-01.. EST=2004-05-01.. HUN=2004-05-01..
      LVA=2004-05-01.. LTU=2004-05-01.. MLT=2004-05-01.. POL=2004-05-01.. SVK=2004-05-01..
      SVN=2004-05-01.. BGR=2007-01-01.. ROU=2007-01-01.. HRV=2013-07-01..`,
  }),
  // The Group of 77 at the United Nations, "Member States". China takes part as "the Group of 77 and China": it is
  // listed by the group and speaks within it, without counting itself a member. Those that left did so on joining
  // the EU or the OECD; Palau, which left in 2004, is left out for want of the day.
  group({
    id: "g77",
    name: "G77 and China",
    badge: "G77",
    aliases: ["G77", "G-77", "G 77", "Group of 77", "G77 & China", "G77/China", "G-77 and China"],
    members: `
      AFG DZA AGO ATG ARG AZE BHS BHR BGD BRB BLZ BEN BTN BOL BWA BRA BRN BFA BDI CPV KHM CMR CAF TCD
      CHL CHN COL COM COG CRI CIV CUB PRK COD DJI DMA DOM ECU EGY SLV GNQ ERI SWZ ETH FJI GAB GMB GHA
      GRD GTM GIN GNB GUY HTI HND IND IDN IRN IRQ JAM JOR KEN KIR KWT LAO LBN LSO LBR LBY MDG MWI MYS
      MDV MLI MHL MRT MUS FSM MNG MAR MOZ MMR NAM NRU NPL NIC NER NGA OMN PAK PAN PNG PRY PER PHL QAT
      RWA KNA LCA VCT WSM STP SAU SEN SYC SLE SGP SLB SOM ZAF SSD LKA PSE SDN SUR SYR TJK TZA THA TLS
      TGO TON TTO TUN TKM UGA ARE URY VUT VEN VNM YEM ZMB ZWE
      CYP=..2004-04-30 MLT=..2004-04-30 ROU=..2006-12-31 MEX=..1994-05-17 KOR=..1996-12-11`,
  }),
  // Alliance of Small Island States, "Member States": 39 with the Cook Islands and Niue.
  group({
    id: "aosis",
    name: "Alliance of Small Island States",
    badge: "AOSIS",
    aliases: ["AOSIS"],
    members: `
      ATG BHS BRB BLZ CPV COM CUB DMA DOM FJI GRD GNB GUY HTI JAM KIR MDV MHL MUS FSM NRU PLW PNG KNA
      LCA VCT WSM STP SYC SGP SLB SUR TLS TON TTO TUV VUT`,
  }),
  // UN-OHRLLS, "List of SIDS": 39 with the Cook Islands and Niue.
  group({
    id: "sids",
    name: "Small Island Developing States",
    badge: "SIDS",
    aliases: ["SIDS", "Small island states"],
    members: `
      ATG BHS BRB BLZ CPV COM CUB DMA DOM FJI GRD GNB GUY HTI JAM KIR MDV MHL MUS FSM NRU PLW PNG KNA
      LCA VCT WSM STP SYC SGP SLB SUR TLS TON TTO TUV VUT`,
  }),
  // Pacific Small Island Developing States at the United Nations.
  group({
    id: "psids",
    name: "Pacific Small Island Developing States",
    badge: "PSIDS",
    aliases: ["PSIDS", "Pacific SIDS"],
    members: "FJI KIR MHL FSM NRU PLW PNG WSM SLB TON TUV VUT",
  }),
  // The UN's "List of Least Developed Countries" with its time line: those that graduated until the day before it took
  // effect. A graduation that was only decided and may be put off is not in it.
  group({
    id: "ldcs",
    name: "Least Developed Countries",
    badge: "LDC",
    aliases: ["LDCs", "LDC", "LDC Group", "Least Developed Countries Group", "Group of LDCs"],
    members: `
      AFG AGO BGD BEN BFA BDI KHM CAF TCD COM COD DJI ERI ETH GMB GIN GNB HTI KIR LAO LSO LBR MDG MWI
      MLI MRT MOZ MMR NPL NER RWA SEN SLE SLB SOM SSD=2012-12-18.. SDN TZA TLS TGO TUV UGA YEM ZMB
      BWA=..1994-12-18 CPV=..2007-12-19 MDV=..2010-12-31 WSM=..2013-12-31 GNQ=..2017-06-03
      VUT=..2020-12-03 BTN=..2023-12-12 STP=..2024-12-12`,
  }),
  // UN-OHRLLS, "List of LLDCs".
  group({
    id: "lldcs",
    name: "Landlocked Developing Countries",
    badge: "LLDC",
    aliases: ["LLDCs", "LLDC", "LLDC Group", "Group of LLDCs"],
    members: `
      AFG ARM AZE BTN BOL BWA BFA BDI CAF TCD SWZ ETH KAZ KGZ LAO LSO MWI MLI MNG NPL NER MKD PRY MDA
      RWA SSD TJK TKM UGA UZB ZMB ZWE`,
  }),
  // The members of the League of Arab States, who meet as a group at the United Nations.
  group({
    id: "arab-group",
    name: "Arab Group",
    badge: "ARAB",
    aliases: ["Arab States", "Group of Arab States"],
    members: `
      DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM`,
  }),
  // UNFCCC, "Party Groupings". Belarus and the Russian Federation, which were of it until 2022, and the United Kingdom,
  // which joined after it had left the EU, are left out for want of the days.
  group({
    id: "umbrella-group",
    name: "Umbrella Group",
    badge: "UG",
    aliases: [],
    members: "AUS CAN ISL ISR JPN KAZ NZL NOR UKR USA",
  }),
  // UNFCCC, "Party Groupings".
  group({
    id: "eig",
    name: "Environmental Integrity Group",
    badge: "EIG",
    aliases: ["EIG"],
    members: "GEO LIE MEX MCO KOR CHE",
  }),
  // The same source; the association's own list.
  group({
    id: "ailac",
    name: "Independent Association of Latin America and the Caribbean",
    badge: "AILAC",
    aliases: ["AILAC"],
    members: "CHL COL CRI GTM HND PAN PRY PER",
  }),
  // Of the climate negotiations, as commonly listed; in other processes the like-minded are others, whom a meeting writes.
  group({
    id: "lmdc",
    name: "Like-Minded Developing Countries",
    badge: "LMDC",
    aliases: ["LMDC", "LMDCs", "Like-Minded Group of Developing Countries"],
    members: `
      DZA BGD BOL CHN CUB ECU EGY SLV IND IDN IRN IRQ JOR KWT MYS MLI NIC PAK SAU LKA SDN SYR VEN VNM`,
  }),
  group({ id: "basic", name: "BASIC", badge: "BASIC", aliases: [], members: "BRA ZAF IND CHN" }),
  group({ id: "canz", name: "CANZ", badge: "CANZ", aliases: [], members: "CAN AUS NZL" }),
  group({ id: "juscanz", name: "JUSCANZ", badge: "JUSC", aliases: ["JUSSCANNZ", "JUSCANZ Group"] }),
  // Who follows is by usage, as their own statements say.
  group({
    id: "nordic-countries",
    name: "Nordic countries",
    badge: "NORD",
    aliases: ["Nordics", "Nordic states", "Nordic Group", "Nordic Five"],
    members: "DNK FIN ISL NOR SWE",
  }),
  group({
    id: "baltic-states",
    name: "Baltic states",
    badge: "BALT",
    aliases: ["Baltics", "Baltic countries"],
    members: "EST LVA LTU",
  }),
  group({
    id: "nordic-baltic-eight",
    name: "Nordic-Baltic Eight",
    badge: "NB8",
    aliases: ["NB8", "Nordic-Baltic countries", "Nordic Baltic countries"],
    members: "DNK EST FIN ISL LVA LTU NOR SWE",
  }),
  group({ id: "benelux", name: "Benelux", badge: "BNL", aliases: [], members: "BEL NLD LUX" }),
  group({
    id: "visegrad-group",
    name: "Visegrád Group",
    badge: "V4",
    aliases: ["V4", "Visegrád Four", "Visegrád countries", "Visegrád"],
    members: "CZE HUN POL SVK",
  }),
  group({
    id: "mikta",
    name: "MIKTA",
    badge: "MIKTA",
    aliases: [],
    members: "MEX IDN KOR TUR AUS",
  }),
  // Movement of Non-Aligned Countries: 120 members, South Sudan since the summit of Kampala. Two left on joining the
  // EU. Its acronym is Namibia's id, so that a chip must spell it out.
  group({
    id: "non-aligned-movement",
    name: "Non-Aligned Movement",
    badge: "NAM",
    aliases: ["Movement of Non-Aligned Countries", "Non-Aligned Countries"],
    members: `
      DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN
      GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF
      SSD=2024-01-19.. SDN TGO TUN UGA TZA ZMB ZWE AFG BHR BGD BTN BRN KHM PRK IND IDN IRN IRQ JOR KWT
      LAO LBN MYS MDV MNG MMR NPL OMN PAK PSE PHL QAT SAU SGP LKA SYR THA TLS TKM ARE UZB VNM YEM FJI
      PNG VUT AZE BLR ATG BHS BRB BLZ BOL CHL COL CUB DMA DOM ECU GRD GTM GUY HTI HND JAM NIC PAN PER
      KNA LCA VCT SUR TTO VEN CYP=..2004-04-30 MLT=..2004-04-30`,
  }),
  group({
    id: "g7",
    name: "G7",
    badge: "G7",
    aliases: ["G-7", "Group of Seven"],
    members: "CAN FRA DEU ITA JPN GBR USA",
  }),
  // Its states; the EU and the African Union are left out, who would bring in all their members.
  group({
    id: "g20",
    name: "G20",
    badge: "G20",
    aliases: ["G-20", "Group of Twenty"],
    members: "ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA",
  }),
  // Charter of the United Nations, Article 23.
  group({
    id: "p5",
    name: "P5",
    badge: "P5",
    aliases: ["Permanent Five", "Permanent members of the Security Council"],
    members: "CHN FRA RUS GBR USA",
  }),
  // Joint declarations of the summits. Saudi Arabia was invited for 2024 and is left out.
  group({
    id: "brics",
    name: "BRICS",
    badge: "BRICS",
    aliases: ["BRICS countries"],
    members: `
      BRA RUS IND CHN ZAF=2010-12-24.. EGY=2024-01-01.. ETH=2024-01-01.. IRN=2024-01-01..
      ARE=2024-01-01.. IDN=2025-01-06..`,
  }),
]
