// A readable id from a name: "Labour rights" is "labour-rights".

/** At most 60 characters; with a number behind it where the id is taken; `kind` where the name gives no letters. */
export function slug(name: string, kind: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
  const start = plain === "" ? kind : plain
  if (!taken.has(start)) return start
  for (let n = 2; ; n += 1) {
    if (!taken.has(`${start}-${n}`)) return `${start}-${n}`
  }
}
