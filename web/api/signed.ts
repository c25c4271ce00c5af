// Tells whoever keeps something open that the session ended, and that it goes on.

const out = new Set<() => void>()
const again = new Set<() => void>()

/** Calls `tell` when a request was refused because nobody is signed in, until the returned function is called. */
export function onSignedOut(tell: () => void): () => void {
  out.add(tell)
  return () => out.delete(tell)
}

/** Calls `tell` when the same person signed in again over open screens: connections that were closed start anew. */
export function onSignedInAgain(tell: () => void): () => void {
  again.add(tell)
  return () => again.delete(tell)
}

/** For the room that asks the server. */
export function tellSignedOut(): void {
  for (const tell of out) tell()
}

/** For the session alone. */
export function tellSignedInAgain(): void {
  for (const tell of again) tell()
}
