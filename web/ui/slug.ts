// Names as a person types them here: several in one field, and the id that a new one gets.

export { slug } from "../../shared/support/slug.ts"

/** Names typed in one field, separated by commas. */
export function commaList(text: string): readonly string[] {
  return text
    .split(/[,،、]/)
    .map((name) => name.trim())
    .filter((name) => name !== "")
}
