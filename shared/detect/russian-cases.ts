// A Russian name in its cases: `Бразилия`, `Бразилии`, `Бразилию`. By the endings alone, as names of states have them.

/** The name in the genitive, dative, accusative, instrumental and prepositional; none for what does not decline. */
export function russianCases(name: string): readonly string[] {
  const declined = [0, 1, 2, 3, 4].map((wanted) => inCase(name, wanted))
  return [...new Set(declined.flat())].filter((form) => form !== name)
}

/** Adjectives and the noun that they go with; what follows the noun stays: `Королевство Великобритании`. */
function inCase(name: string, wanted: number): readonly string[] {
  let isDone = false
  let isPlural = false
  let forms = [""]
  for (const part of name.split(/(?<=[\s-])|(?=[\s-])/)) {
    const adjective = isDone ? undefined : adjectives.find(([ending]) => ending.test(part))
    const nouns = isDone || adjective !== undefined ? null : nounForms(part, isPlural)
    if (adjective !== undefined && /[ыи]е$/.test(part)) isPlural = true
    const ways =
      adjective !== undefined
        ? [part.replace(adjective[0], adjective[1][wanted] ?? "")]
        : (nouns?.map((cases) => cases[wanted] ?? part) ?? [part])
    if (nouns !== null) isDone = true
    forms = forms.flatMap((form) => ways.map((way) => form + way))
  }
  return forms
}

type Cases = readonly string[]

const adjectives: readonly (readonly [RegExp, Cases])[] = [
  [/ая$/, ["ой", "ой", "ую", "ой", "ой"]],
  [/(?<=[гкх])ий$/, ["ого", "ому", "ий", "им", "ом"]],
  [/ый$/, ["ого", "ому", "ый", "ым", "ом"]],
  [/ое$/, ["ого", "ому", "ое", "ым", "ом"]],
  [/ие$/, ["их", "им", "ие", "ими", "их"]],
  [/ые$/, ["ых", "ым", "ые", "ыми", "ых"]],
]

/** The endings of nouns: what the name loses, and what it takes instead in each case; some may go two ways. */
const nouns: readonly (readonly [RegExp, readonly Cases[]])[] = [
  [/ия$/, [["ии", "ии", "ию", "ией", "ии"]]],
  [/я$/, [["и", "е", "ю", "ей", "е"]]],
  [
    /(?<=[гкхжчшщ])а$/,
    [
      ["и", "е", "у", "ой", "е"],
      ["и", "е", "у", "ей", "е"],
    ],
  ],
  [/а$/, [["ы", "е", "у", "ой", "е"]]],
  [
    /ь$/,
    [
      ["я", "ю", "ь", "ем", "е"],
      ["и", "и", "ь", "ью", "и"],
    ],
  ],
  [/й$/, [["я", "ю", "й", "ем", "е"]]],
  [
    /ы$/,
    [
      ["", "ам", "ы", "ами", "ах"],
      ["ов", "ам", "ы", "ами", "ах"],
    ],
  ],
  [/(?<=ств)о$/, [["а", "у", "о", "ом", "е"]]],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/, [["а", "у", "", "ом", "е"]]],
]
const islands: Cases = ["ов", "ам", "а", "ами", "ах"]

/** Null for what does not decline: `Чили`, `Марокко`, `США`, `and`. */
function nounForms(word: string, isPlural: boolean): readonly Cases[] | null {
  if (!/^\p{Lu}\p{Ll}+$/u.test(word)) return null
  const [ending, ways] =
    isPlural && word.endsWith("а") ? ([/а$/, [islands]] as const) : (nounOf(word) ?? [])
  if (ending === undefined || ways === undefined) return null
  return ways.map((cases) => cases.map((it) => word.replace(ending, it)))
}

const nounOf = (word: string) => nouns.find(([ending]) => ending.test(word))
