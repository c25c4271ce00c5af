// What stands over a section of the matrix.
import type { TableSection } from "../../shared/views/views.ts"
import { words } from "../ui/words.ts"

export function sectionName({ key, of }: TableSection): string {
  if (of !== null) return of.name
  return key === "groups" ? words.matrix.groups : words.matrix.others
}
