// What a person has chosen on this device.

/** What the browser keeps here, by key; null where it keeps nothing. */
export function onDevice(): Storage | null {
  try {
    return localStorage
  } catch (fault) {
    if (fault instanceof DOMException) return null
    throw fault
  }
}
