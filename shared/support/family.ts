// Blocks of a note that were one block once say so in their ids.

/**
 * What the ids of all blocks of one family begin with: the id up to its first `.`, or up to the `~` by which a reading
 * tells blocks of one id apart.
 */
export function familyOf(id: string): string {
  return id.split(/[.~]/, 1)[0] ?? id
}
