// Two changes of one entry that met: which fields they disagree on, and the entry that a person makes of both.
import { differingFields, type Entry } from "../../shared/meeting/meeting.ts"

/** What was seen, what was typed over it, and what somebody else made of it meanwhile: null where it was taken out. */
export interface Clash<E extends Entry> {
  readonly seen: E | null
  readonly mine: E
  readonly theirs: E | null
}

export type Side = "mine" | "theirs"

/** A field that is not the same in both. */
export interface ClashField {
  readonly field: string
  readonly changedBy: Side | "both"
}

/** Those on which the two disagree; the id is never one of them. */
export function clashFields<E extends Entry>({
  seen,
  mine,
  theirs,
}: Clash<E>): readonly ClashField[] {
  if (theirs === null) return []
  const [byMe, byThem] = [seen ?? theirs, seen ?? mine].map((it, n) =>
    differingFields(it, n === 0 ? mine : theirs),
  )
  return differingFields(mine, theirs)
    .filter((field) => field !== "version")
    .map((field) => ({
      field,
      changedBy: byMe?.includes(field) ? (byThem?.includes(field) ? "both" : "mine") : "theirs",
    }))
}

/** What is chosen before anybody chooses: whoever alone changed a field. */
export function firstChoices(fields: readonly ClashField[]): ReadonlyMap<string, Side> {
  return new Map(
    fields.flatMap(({ field, changedBy }) => (changedBy === "both" ? [] : [[field, changedBy]])),
  )
}

/**
 * What stands, with the fields that are chosen of mine. A name that they gave up stays another name: notes that say so go
 * on meaning it.
 */
export function settled<E extends Entry>(
  { seen, mine, theirs }: Clash<E>,
  choices: ReadonlyMap<string, Side>,
): E {
  if (theirs === null) return mine
  const taken = [...choices].flatMap(([field, side]) => (side === "mine" ? [field] : []))
  const kept = Object.entries(theirs).filter(([field]) => !taken.includes(field))
  const own = Object.entries(mine).filter(([field]) => taken.includes(field))
  // Each field is one of two entries of this kind.
  const both = Object.fromEntries([...kept, ...own]) as unknown as E
  const former = theirs.aliases.filter((alias) => alias === seen?.name)
  const aliases = [...both.aliases, ...former.filter((alias) => !both.aliases.includes(alias))]
  return { ...both, aliases }
}
