import type { IncomingMessage } from "node:http"
import { expect, test } from "vitest"
import { siteOf } from "./site.ts"

const plain = siteOf("http://localhost:3000", { proxies: 0 })
const named = siteOf("https://lineup.example.org", { proxies: 1 })

test.each([
  ["http://localhost:3000", "localhost:3000", true],
  ["http://127.0.0.1:3000", "127.0.0.1:3000", true],
  ["http://192.168.1.5:3000", "192.168.1.5:3000", true],
  ["http://[::1]:3000", "[::1]:3000", true],
  ["http://localhost:5173", "localhost:3000", false],
  ["http://localhost:3000.evil.example", "localhost:3000", false],
  ["http://localhost:3000/", "localhost:3000", false],
  ["null", "localhost:3000", false],
  ["", "localhost:3000", false],
  ["http://evil.example", "localhost:3000", false],
  // Another site may let a name of its own lead to this machine: its pages are not ours.
  ["http://evil.example:3000", "evil.example:3000", false],
])("a page of %s at host %s is our own: %s", (origin, host, own) => {
  expect(plain.isOwn(origin, host)).toBe(own)
})

test("behind its public address only pages of that address are its own", () => {
  expect(named.isOwn("https://lineup.example.org", "10.0.0.7:3000")).toBe(true)
  expect(named.isOwn("http://lineup.example.org", "10.0.0.7:3000")).toBe(false)
  expect(named.isOwn("https://lineup.example.org.evil.example", undefined)).toBe(false)
})

test("an address comes from the socket, and from as many proxies as stand in front", () => {
  const request = (forwarded: string) =>
    ({
      headers: { "x-forwarded-for": forwarded },
      socket: { remoteAddress: "10.0.0.9" },
    }) as unknown as IncomingMessage
  expect(plain.addressOf(request("1.2.3.4"))).toBe("10.0.0.9")
  expect(named.addressOf(request("1.2.3.4, 5.6.7.8"))).toBe("5.6.7.8")
  expect(named.addressOf(request(""))).toBe("10.0.0.9")
})
