import { expect, test } from "vitest"
import { familyOf, inFamily } from "./family.ts"

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
