// Ids of blocks.

const LENGTH = 10
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"

/** Ten random letters and digits: unlike every other id of a meeting, and short in a link. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("")
}
