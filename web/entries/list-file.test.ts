import { expect, test } from "vitest"
import { textOf } from "./list-file.ts"

const utf8 = (text: string) => [...new TextEncoder().encode(text)]
const utf16 = (text: string, isLittle: boolean) =>
  [...text].flatMap((letter) => {
    const unit = letter.charCodeAt(0)
    return isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
  })
const read = (bytes: readonly number[]) => textOf(new Uint8Array(bytes))

test("UTF-8 is read with and without its mark", () => {
  expect(read(utf8("name\nCôte"))).toEqual({ text: "name\nCôte", guessed: false })
  expect(read(utf8("\ufeffname\nCôte"))).toEqual({ text: "name\nCôte", guessed: false })
})

test("UTF-16 is read by its mark", () => {
  for (const isLittle of [true, false]) {
    expect(read(utf16("\ufeffname\tCôte", isLittle))).toEqual({
      ...{ text: "name\tCôte", guessed: false },
    })
  }
})

test("what is no UTF-8 is read as Windows-1252, and said to be a guess", () => {
  expect(read([0x43, 0xf4, 0x74, 0x65])).toEqual({ text: "Côte", guessed: true })
})
