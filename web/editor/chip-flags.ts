// A chip's flag, drawn by the style sheet: nothing stands in the text that caret or input method could stumble over.
import { flagDrawing } from "../ui/flags.ts"

let sheet: CSSStyleSheet | undefined
const asked = new Set<string>()

/** The class that draws the actor's flag before its name, or null for who has none. The drawing follows by itself. */
export function flagClass(actor: string): string | null {
  const drawing = flagDrawing(actor)
  if (drawing === null) return null
  const name = `flag-of-${actor}`
  if (!asked.has(name)) {
    asked.add(name)
    drawing.then(
      (svg) => addRule(name, svg),
      // Not loaded, offline perhaps: the name stands alone, and the next drawing of it asks again.
      () => asked.delete(name),
    )
  }
  return name
}

function addRule(name: string, svg: string): void {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  const image = `data:image/svg+xml,${encodeURIComponent(svg)}`
  sheet.insertRule(`.${CSS.escape(name)} { --flag: url("${image}") }`)
}
