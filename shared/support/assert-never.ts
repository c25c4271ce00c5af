// The end of an exhaustive switch: the compiler lists what was forgotten.

/** Throws, quoting what was seen: a value that its type does not allow. */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value ${JSON.stringify(value)}`)
}
