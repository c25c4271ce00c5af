// The UN's organs, offices, funds and agencies, and the observers that speak most often.
import type { Actor, ActorId } from "./roster.ts"

// id, the name in use, then what else it is called. Names and acronyms as the UN System's chart and the list of
// permanent observers have them.
const organisations = `
un | United Nations | UN | UN system | United Nations system | The United Nations
ohchr | OHCHR | Office of the United Nations High Commissioner for Human Rights | Office of the High Commissioner for Human Rights | UN Human Rights | UN Human Rights Office
unhcr | UNHCR | UN Refugee Agency | United Nations High Commissioner for Refugees | Office of the United Nations High Commissioner for Refugees
iom | IOM | International Organization for Migration | International Organisation for Migration | UN Migration
ilo | ILO | International Labour Organization | International Labour Organisation | International Labor Organization
unicef | UNICEF | United Nations Children's Fund | UN Children's Fund
un-women | UN Women | UN-Women | UNWOMEN
undp | UNDP | United Nations Development Programme | UN Development Programme
who | WHO | World Health Organization | World Health Organisation
unodc | UNODC | United Nations Office on Drugs and Crime | UN Office on Drugs and Crime
unep | UNEP | United Nations Environment Programme | UN Environment | UN Environment Programme
unesco | UNESCO | United Nations Educational, Scientific and Cultural Organization
fao | FAO | Food and Agriculture Organization | Food and Agriculture Organization of the United Nations
wfp | WFP | World Food Programme | UN World Food Programme
unfpa | UNFPA | United Nations Population Fund | UN Population Fund
unctad | UNCTAD | UN Trade and Development | United Nations Conference on Trade and Development
uncitral | UNCITRAL | United Nations Commission on International Trade Law
ocha | OCHA | UNOCHA | UN OCHA | Office for the Coordination of Humanitarian Affairs
undesa | UN DESA | UNDESA | DESA | Department of Economic and Social Affairs
un-habitat | UN-Habitat | UN Habitat | United Nations Human Settlements Programme
unaids | UNAIDS | Joint United Nations Programme on HIV/AIDS
unrwa | UNRWA | United Nations Relief and Works Agency for Palestine Refugees in the Near East
undrr | UNDRR | United Nations Office for Disaster Risk Reduction | UN Office for Disaster Risk Reduction
unops | UNOPS | United Nations Office for Project Services
unitar | UNITAR | United Nations Institute for Training and Research
unrisd | UNRISD | United Nations Research Institute for Social Development
unoda | UNODA | Office for Disarmament Affairs | United Nations Office for Disarmament Affairs
unidir | UNIDIR | United Nations Institute for Disarmament Research
ohrlls | UN-OHRLLS | OHRLLS
unece | UNECE | Economic Commission for Europe | UN Economic Commission for Europe
uneca | UNECA | Economic Commission for Africa | UN Economic Commission for Africa
eclac | ECLAC | CEPAL | Economic Commission for Latin America and the Caribbean
escap | ESCAP | UNESCAP | Economic and Social Commission for Asia and the Pacific
escwa | ESCWA | UNESCWA | Economic and Social Commission for Western Asia
unfccc | UNFCCC | UN Climate Change | UNFCCC secretariat
ipcc | IPCC | Intergovernmental Panel on Climate Change
cbd | CBD | Convention on Biological Diversity | CBD secretariat
unccd | UNCCD | UNCCD secretariat
itu | ITU | International Telecommunication Union
wipo | WIPO | World Intellectual Property Organization
wmo | WMO | World Meteorological Organization
imo | IMO | International Maritime Organization
icao | ICAO | International Civil Aviation Organization
ifad | IFAD | International Fund for Agricultural Development
unido | UNIDO | United Nations Industrial Development Organization
iaea | IAEA | International Atomic Energy Agency
opcw | OPCW | Organisation for the Prohibition of Chemical Weapons
ctbto | CTBTO
wto | WTO | World Trade Organization | World Trade Organisation
world-bank | World Bank | World Bank Group | The World Bank
imf | IMF | International Monetary Fund
gef | GEF | Global Environment Facility
icc | International Criminal Court | ICC
icrc | ICRC | International Committee of the Red Cross | Red Cross
ifrc | IFRC | International Federation of Red Cross and Red Crescent Societies
order-of-malta | Sovereign Order of Malta | Order of Malta | Sovereign Military Order of Malta
ipu | IPU | Inter-Parliamentary Union
interpol | INTERPOL | International Criminal Police Organization
icmpd | ICMPD | International Centre for Migration Policy Development
iucn | IUCN | International Union for Conservation of Nature
council-of-europe | Council of Europe | CoE
osce | OSCE | Organization for Security and Co-operation in Europe
oas | OAS | Organization of American States
`

// Who runs a meeting or serves it, and the organs in which states meet: they hold no position of their own.
const neutral = `
secretariat | Secretariat | UN Secretariat | The Secretariat | United Nations Secretariat
general-assembly | General Assembly | UN General Assembly | UNGA
security-council | Security Council | UN Security Council | UNSC
ecosoc | ECOSOC | Economic and Social Council
human-rights-council | Human Rights Council | HRC | UN Human Rights Council
`

const officials = `
secretary-general | Secretary-General | UN Secretary-General | UNSG | The Secretary-General
chair | Chair | The Chair | Chairperson | Chairman | Chairwoman
co-chairs | Co-Chairs | Co-Chair | The Co-Chairs
co-facilitators | Co-facilitators | Co-facilitator | The Co-facilitators | Co-Facs
facilitator | Facilitator | The Facilitator
`

/** Organisations, and those who run a meeting, who are neutral. */
export const bodies: readonly Actor[] = [
  ...linesOf(organisations).map((line) => body(line, { kind: "organisation" })),
  ...linesOf(neutral).map((line) => body(line, { kind: "organisation", neutral: true })),
  ...linesOf(officials).map((line) => body(line, { kind: "person", neutral: true })),
]

function linesOf(table: string): readonly string[] {
  return table.trim().split("\n")
}

function body(line: string, about: Pick<Actor, "kind" | "neutral">): Actor {
  const [id, name, ...aliases] = line.split(" | ")
  if (id === undefined || name === undefined) throw new Error(`No body stands in: ${line}`)
  return { id: id as ActorId, name, aliases, ...about } // built in: no other has this id, by the roster's test
}
