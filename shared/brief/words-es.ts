// The composed words of a brief in Spanish.
import type { IsoDate } from "../meeting/meeting.ts"
import { type BriefWords, listWith } from "./words.ts"

/** Spanish as between states: countries without an article save where all people say it, no verb that would need to know a gender. */
export const spanish: BriefWords = {
  language: "es",
  list,
  colon: ":",
  semicolon: "; ",
  upper: (sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1),
  stop: (sentence) => (/[.!?…][”"’'»)]*$/.test(sentence) ? sentence : `${sentence}.`),
  title: (day, date) =>
    day === null
      ? `Informe breve, ${longDate(date)}`
      : `Día ${day}: informe breve, ${longDate(date)}`,
  disclaimer:
    "A partir de las notas de los observadores; no es un acta completa. Los temas, las posiciones, los puntos del equipo y las citas están en el idioma de las notas.",
  headings: {
    key: "Puntos clave",
    lineUp: (topic) => `Quién está dónde: ${topic}`,
    groups: "Lo que dijeron los grupos, por orden de presentación",
    also: "Por temas",
    officials: "Presidencia, funcionarios y exposiciones",
    proposals: "Propuestas sobre el texto",
    between: "Entre delegaciones",
    spoke: "También tomaron la palabra",
    silent: "Lo que no se oyó",
    shifts: "Lo que cambió desde un día anterior",
    firsts: "Por primera vez",
    check: "Por verificar",
    ours: "Nuestra opinión",
    next: "Próximos pasos",
  },
  unverified: "por verificar",
  toVerify: "Por verificar: ",
  unsure: "dudoso",
  stance: { mixed: "con reservas", unclear: "posición poco clara" },
  quoted,
  without: (names) => `sin ${list(names.map(named))}`,
  withMembers: (names) => `con ${list(names.map(named))}`,
  withOthers: (n) => (n === 1 ? "con otro más" : `con otros ${n}`),
  representedBy: (speakers) => `por medio de ${list(speakers)}`,
  members: (names) => `Miembros: ${list(names)}.`,
  forGroup: (speaker, group) => `${speaker} (por ${group})`,
  against: (label) => `contra ${quoted(label)}`,
  opposed: (who) => `En contra: ${who}`,
  alsoHeld: (who) => `también ${who}`,
  asInColumn: (label) => `los mismos que bajo ${quoted(label)} más arriba`,
  onTopic: {
    addresses: (who) => `Tema planteado por ${who}.`,
    supports: (who) => `A favor: ${who}.`,
    opposes: (who) => `En contra: ${who}.`,
    mixed: (who) => `Con reservas: ${who}.`,
    unclear: (who) => `Posición poco clara: ${who}.`,
  },
  ofGroup: {
    addresses: "tema planteado",
    supports: "a favor",
    opposes: "en contra",
    mixed: "con reservas",
    unclear: "posición poco clara",
  },
  proposal: (who, edits) => `${list(who)} ${verb(who, "propone", "proponen")} ${edits}.`,
  edit: {
    add: (texts) => `añadir ${list(texts.map(quoted))}`,
    delete: (texts) => `suprimir ${list(texts.map(quoted))}`,
    replace: (old, text) => `sustituir ${quoted(old)} por ${quoted(text)}`,
  },
  relation: {
    supports: (from, to) => `${from} ${verb([from], "coincide", "coinciden")} con ${list(to)}.`,
    opposes: (from, to) => `${from} ${verb([from], "discrepa", "discrepan")} de ${list(to)}.`,
  },
  silent: {
    unraised: (topics) =>
      `En las salas que seguimos, nadie habló ${topics.length === 1 ? "del tema siguiente" : "de los temas siguientes"}: ${list(topics)}.`,
    noPosition: (topics) => `Se planteó sin que nadie tomara posición: ${list(topics)}.`,
  },
  shift: (who, topic, from, on, to) =>
    `Sobre el tema ${quoted(topic)}, ${list(who)} ${verb(who, "pasa", "pasan")} de ${quoted(list(from))} (${weekday(on)}) a ${quoted(list(to))}.`,
  firsts: (who) => `Es la primera vez que se oye a ${list(who)}.`,
  spoke: (who) => `También ${verb(who, "tomó", "tomaron")} la palabra ${list(who)}.`,
  nameInList: (name, isGroup) => (isGroup ? collective(name) : common(name)),
  nameInSentence: (name, isGroup) => named(isGroup ? collective(name) : common(name)),
}

/** "y" and "o" are "e" and "u" before the same sound: "Brasil e Irán". */
function list(parts: readonly string[], and = "y"): string {
  const last = parts.at(-1) ?? ""
  const isOr = and === "or"
  const isSame = isOr
    ? /^h?o/i.test(last)
    : /^h?i(?![aeo])/i.test(last.replaceAll("í", "i").replaceAll("Í", "I"))
  return listWith(parts, isOr ? (isSame ? "u" : "o") : isSame ? "e" : "y")
}

function quoted(words: string): string {
  return `«${words}»`
}

/** Singular or plural, as its subject is: "los Emiratos Árabes Unidos proponen", and so do "some states". */
function verb([first = "", ...more]: readonly string[], one: string, many: string): string {
  const isMany = /^(?!el |la )\p{Ll}/u.test(first)
  return isMany || more.length > 0 ? many : one
}

/** "lunes 12 de marzo de 2018" */
function longDate(date: IsoDate): string {
  const format = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const
  return inSpanish(format, date).replace(",", "")
}

function weekday(date: IsoDate): string {
  return inSpanish({ weekday: "long" }, date)
}

function inSpanish(options: Intl.DateTimeFormatOptions, date: IsoDate): string {
  const format = new Intl.DateTimeFormat("es", { ...options, timeZone: "UTC" })
  return format.format(new Date(`${date}T00:00:00Z`))
}

/** Official names that people do not write out, besides those with a second part in brackets. */
const shortNames: Readonly<Record<string, string>> = {
  "Brunei Darussalam": "Brunei",
  "Côte d'Ivoire": "Côte d’Ivoire",
  "Estado de Palestina": "Palestina",
  "Estados Unidos de América": "Estados Unidos",
  "Federación de Rusia": "Rusia",
  "Reino Unido de Gran Bretaña e Irlanda del Norte": "Reino Unido",
  "República Árabe Siria": "Siria",
  "República de Moldova": "Moldova",
  "República Democrática Popular Lao": "Laos",
  "República Popular Democrática de Corea": "RPDC",
  "República Unida de Tanzanía": "Tanzanía",
}

function common(name: string): string {
  const short = name.replace(/\s+\([^()]*\)$/, "")
  return shortNames[short] ?? short
}

/** A group's name; "Países nórdicos" and "Some states" are no names and begin small. */
function collective(name: string): string {
  const isName = articleOf(name) !== null && !/^(Países|Pequeños|Islas)\b/.test(name)
  return !isName && /^\p{Lu}\p{Ll}*(?:[ -]\p{L}+)*$/u.test(name) && !/ \p{Lu}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}

/** The first words of names by their article; what is not here has none: "Francia", and what a team wrote in English. */
const articles: Readonly<Record<string, ReadonlySet<string>>> = {
  "el ": words("Commonwealth Consejo Fondo Foro Grupo Mercado Movimiento Programa Reino"),
  "la ": words(
    "Alianza Asociación Comunidad India Liga Organización Oficina República RPDC Santa-Sede Unión",
  ),
  "los ": words("cofacilitadores copresidentes Emiratos Estados Países Pequeños países pequeños"),
  "las ": words("Bahamas Comoras Islas"),
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(" ").split(" "))
}

function articleOf(name: string): string | null {
  const [first = ""] = name.split(" ")
  const whole = name.replaceAll(" ", "-")
  const found = Object.entries(articles).find(([, all]) => all.has(whole) || all.has(first))
  return found?.[0] ?? null
}

function named(name: string): string {
  return `${articleOf(name) ?? ""}${name}`
}
