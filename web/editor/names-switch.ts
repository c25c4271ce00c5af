// Whether names in plain words become chips as one types, on this device.
import { onDevice } from "../ui/on-device.ts"

const key = "lineup-names-typed"

/** So it is unless this person has turned it off. */
export function areNamesTaken(): boolean {
  return onDevice()?.getItem(key) !== "off"
}

/** From the next key on, in all open notes. */
export function setNamesTaken(on: boolean): void {
  if (on) onDevice()?.removeItem(key)
  else onDevice()?.setItem(key, "off")
}
