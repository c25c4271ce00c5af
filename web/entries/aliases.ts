// Other names as a form shows them, in one field.
import { commaList } from "../ui/slug.ts"

export function aliasText(aliases: readonly string[]): string {
  return aliases.join(", ")
}

/** Those that were there stay as they are while nobody types, whatever commas a list brought into them. */
export function aliasesFrom(text: string, seen: readonly string[] | undefined): readonly string[] {
  return seen !== undefined && aliasText(seen) === text ? seen : commaList(text)
}
