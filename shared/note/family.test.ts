import { expect, test } from "vitest"
import { familyOf, inFamily, toldApart } from "./family.ts"

test("a part of a part is of the first one's family, and its id no longer", () => {
  expect(inFamily("k3", "x9")).toBe("k3.x9")
  expect(inFamily("k3.x9", "p1")).toBe("k3.p1")
  expect(inFamily("k3~2", "p1")).toBe("k3.p1")
})

test("an id without a sign is a family of its own", () => {
  expect(familyOf("k3")).toBe("k3")
  expect(familyOf("k3.x9")).toBe("k3")
  expect(familyOf("k3~2")).toBe("k3")
  expect(familyOf("k3.x9~2")).toBe("k3")
  expect(familyOf("")).toBe("")
})

test("ids that come again are told apart, by no id of another", () => {
  expect(toldApart(["b", "b", "c", "b"])).toEqual(["b", "b~2", "c", "b~3"])
  expect(toldApart(["b", "b", "b~2", "b", "b~2"])).toEqual(["b", "b~3", "b~2", "b~4", "b~2~2"])
})
