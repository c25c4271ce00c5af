// A network between clients and a server that can be made as bad as that of a conference: cut, dead, slow, stalling.
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net"
import { onTestFinished } from "vitest"
import type { Place } from "../support/sync.ts"

/** How the network treats what passes. */
export interface Weather {
  /** Each piece comes so much later, milliseconds; asked for each. */
  delay: () => number
  /** Nothing passes now, and comes later. */
  stalled: boolean
  /** The line is dead and says so to nobody: nothing passes, and no end is told to the other side. */
  dead: boolean
  /** Bytes a second to the clients. */
  rate: number
  /** The line is cut after so many bytes more. */
  cutAfter: number
}

const fair = (): Weather => ({
  ...{ delay: () => 0, stalled: false, dead: false },
  ...{ rate: Number.POSITIVE_INFINITY, cutAfter: Number.POSITIVE_INFINITY },
})

const TICK = 10

export class Network {
  readonly weather: Weather = fair()
  readonly #server: Server
  readonly #lines = new Set<readonly [Socket, Socket]>()
  #target: URL

  private constructor(target: Place) {
    this.#target = new URL(target.url)
    this.#server = createServer((client) => this.#join(client))
  }

  /** It ends with the test. */
  static async to(target: Place): Promise<Network> {
    const network = new Network(target)
    await new Promise<void>((done) => network.#server.listen(0, "127.0.0.1", done))
    onTestFinished(() => network.close())
    return network
  }

  get place(): Place {
    const { port } = this.#server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, syncUrl: `ws://127.0.0.1:${port}/sync` }
  }

  /** Lines that are open on the side of the server. */
  get held(): number {
    return [...this.#lines].filter(([, upstream]) => !upstream.destroyed).length
  }

  /** The server is elsewhere from now on. */
  leadTo(target: Place): void {
    this.#target = new URL(target.url)
  }

  cut(): void {
    for (const line of this.#lines) for (const socket of line) socket.destroy()
    this.#lines.clear()
  }

  /** Fair weather again, on new lines. */
  mend(): void {
    Object.assign(this.weather, fair())
    this.cut()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(client: Socket): void {
    if (this.weather.dead) return
    const upstream = connect(Number(this.#target.port), this.#target.hostname)
    const line = [client, upstream] as const
    this.#lines.add(line)
    this.#pass(client, upstream, () => Number.POSITIVE_INFINITY)
    this.#pass(upstream, client, () => this.weather.rate)
    for (const socket of line) {
      // A close follows each.
      socket.on("error", () => undefined)
      socket.on("close", () => {
        if (this.weather.dead) return
        for (const other of line) other.destroy()
        this.#lines.delete(line)
      })
    }
  }

  /** Piece by piece, so that who sends notices a slow line. */
  #pass(from: Socket, to: Socket, rate: () => number): void {
    from.on("data", (piece: Buffer) => {
      const { weather } = this
      from.pause()
      const wait = weather.delay() + (piece.length / rate()) * 1000
      const due = Date.now() + wait
      const look = () => {
        if (from.destroyed && to.destroyed) return
        if (weather.stalled || weather.dead || Date.now() < due) setTimeout(look, TICK)
        else this.#send(piece, to, from)
      }
      if (wait === 0 && !weather.stalled && !weather.dead) this.#send(piece, to, from)
      else look()
    })
  }

  #send(piece: Buffer, to: Socket, from: Socket): void {
    this.weather.cutAfter -= piece.length
    if (this.weather.cutAfter < 0) {
      to.write(piece.subarray(0, piece.length + this.weather.cutAfter))
      this.cut()
      return
    }
    to.write(piece, () => from.resume())
  }
}
