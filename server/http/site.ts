// The address that the server is reached at: which pages are its own, and where a request comes from.
import type { IncomingMessage } from "node:http"
import { isIP } from "node:net"
import { hostname } from "node:os"

export interface Site {
  /** The address others use, without a slash at its end. */
  readonly url: string
  /** True if a page of this origin is one of ours; `host` is the request's Host header. */
  isOwn(origin: string, host: string | undefined): boolean
  /** The address of the client: the socket's, or what the nearest trusted proxies say. */
  addressOf(request: IncomingMessage): string
}

/** `proxies` is how many stand in front, each adding one address to X-Forwarded-For. */
export function siteOf(url: string, { proxies }: { readonly proxies: number }): Site {
  return {
    url,
    isOwn(origin, host) {
      if (origin === url) return true
      if (host === undefined || !URL.canParse(origin)) return false
      const page = new URL(origin)
      return page.origin === origin && page.host === host && isOwnName(page.hostname, url)
    },
    addressOf(request) {
      const socket = request.socket.remoteAddress ?? "unknown"
      if (proxies === 0) return socket
      const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",")
      return forwarded.at(-proxies)?.trim() || socket
    },
  }
}

/** Another site can point a name of its own at this machine, but no address and none of these names. */
function isOwnName(name: string, url: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "")
  const machine = hostname().toLowerCase()
  const names = ["localhost", machine, `${machine}.local`, new URL(url).hostname]
  return isIP(bare) !== 0 || names.includes(bare)
}
