// The composed words of a brief in French.
import type { IsoDate } from "../meeting/meeting.ts"
import { type BriefWords, listWith } from "./words.ts"

/** French as between states: guillemets, a space before what stands high, no verb that would need to know a gender. */
export const french: BriefWords = {
  language: "fr",
  list,
  colon: "\u00a0:",
  semicolon: "\u00a0; ",
  upper: (sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1),
  stop: (sentence) => (/[.!?…][”"’'»)\s]*$/.test(sentence) ? sentence : `${sentence}.`),
  title: (day, date) =>
    day === null
      ? `Note d’information, ${longDate(date)}`
      : `Jour ${day}\u00a0: note d’information, ${longDate(date)}`,
  disclaimer:
    "D’après les notes des observateurs\u00a0; ce n’est pas un compte rendu complet. Les thèmes, les positions, les points de l’équipe et les citations sont dans la langue des notes.",
  headings: {
    key: "Points clés",
    lineUp: (topic) => `Lignes de partage\u00a0: ${topic}`,
    groups: "Ce qu’ont dit les groupes, dans l’ordre de présentation",
    also: "Par thème",
    officials: "Présidence, fonctionnaires et exposés",
    proposals: "Propositions sur le texte",
    between: "Entre délégations",
    spoke: "Également entendus",
    silent: "Ce que l’on n’a pas entendu",
    shifts: "Ce qui a bougé depuis un jour précédent",
    firsts: "Entendus pour la première fois",
    check: "À vérifier",
    ours: "Notre point de vue",
    next: "Prochaines étapes",
  },
  unverified: "à vérifier",
  toVerify: "À vérifier\u00a0: ",
  unsure: "incertain",
  stance: { mixed: "avec réserves", unclear: "position peu claire" },
  quoted,
  without: (names) => `sans ${list(names.map(named))}`,
  withMembers: (names) => `avec ${list(names.map(named))}`,
  withOthers: (n) => (n === 1 ? "avec un autre" : `avec ${n} autres`),
  representedBy: (speakers) => `par la voix ${list(speakers.map(of))}`,
  members: (names) => `Membres\u00a0: ${list(names)}.`,
  forGroup: (speaker, group) => `${speaker} (pour ${group})`,
  against: (label) => `contre ${quoted(label)}`,
  opposed: (who) => `Contre\u00a0: ${who}`,
  alsoHeld: (who) => `également ${who}`,
  asInColumn: (label) => `les mêmes que sous ${quoted(label)} ci-dessus`,
  onTopic: {
    addresses: (who) => `Thème soulevé par ${who}.`,
    supports: (who) => `Pour\u00a0: ${who}.`,
    opposes: (who) => `Contre\u00a0: ${who}.`,
    mixed: (who) => `Avec réserves\u00a0: ${who}.`,
    unclear: (who) => `Position peu claire\u00a0: ${who}.`,
  },
  ofGroup: {
    addresses: "thème soulevé",
    supports: "pour",
    opposes: "contre",
    mixed: "avec réserves",
    unclear: "position peu claire",
  },
  proposal: (who, edits) => `${list(who)} ${verb(who, "souhaite", "souhaitent")} ${edits}.`,
  edit: {
    add: (texts) => `ajouter ${list(texts.map(quoted))}`,
    delete: (texts) => `supprimer ${list(texts.map(quoted))}`,
    replace: (old, text) => `remplacer ${quoted(old)} par ${quoted(text)}`,
  },
  relation: {
    supports: (from, to) => `${from} ${verb([from], "rejoint", "rejoignent")} ${list(to)}.`,
    opposes: (from, to) => `${from} ${verb([from], "contredit", "contredisent")} ${list(to)}.`,
  },
  silent: {
    unraised: (topics) =>
      `Dans les salles que nous avons suivies, personne n’a parlé ${topics.length === 1 ? "du thème suivant" : "des thèmes suivants"}\u00a0: ${list(topics)}.`,
    noPosition: (topics) => `Soulevé sans que personne prenne position\u00a0: ${list(topics)}.`,
  },
  shift: (who, topic, from, on, to) =>
    `Sur le thème ${quoted(topic)}, ${list(who)} ${verb(who, "passe", "passent")} de ${quoted(list(from))} (${weekday(on)}) à ${quoted(list(to))}.`,
  firsts: (who) => `C’est la première fois que l’on entend ${list(who)}.`,
  spoke: (who) => `${list(who)} ${verb(who, "a", "ont")} aussi pris la parole.`,
  nameInList: (name, isGroup) => (isGroup ? collective(name) : common(name)),
  nameInSentence: (name, isGroup) => named(isGroup ? collective(name) : common(name)),
}

function list(parts: readonly string[], and = "et"): string {
  return listWith(parts, and === "or" ? "ou" : and)
}

function quoted(words: string): string {
  return `«\u00a0${words}\u00a0»`
}

/** Singular or plural, as its subject is: "les Philippines proposent", and so do "some states". */
function verb([first = "", ...more]: readonly string[], one: string, many: string): string {
  const isMany = /^(?!l’|la |le )\p{Ll}/u.test(first)
  return isMany || more.length > 0 ? many : one
}

function longDate(date: IsoDate): string {
  return inFrench(
    { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    date,
  ).replace(/ 1 /, " 1er ")
}

function weekday(date: IsoDate): string {
  return inFrench({ weekday: "long" }, date)
}

function inFrench(options: Intl.DateTimeFormatOptions, date: IsoDate): string {
  const format = new Intl.DateTimeFormat("fr", { ...options, timeZone: "UTC" })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** Official names that people do not write out, besides those with a second part in brackets. */
const shortNames: Readonly<Record<string, string>> = {
  "Brunéi Darussalam": "Brunéi",
  "État de Palestine": "Palestine",
  "États-Unis d'Amérique": "États-Unis",
  "Fédération de Russie": "Russie",
  "République arabe syrienne": "Syrie",
  "République de Moldova": "Moldova",
  "République démocratique populaire lao": "Laos",
  "République populaire démocratique de Corée": "RPDC",
  "République-Unie de Tanzanie": "Tanzanie",
  "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord": "Royaume-Uni",
}

function common(name: string): string {
  const short = name.replace(/\s+\([^()]*\)$/, "")
  return shortNames[short] ?? short
}

/** A group's name; "Pays nordiques" and "Some states" are no names and begin small. */
function collective(name: string): string {
  const isName = articleOf(name) !== null && !/^(Pays|Petits|Îles)\b/.test(name)
  return !isName && /^\p{Lu}\p{Ll}*(?:[ -]\p{L}+)*$/u.test(name) && !/ \p{Lu}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}

/** The first words of names by their article; what is not here has none: "Cuba", and what a team wrote in English. */
const articles = {
  "le ": words(
    "Bangladesh Bélarus Bénin Bhoutan Botswana Brésil Brunéi Burkina Burundi Cambodge Cameroun Canada Chili Congo",
    "Costa Danemark Gabon Ghana Guatemala Guyana Honduras Japon Kazakhstan Kenya Kirghizistan Koweït Laos Lesotho",
    "Liban Libéria Liechtenstein Luxembourg Malawi Mali Maroc Mexique Monténégro Mozambique Népal Nicaragua Niger",
    "Nigéria Pakistan Panama Paraguay Pérou Portugal Qatar Royaume Rwanda Saint-Siège Sénégal Soudan Suriname",
    "Tadjikistan Tchad Togo Turkménistan Venezuela Viet Yémen Zimbabwe",
    "Commonwealth Conseil Fonds Forum Groupe Haut-Commissariat Marché Mouvement Programme",
  ),
  "la ": words(
    "Barbade Belgique Bolivie Bosnie Bulgarie Chine Colombie Côte Croatie Dominique Finlande France Gambie Géorgie",
    "Grèce Grenade Guinée Hongrie Jamaïque Jordanie Lettonie Libye Lituanie Macédoine Malaisie Mauritanie Micronésie",
    "Moldova Mongolie Namibie Norvège Nouvelle Palestine Papouasie Pologne République Roumanie RPDC Russie Serbie",
    "Sierra Slovaquie Slovénie Somalie Suède Suisse Syrie Tanzanie Tchéquie Thaïlande Trinité Tunisie Türkiye Zambie",
    "Communauté Ligue",
  ),
  "l’": words(
    "Afghanistan Afrique Albanie Algérie Allemagne Angola Arabie Argentine Arménie Australie Autriche Azerbaïdjan",
    "Égypte Équateur Érythrée Espagne Estonie Éthiopie Inde Indonésie Iran Iraq Irlande Islande Italie Ouganda",
    "Ouzbékistan Ukraine Uruguay Alliance Association Office Organisation Union",
  ),
  "les ": words(
    "cofacilitateurs coprésidents Bahamas Comores Émirats États Îles Maldives Pays pays petits Petits Philippines Seychelles",
  ),
} as const

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(" ").split(" "))
}

function articleOf(name: string): string | null {
  const [first = ""] = name.split(/[\s-]/)
  const found = Object.entries(articles).find(([, all]) => all.has(name) || all.has(first))
  return found?.[0] ?? null
}

function named(name: string): string {
  return `${articleOf(name) ?? ""}${name}`
}

/** "de la Suisse", "du Brésil", "des Comores", "de Cuba", of a name with its article. */
function of(name: string): string {
  if (name.startsWith("le ")) return `du ${name.slice(3)}`
  if (name.startsWith("les ")) return `des ${name.slice(4)}`
  return /^[AEIOUÉÎ]/.test(name) ? `d’${name}` : `de ${name}`
}
