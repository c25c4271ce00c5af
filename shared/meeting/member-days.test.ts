import { expect, test } from "vitest"
import type { ActorId, Membership } from "../roster/roster.ts"
import { faultInMembers } from "./member-days.ts"

const [camp, france] = ["camp", "FRA"] as unknown as [ActorId, ActorId]
const fault = (...members: Membership[]) => faultInMembers({ id: camp, members }, (id) => id)

test("a member may come back after it left", () => {
  expect(fault({ actor: france, until: "2013-10-02" }, { actor: france, from: "2018-02-08" })).toBe(
    null,
  )
  expect(fault()).toBe(null)
})

test("a membership that ends before it begins, and one that is there twice, are named", () => {
  expect(fault({ actor: france, from: "2018-03-13", until: "2018-03-12" })).toMatch(/^FRA: .*ends/)
  expect(fault({ actor: france }, { actor: france, from: "2018-03-12" })).toMatch(/twice/)
  const ends = { actor: france, until: "2018-03-12" }
  expect(fault(ends, { actor: france, from: "2018-03-12" })).toMatch(/twice/)
  expect(fault({ actor: camp })).toMatch(/member of itself/)
})
