// Going from screen to screen: the new heading takes the focus, and some clicks are left to the browser.

/** Focuses the main heading as soon as it stands there, unless the focus has found a place by itself. */
export function arriveAt(signal: AbortSignal): void {
  if (focusHeading()) return
  const watch = new MutationObserver(() => {
    if (focusHeading()) watch.disconnect()
  })
  watch.observe(document.body, { childList: true, subtree: true })
  signal.addEventListener("abort", () => watch.disconnect())
}

function focusHeading(): boolean {
  if (document.activeElement !== null && document.activeElement !== document.body) return true
  const heading = document.querySelector<HTMLElement>("main h1")
  if (heading === null) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

/**
 * Keeps clicks from the router that are the browser's: with a modifier key or the middle button (a new tab), and links
 * that the server answers itself (readers' page, files). sv-router 0.16 takes every click on a link of this origin; once
 * it looks at modifiers itself, only the second part is needed.
 */
export function leaveToBrowser(): () => void {
  const leave = (event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest("a") : null
    if (anchor === null) return
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (modified || event.button !== 0 || /^\/(p|api|sync)\//.test(anchor.pathname)) {
      event.stopPropagation()
    }
  }
  document.addEventListener("click", leave)
  return () => document.removeEventListener("click", leave)
}
