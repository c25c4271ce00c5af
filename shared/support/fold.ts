// Two spellings of one name fold to the same key.

/** Lower case, no accents, one kind of apostrophe, single spaces: "Côte  d’Ivoire" and "cote d'ivoire" are equal. */
export function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’ʼ`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()
}
