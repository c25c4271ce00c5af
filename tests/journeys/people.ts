// What people do on the screens, in the words of the screens: set up, invite, join, open, write.
import type { Locator, Page } from "playwright"
import { expect as playwrightExpect } from "playwright/test"
import type { Person, Stage } from "./stage.ts"

/** Waits for what the screen should show; a busy machine gets its time. */
export const expect = playwrightExpect.configure({ timeout: 30_000 })

export const sample = "Global Compact for Migration, Session II"

/** The first lead comes in by the printed link. */
export async function setUp({ page }: Person, stage: Pick<Stage, "setupLink">): Promise<void> {
  if (stage.setupLink === null) throw new Error("The server printed no set-up link")
  await page.goto(stage.setupLink)
  await page.getByLabel("Your name, as the others see it").fill("Lead")
  await page.getByLabel("Username").fill("lead")
  await page.getByLabel("Password").fill("a password for the journey")
  await page.getByRole("button", { name: "Take into use" }).click()
  await expect(page.getByRole("link", { name: sample })).toBeVisible()
}

/** Makes an invite on the people screen; gives its link. */
export async function invite({ page }: Person, role: "note-taker" | "reader"): Promise<string> {
  await page.goto("/m/gcm-2/people")
  await page.getByLabel("As", { exact: true }).selectOption(role)
  await page.getByRole("button", { name: "Make an invite" }).click()
  const link = page.getByLabel("Link", { exact: true })
  await expect(link).toBeVisible()
  return link.inputValue()
}

/** Joins by the link with a name alone. */
export async function join({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel("Your name, as the others see it").fill(name)
  await page.getByRole("button", { name: "Join the meeting" }).click()
  await expect(page.getByRole("link", { name: sample })).toBeVisible()
}

/** The note's text as it is edited. */
export const noteText = (page: Page): Locator => page.getByRole("textbox", { name: / March, / })

/** The words of each block, without what is drawn beside them: signs, carets, names of colleagues. */
export function blockWords(page: Page): Promise<string[]> {
  return noteText(page).evaluate((text) =>
    [...text.querySelectorAll(".words")].map((words) => {
      const copy = words.cloneNode(true) as Element
      for (const drawn of copy.querySelectorAll(".ProseMirror-widget")) drawn.remove()
      return copy.textContent ?? ""
    }),
  )
}

/** Waits until the state line says so. */
export async function saved({ page }: Person): Promise<void> {
  await expect(page.getByText("Saved on the server").first()).toBeVisible()
}

/** Types at the end of the note, as on a keyboard; each line is a block of its own. */
export async function write({ page }: Person, lines: readonly string[]): Promise<void> {
  await noteText(page).press("Control+End")
  for (const line of lines) {
    await page.keyboard.press("Enter")
    await page.keyboard.type(line, { delay: 2 })
  }
}
