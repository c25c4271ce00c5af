// A short fingerprint of a text: to tell whether something changed, not to keep anyone from forging it.

/** 53 bits of the text as 11 characters; equal texts give equal ones on every machine. */
export function hashText(text: string): string {
  // cyrb53: two 32-bit lanes mixed with multiplications that Math.imul keeps exact.
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const number = 4294967296 * (2097151 & low) + (high >>> 0)
  return number.toString(36).padStart(11, "0")
}
