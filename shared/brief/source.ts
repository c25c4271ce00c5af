// Where a composed block comes from, as the JSON that its `source` attribute holds.
import * as v from "valibot"

const refSchema = v.object({
  note: v.string(),
  block: v.string(),
  sentence: v.nullable(v.number()),
})
const sourceSchema = v.object({ piece: v.string(), from: v.array(refSchema), hash: v.string() })

/** A place in a note: a sentence of a block, or (null) the whole block. */
export type SourceRef = v.InferOutput<typeof refSchema>

/**
 * `piece` names what the block is, the same whenever the day is composed again ("group:eu-27:return");
 * `from` are the places that support it; `hash` is of the words as they were composed, so that an
 * edited block can be told from an untouched one.
 */
export type Source = v.InferOutput<typeof sourceSchema>

/** The attribute's JSON. */
export function printSource(source: Source): string {
  return JSON.stringify(source)
}

/** Reads the attribute of a block; null when it has none or it is not one of ours. */
export function parseSource(json: string | null): Source | null {
  if (json === null) return null
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), sourceSchema), json)
  return result.success ? result.output : null
}
