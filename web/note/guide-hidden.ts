// Whether this person has put the examples away, on this device: where it keeps nothing they come back with the next note.
import { onDevice } from "../ui/on-device.ts"

const key = "lineup-guide"

export function guideHidden(): boolean {
  return onDevice()?.getItem(key) === "hidden"
}

export function hideGuide(): void {
  onDevice()?.setItem(key, "hidden")
}
