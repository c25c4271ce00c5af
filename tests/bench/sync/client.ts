// One client of a benchmark: joins a note as its server wants to be spoken to, and then hands on what it hears.
import * as Y from "yjs"
import type { Running } from "./servers.ts"
import { Voice } from "./speech.ts"
import { binary, Wire } from "./wire.ts"

export class Client {
  readonly voice: Voice
  readonly wire: Wire
  /** The state that it was given on joining. */
  state: Uint8Array = new Uint8Array()

  private constructor(wire: Wire, voice: Voice) {
    this.wire = wire
    this.voice = voice
  }

  /** Joins and receives the state; the first to come to a server that has nothing yet gives it `start`. */
  static async join(
    server: Running,
    { doc, person, start }: { doc: string; person: number; start: Uint8Array | null },
  ): Promise<Client> {
    const wire = await Wire.open(server.url(doc), server.headers(person))
    const client = new Client(wire, new Voice(server.speech, doc))
    if (server.speech !== "relay") await client.#joined(start)
    wire.message = null
    return client
  }

  /** Comes back with a document that may hold what the server has not, and keeps it up with the server's from then on. */
  static async resume(
    server: Running,
    { doc, person, own }: { doc: string; person: number; own: Y.Doc },
  ): Promise<Client> {
    const wire = await Wire.open(server.url(doc), server.headers(person))
    const client = new Client(wire, new Voice(server.speech, doc))
    client.follow(own)
    client.#begin(() => client.voice.step1(Y.encodeStateVector(own)))
    return client
  }

  /** Applies what the server says, and tells it what it lacks. */
  follow(own: Y.Doc): void {
    this.wire.message = (data) => {
      const said = this.voice.hear(data)
      if (said.kind === "welcome") this.send(this.voice.step1(Y.encodeStateVector(own)))
      if (said.kind === "step1") {
        this.send(this.voice.step2(Y.encodeStateAsUpdate(own, said.stateVector)))
      }
      if (said.kind === "step2" || said.kind === "update") Y.applyUpdate(own, said.update)
    }
  }

  /** Sends what its voice has made, together in one piece as a browser does. */
  send(...messages: readonly Uint8Array[]): void {
    this.wire.write(Buffer.concat(messages.map(binary)))
  }

  #joined(start: Uint8Array | null): Promise<void> {
    let [isGiven, isTold] = [start === null, false]
    return new Promise((done) => {
      this.wire.message = (data) => {
        const said = this.voice.hear(data)
        if (said.kind === "welcome") this.send(this.voice.step1())
        if (said.kind === "step1" && start !== null && !isGiven) {
          this.send(this.voice.step2(start))
          isGiven = true
        }
        if (said.kind === "step2") {
          this.state = said.update.slice()
          isTold = true
        }
        if (isGiven && isTold) done()
      }
      this.#begin(() => this.voice.step1())
    })
  }

  /** What a client says first: what it has, or who it is. */
  #begin(step1: () => Uint8Array): void {
    this.send(this.voice.speech === "y" ? step1() : this.voice.token())
  }
}
