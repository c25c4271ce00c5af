// Which addresses a link may have: no script, no local file, nothing that a reader's click could set off.

/** The address without the spaces around it if it is http, https or mailto; else null. */
export function safeHref(href: string): string | null {
  const address = href.trim()
  return /^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(address) ? address : null
}
