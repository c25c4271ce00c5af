// Whether this person has put the examples away, on this device.

const key = "lineup-guide"

export function guideHidden(): boolean {
  return stored()?.getItem(key) === "hidden"
}

export function hideGuide(): void {
  stored()?.setItem(key, "hidden")
}

/** Null where the browser keeps nothing: then the examples come back with the next note. */
function stored(): Storage | null {
  try {
    return localStorage
  } catch (fault) {
    if (fault instanceof DOMException) return null
    throw fault
  }
}
