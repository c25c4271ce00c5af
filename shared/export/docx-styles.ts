// How a brief looks in Word: real styles, so that its readers can restyle it; list numbering; page size.
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx"

/** Twentieths of a point: A4, and the width between its margins. */
export const page = { width: 11906, height: 16838, margin: 1247, text: 9412 } as const

/** Names of the two lists in `numbering`. */
export const BULLETS = "bullets"
export const NUMBERS = "numbers"
/** Word knows no list deeper than this. */
export const DEEPEST = 8

/** Left edge of the words of a list item, by depth. */
export function itemIndent(depth: number): number {
  return 360 * (depth + 1)
}

const black = "1D1C1A"
const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true, color: black },
  paragraph: {
    spacing: { before, after, line: 252, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
  },
})

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: "Calibri", size: 22, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(36, 0, 120),
    heading2: heading(27, 320, 100),
    heading3: heading(23, 200, 60),
    heading4: heading(22, 160, 60),
    heading5: heading(22, 160, 60),
    heading6: heading(22, 160, 60),
    listParagraph: { paragraph: { spacing: { after: 80 } } },
    hyperlink: { run: { color: "0B5A68", underline: {} } },
  },
  paragraphStyles: [
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      paragraph: {
        indent: { left: 284 },
        border: { left: { style: BorderStyle.SINGLE, size: 18, space: 10, color: "5D4F7C" } },
      },
    },
    {
      id: "Footer",
      name: "footer",
      basedOn: "Normal",
      run: { size: 17, color: "504D47" },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      quickFormat: true,
      run: { size: 20 },
      paragraph: { spacing: { after: 40, line: 252, lineRule: LineRuleType.AUTO } },
    },
  ],
}

const levels = (
  format: (depth: number) => {
    format: typeof LevelFormat.BULLET | typeof LevelFormat.DECIMAL
    text: string
  },
) =>
  Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    ...format(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: itemIndent(level), hanging: 360 } } },
  }))

export const numbering: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: levels((level) => ({
        format: LevelFormat.BULLET,
        text: level % 2 === 0 ? "•" : "–",
      })),
    },
    {
      reference: NUMBERS,
      levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })),
    },
  ],
}
