// The 193 members and two observer states of the United Nations, by ISO 3166-1 alpha-3.
import type { Actor, ActorId } from "./roster.ts"

// id, the UN's short name, then what else a note-taker calls it. The UN's "Congo" stands as an alias
// only, and "Congo" and "Korea" stand twice: each means two states, and a note must say which.
const table = `
AFG | Afghanistan
ALB | Albania
DZA | Algeria
AND | Andorra
AGO | Angola
ATG | Antigua and Barbuda | Antigua
ARG | Argentina
ARM | Armenia
AUS | Australia
AUT | Austria
AZE | Azerbaijan
BHS | Bahamas | The Bahamas
BHR | Bahrain
BGD | Bangladesh
BRB | Barbados
BLR | Belarus
BEL | Belgium
BLZ | Belize
BEN | Benin
BTN | Bhutan
BOL | Bolivia (Plurinational State of) | Bolivia | Plurinational State of Bolivia
BIH | Bosnia and Herzegovina | Bosnia | Bosnia-Herzegovina | BiH
BWA | Botswana
BRA | Brazil
BRN | Brunei Darussalam | Brunei
BGR | Bulgaria
BFA | Burkina Faso
BDI | Burundi
CPV | Cabo Verde | Cape Verde
KHM | Cambodia
CMR | Cameroon
CAN | Canada
CAF | Central African Republic | CAR
TCD | Chad
CHL | Chile
CHN | China | People's Republic of China | PRC
COL | Colombia
COM | Comoros | The Comoros
COG | Republic of the Congo | Congo | Congo-Brazzaville | Congo Brazzaville
CRI | Costa Rica
CIV | Côte d'Ivoire | Côte d’Ivoire | Ivory Coast
HRV | Croatia
CUB | Cuba
CYP | Cyprus
CZE | Czechia | Czech Republic
PRK | Democratic People's Republic of Korea | DPRK | DPR Korea | North Korea | Korea
COD | Democratic Republic of the Congo | DRC | DR Congo | Congo-Kinshasa | Congo Kinshasa | Congo
DNK | Denmark
DJI | Djibouti
DMA | Dominica
DOM | Dominican Republic
ECU | Ecuador
EGY | Egypt
SLV | El Salvador
GNQ | Equatorial Guinea
ERI | Eritrea
EST | Estonia
SWZ | Eswatini | Swaziland
ETH | Ethiopia
FJI | Fiji
FIN | Finland
FRA | France
GAB | Gabon
GMB | Gambia | The Gambia | Gambia (Republic of The)
GEO | Georgia
DEU | Germany
GHA | Ghana
GRC | Greece
GRD | Grenada
GTM | Guatemala
GIN | Guinea | Guinea-Conakry
GNB | Guinea-Bissau | Guinea Bissau
GUY | Guyana
HTI | Haiti
HND | Honduras
HUN | Hungary
ISL | Iceland
IND | India
IDN | Indonesia
IRN | Iran (Islamic Republic of) | Iran | Islamic Republic of Iran
IRQ | Iraq
IRL | Ireland
ISR | Israel
ITA | Italy
JAM | Jamaica
JPN | Japan
JOR | Jordan
KAZ | Kazakhstan
KEN | Kenya
KIR | Kiribati
KWT | Kuwait
KGZ | Kyrgyzstan
LAO | Lao People's Democratic Republic | Laos | Lao PDR
LVA | Latvia
LBN | Lebanon
LSO | Lesotho
LBR | Liberia
LBY | Libya
LIE | Liechtenstein
LTU | Lithuania
LUX | Luxembourg | Luxemburg
MDG | Madagascar
MWI | Malawi
MYS | Malaysia
MDV | Maldives | The Maldives
MLI | Mali
MLT | Malta
MHL | Marshall Islands | The Marshall Islands | RMI
MRT | Mauritania
MUS | Mauritius
MEX | Mexico
FSM | Micronesia (Federated States of) | Micronesia | Federated States of Micronesia
MCO | Monaco
MNG | Mongolia
MNE | Montenegro
MAR | Morocco
MOZ | Mozambique
MMR | Myanmar | Burma
NAM | Namibia
NRU | Nauru
NPL | Nepal
NLD | Netherlands | The Netherlands | Netherlands (Kingdom of the) | Holland
NZL | New Zealand | Aotearoa New Zealand
NIC | Nicaragua
NER | Niger
NGA | Nigeria
MKD | North Macedonia | Macedonia
NOR | Norway
OMN | Oman
PAK | Pakistan
PLW | Palau
PAN | Panama
PNG | Papua New Guinea
PRY | Paraguay
PER | Peru
PHL | Philippines | The Philippines
POL | Poland
PRT | Portugal
QAT | Qatar
KOR | Republic of Korea | South Korea | ROK | Korea
MDA | Republic of Moldova | Moldova
ROU | Romania
RUS | Russian Federation | Russia
RWA | Rwanda
KNA | Saint Kitts and Nevis | St. Kitts and Nevis | St Kitts and Nevis | Saint Kitts | St Kitts
LCA | Saint Lucia | St. Lucia | St Lucia
VCT | Saint Vincent and the Grenadines | St. Vincent and the Grenadines | Saint Vincent | St Vincent
WSM | Samoa
SMR | San Marino
STP | Sao Tome and Principe | Sao Tome
SAU | Saudi Arabia | KSA
SEN | Senegal
SRB | Serbia
SYC | Seychelles | The Seychelles
SLE | Sierra Leone
SGP | Singapore
SVK | Slovakia | Slovak Republic
SVN | Slovenia
SLB | Solomon Islands
SOM | Somalia
ZAF | South Africa | RSA
SSD | South Sudan
ESP | Spain
LKA | Sri Lanka
SDN | Sudan | The Sudan
SUR | Suriname
SWE | Sweden
CHE | Switzerland
SYR | Syrian Arab Republic | Syria
TJK | Tajikistan
THA | Thailand
TLS | Timor-Leste | Timor Leste | East Timor
TGO | Togo
TON | Tonga
TTO | Trinidad and Tobago | Trinidad
TUN | Tunisia
TUR | Türkiye | Turkey
TKM | Turkmenistan
TUV | Tuvalu
UGA | Uganda
UKR | Ukraine
ARE | United Arab Emirates | UAE | Emirates
GBR | United Kingdom of Great Britain and Northern Ireland | United Kingdom | UK | Great Britain | Britain
TZA | United Republic of Tanzania | Tanzania
USA | United States of America | United States | The United States | US
URY | Uruguay
UZB | Uzbekistan
VUT | Vanuatu
VEN | Venezuela (Bolivarian Republic of) | Venezuela | Bolivarian Republic of Venezuela
VNM | Viet Nam | Vietnam
YEM | Yemen
ZMB | Zambia
ZWE | Zimbabwe
VAT | Holy See | The Holy See | Vatican | The Vatican
PSE | State of Palestine | Palestine
`

const observers: ReadonlySet<string> = new Set(["VAT", "PSE"])

/** The states of the United Nations in the order of their usual English list, the two observers last. */
export const states: readonly Actor[] = table.trim().split("\n").map(stateOf)

function stateOf(line: string): Actor {
  const [id, name, ...aliases] = line.split(" | ")
  if (id === undefined || name === undefined) throw new Error(`No state stands in: ${line}`)
  return {
    id: id as ActorId, // the table's ids are checked against ISO 3166-1 by its test
    kind: observers.has(id) ? "observer-state" : "state",
    name,
    aliases,
  }
}
