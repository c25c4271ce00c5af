// What axe-core finds on a page: WCAG 2.0 to 2.2, levels A and AA, on a laptop in the light and a phone in the dark.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "playwright"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
const looks = [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
] as const

/** What axe finds in any of the looks, one line a finding, and whether the page is wider than its window. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { width, scheme } of looks) {
    await page.setViewportSize({ width, height: width < 720 ? 844 : 800 })
    // Without motion there is no moment between two colours.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" })
    await page.evaluate(axe)
    const results: AxeResults = await page.evaluate(
      (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
      rules,
    )
    for (const { id, nodes } of results.violations) {
      for (const { html } of nodes) found.push(`${width} ${scheme} ${id}: ${html.slice(0, 160)}`)
    }
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    if (isWide) found.push(`${width}: wider than the window`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

declare global {
  interface Window {
    readonly axe: typeof import("axe-core")
  }
}
