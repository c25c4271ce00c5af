// Ids, and codes that open something: 128 bits or more, kept only as a hash.
import { createHash, randomBytes } from "node:crypto"

/** An id of 16 letters and digits, for use in addresses. */
export function newId(): string {
  const letters = "23456789abcdefghijkmnpqrstuvwxyz"
  return Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join("")
}

/** A code that nobody guesses: 32 random bytes for an address or a header. */
export function newCode(): string {
  return randomBytes(32).toString("base64url")
}

/** What is stored of a code. It is random, so one round is enough. */
export function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("base64url")
}
