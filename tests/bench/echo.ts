// The least that goes from one browser to another: a socket on each side, and a server that passes on.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { WebSocketServer } from "ws"

export interface Echo {
  readonly url: string
  close(): void
}

/** Serves one page: with `?sends` each key is sent, and what is heard becomes a row. */
export async function openEcho(): Promise<Echo> {
  const http = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(page))
  const sockets = new WebSocketServer({ server: http })
  sockets.on("connection", (from) => {
    from.on("message", (words) => {
      for (const to of sockets.clients) if (to !== from) to.send(String(words))
    })
  })
  http.listen(0, "127.0.0.1")
  await once(http, "listening")
  const { port } = http.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets.clients) socket.terminate()
      http.close()
      http.closeAllConnections()
    },
  }
}

const page = `<!doctype html><title>Echo</title><ul id="rows"></ul><script>
const socket = new WebSocket(location.href.replace("http", "ws"))
socket.onopen = () => { window.isOpen = 1 }
let n = 0
if (location.search === "?sends") addEventListener("keydown", () => socket.send("n" + n++))
else socket.onmessage = ({ data }) => {
  const row = document.createElement("li")
  row.dataset.row = row.textContent = data
  document.querySelector("#rows").append(row)
}
</script>`
