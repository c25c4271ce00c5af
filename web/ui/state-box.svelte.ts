// For tests: props that a test changes after mounting.

/** The same object, reactive. */
export function stateBox<T extends object>(first: T): T {
  const box = $state(first)
  return box
}
