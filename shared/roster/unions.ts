// Regional and other organisations of states, which speak for their members at the United Nations.
import { group } from "./group.ts"
import type { Actor } from "./roster.ts"

// What is said of members in blocs.ts holds here too. A member whose participation was suspended stays one.

/** Organisations of states with members; the European Union stands among the blocs. */
export const unions: readonly Actor[] = [
  // African Union, "Member States": 55 with Western Sahara. Morocco came back in 2017.
  group({
    id: "african-union",
    name: "African Union",
    badge: "AU",
    aliases: ["AU"],
    members: `
      DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN
      GNB KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR=2017-01-31.. MOZ NAM NER NGA RWA STP SEN SYC SLE SOM
      ZAF SSD=2011-07-27.. SDN TGO TUN UGA TZA ZMB ZWE`,
  }),
  // Member states as the League lists them; Syria did not take part from 2011 to 2023.
  group({
    id: "league-of-arab-states",
    name: "League of Arab States",
    badge: "LAS",
    aliases: ["LAS", "Arab League"],
    members: `
      DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM`,
  }),
  // Organisation of Islamic Cooperation, "Member States"; Syria did not take part from 2012 to 2025.
  group({
    id: "oic",
    name: "Organisation of Islamic Cooperation",
    badge: "OIC",
    aliases: ["OIC", "Organization of Islamic Cooperation", "OIC Group", "Islamic Group"],
    members: `
      AFG ALB DZA AZE BHR BGD BEN BRN BFA CMR TCD COM CIV DJI EGY GAB GMB GIN GNB GUY IDN IRN IRQ JOR
      KAZ KWT KGZ LBN LBY MYS MDV MLI MRT MAR MOZ NER NGA OMN PAK PSE QAT SAU SEN SLE SOM SDN SUR SYR
      TJK TGO TUN TUR TKM UGA ARE UZB YEM`,
  }),
  // Association of Southeast Asian Nations, "ASEAN Member States"; the five founders open.
  group({
    id: "asean",
    name: "ASEAN",
    badge: "ASEAN",
    aliases: ["Association of Southeast Asian Nations", "Association of South East Asian Nations"],
    members: `
      IDN MYS PHL SGP THA BRN=1984-01-07.. VNM=1995-07-28.. LAO=1997-07-23.. MMR=1997-07-23..
      KHM=1999-04-30.. TLS=2025-10-26..`,
  }),
  // Caribbean Community, "Member States": fifteen with Montserrat.
  group({
    id: "caricom",
    name: "CARICOM",
    badge: "CARIC",
    aliases: ["Caribbean Community", "CARICOM states"],
    members: "ATG BHS BRB BLZ DMA GRD GUY HTI JAM KNA LCA VCT SUR TTO",
  }),
  // Pacific Islands Forum, "Member Countries": with the Cook Islands, Niue and two territories of France.
  group({
    id: "pacific-islands-forum",
    name: "Pacific Islands Forum",
    badge: "PIF",
    aliases: ["PIF", "Pacific Islands Forum members"],
    members: "AUS FJI KIR MHL FSM NRU NZL PLW PNG WSM SLB TON TUV VUT",
  }),
  // The Commonwealth, "Member countries": withdrawals, returns and accessions since 1995 dated.
  group({
    id: "commonwealth",
    name: "Commonwealth",
    badge: "CW",
    aliases: ["The Commonwealth", "Commonwealth of Nations"],
    members: `
      ATG AUS BHS BGD BRB BLZ BWA BRN CMR=1995-11-13.. CAN CYP DMA SWZ FJI GAB=2022-06-25..
      GMB=..2013-10-02 GMB=2018-02-08.. GHA GRD GUY IND JAM KEN KIR LSO MWI MYS MDV=..2016-10-13
      MDV=2020-02-01.. MLT MUS MOZ=1995-11-13.. NAM NRU NZL NGA PAK PNG RWA=2009-11-29.. KNA LCA VCT
      WSM SYC SLE SGP SLB ZAF=1994-06-01.. LKA TZA TGO=2022-06-25.. TON TTO TUV UGA GBR VUT ZMB
      ZWE=..2003-12-07`,
  }),
  // OIF, "États et gouvernements": its full members among the states. Cyprus and Ghana, full members since the summit of
  // 2024, are left out for want of the day; Burkina Faso, Mali and Niger gave notice in March 2025, whose end is not known
  // here.
  group({
    id: "oif",
    name: "Organisation internationale de la Francophonie",
    badge: "OIF",
    aliases: ["OIF", "Francophonie", "La Francophonie", "Francophone Group"],
    members: `
      ALB AND ARM BEL BEN BGR BFA BDI CPV KHM CMR CAN CAF TCD COM COG COD CIV DJI DMA EGY GNQ FRA GAB
      GRC GIN GNB HTI LAO LBN LUX MDG MLI MRT MUS MDA MCO MAR NER MKD ROU RWA LCA STP SEN SYC CHE TGO
      TUN VUT VNM`,
  }),
  // Cooperation Council for the Arab States of the Gulf, "Member States".
  group({
    id: "gcc",
    name: "Gulf Cooperation Council",
    badge: "GCC",
    aliases: ["GCC", "GCC countries", "Cooperation Council for the Arab States of the Gulf"],
    members: "BHR KWT OMN QAT SAU ARE",
  }),
  // The 33 states of Latin America and the Caribbean; Brazil did not take part from 2020 to 2023.
  group({
    id: "celac",
    name: "CELAC",
    badge: "CELAC",
    aliases: ["Community of Latin American and Caribbean States"],
    members: `
      ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN
      PRY PER KNA LCA VCT SUR TTO URY VEN`,
  }),
  // Treaty of Asunción; Bolivia since thirty days after it handed in its ratification, on 8 July 2024. Venezuela, which
  // does not take part since 2016, is left out: sources part on its first day.
  group({
    id: "mercosur",
    name: "MERCOSUR",
    badge: "MERC",
    aliases: ["Mercosul", "Southern Common Market"],
    members: "ARG BRA PRY URY BOL=2024-08-07..",
  }),
  // South Asian Association for Regional Cooperation, "Member States".
  group({
    id: "saarc",
    name: "SAARC",
    badge: "SAARC",
    aliases: ["South Asian Association for Regional Cooperation"],
    members: "AFG=2007-04-03.. BGD BTN IND MDV NPL PAK LKA",
  }),
  // Commonwealth of Independent States, "Member States"; Turkmenistan is associated. Georgia left on 18 August 2009.
  group({
    id: "cis",
    name: "Commonwealth of Independent States",
    badge: "CIS",
    aliases: ["CIS"],
    members: "ARM AZE BLR GEO=1993-12-03..2009-08-17 KAZ KGZ MDA RUS TJK UZB",
  }),
  // Organisation for Economic Co-operation and Development, "Members": accessions after 1961 dated.
  group({
    id: "oecd",
    name: "OECD",
    badge: "OECD",
    aliases: ["Organisation for Economic Co-operation and Development", "OECD countries"],
    members: `
      AUT BEL CAN DNK FRA DEU GRC ISL IRL ITA LUX NLD NOR PRT ESP SWE CHE TUR GBR USA JPN=1964-04-28..
      FIN=1969-01-28.. AUS=1971-06-07.. NZL=1973-05-29.. MEX=1994-05-18.. CZE=1995-12-21..
      HUN=1996-05-07.. POL=1996-11-22.. KOR=1996-12-12.. SVK=2000-12-14.. CHL=2010-05-07..
      SVN=2010-07-21.. ISR=2010-09-07.. EST=2010-12-09.. LVA=2016-07-01.. LTU=2018-07-05..
      COL=2020-04-28.. CRI=2021-05-25..`,
  }),
  // Southern African Development Community, "Member States".
  group({
    id: "sadc",
    name: "SADC",
    badge: "SADC",
    aliases: ["Southern African Development Community"],
    members: "AGO BWA COM COD SWZ LSO MDG MWI MUS MOZ NAM SYC ZAF TZA ZMB ZWE",
  }),
  // Economic Community of West African States; three withdrawals took effect on 29 January 2025.
  group({
    id: "ecowas",
    name: "ECOWAS",
    badge: "ECOWA",
    aliases: ["Economic Community of West African States"],
    members: `
      BEN CPV CIV GMB GHA GIN GNB LBR NGA SEN SLE TGO BFA=..2025-01-28 MLI=..2025-01-28
      NER=..2025-01-28`,
  }),
]
