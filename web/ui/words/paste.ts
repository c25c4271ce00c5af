// What the editor says after a paste.
import { count } from "./grammar.ts"

export const paste = {
  images: (n: number) =>
    n === 1
      ? "1 picture was left out: a note holds words only."
      : `${n} pictures were left out: a note holds words only.`,
  names: (n: number) => `${count(n, "name", "names")} in what was pasted.`,
  makeChips: "Make chips",
  made: (n: number) =>
    n === 1
      ? "1 name is a chip now. Ctrl Z takes it back."
      : `${n} names are chips now. Ctrl Z takes them back.`,
  dismiss: "Dismiss",
  tooLarge:
    "This is too large to paste, and nothing was put in. Save it as a file (Word, web page or text) and import that; or copy a part of it.",
  file: "Files cannot be pasted, and nothing was put in. Import the file instead, or copy its words.",
}
