// Asking again until the server is reached.
import { expect, test } from "vitest"
import { onServerBack, tellServerBack, untilReached } from "./reached.ts"

test("it is asked again until it succeeds, and then no more", async () => {
  let asked = 0
  await new Promise<void>((done) => {
    untilReached(async () => {
      asked += 1
      if (asked === 3) done()
      return asked === 3
    }, 5)
  })
  dispatchEvent(new Event("online"))
  expect(asked).toBe(3)
})

test("a network that comes back is tried at once, one question at a time", async () => {
  let asked = 0
  const end = untilReached(() => {
    asked += 1
    return new Promise(() => undefined)
  })
  dispatchEvent(new Event("online"))
  dispatchEvent(new Event("online"))
  expect(asked).toBe(1)
  end()
})

test("nothing is asked after the end", () => {
  let asked = 0
  const end = untilReached(async () => {
    asked += 1
    return false
  })
  end()
  dispatchEvent(new Event("online"))
  expect(asked).toBe(0)
})

test("whoever waits for the server is told each time, until they have gone", () => {
  let told = 0
  const forget = onServerBack(() => {
    told += 1
  })
  tellServerBack()
  tellServerBack()
  forget()
  tellServerBack()
  expect(told).toBe(2)
})
