import { expect, test } from "vitest"
import { safeHref } from "./safe-href.ts"

test("web and mail addresses are links", () => {
  expect(safeHref(" https://www.un.org/en ")).toBe("https://www.un.org/en")
  expect(safeHref("HTTP://example.org")).toBe("HTTP://example.org")
  expect(safeHref("mailto:team@example.org")).toBe("mailto:team@example.org")
})

test("nothing else is", () => {
  for (const href of [
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//example.org",
    "/m/1",
    "https://exa\u0000mple.org",
    "https://exa mple.org",
    "https://",
    "",
  ]) {
    expect(safeHref(href)).toBeNull()
  }
})
