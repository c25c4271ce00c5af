// Every key that does something is registered here, so that `?` can list it.

export interface Shortcut {
  /** As shown: "Alt+↓", "g then l". */
  readonly keys: string
  readonly does: string
  /** Where it works, as a heading of the list: words.shortcuts.everywhere, .note … */
  readonly where: string
}

const registered = new Set<readonly Shortcut[]>()
let opener: (() => void) | null = null

/** Lists these shortcuts under `?` until the returned function is called: `onMount(() => registerShortcuts([…]))`. */
export function registerShortcuts(shortcuts: readonly Shortcut[]): () => void {
  registered.add(shortcuts)
  return () => registered.delete(shortcuts)
}

/** What works on the screen as it is now, by place, in the order of registration. */
export function shortcutsByPlace(): ReadonlyMap<string, readonly Shortcut[]> {
  const places = new Map<string, Shortcut[]>()
  for (const shortcut of [...registered].flat()) {
    places.set(shortcut.where, [...(places.get(shortcut.where) ?? []), shortcut])
  }
  return places
}

/** Shows the list, as `?` does. */
export function openShortcuts(): void {
  opener?.()
}

/** The one dialog says how it is opened; the returned function takes that back. */
export function answerShortcuts(open: () => void): () => void {
  opener = open
  return () => {
    if (opener === open) opener = null
  }
}

const setting = "lineup-single-keys"

/** Whether keys without Ctrl or Alt do anything on this device: who steers by voice turns them off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(setting) !== "off"
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(setting)
  else localStorage.setItem(setting, "off")
}

/** Whether this press is a shortcut of one character: not in a text, not with Ctrl or Alt, and not turned off. */
export function isSingleKey(event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey
  return !modified && !event.isComposing && !isTyping(event.target) && singleKeysOn()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        "input:not([type=checkbox], [type=radio]), textarea, select, [role='combobox']",
      ))
  )
}
