// Notes written into a document as the editor would, and the stream of a meeting's events.
import { onTestFinished } from "vitest"
import type * as Y from "yjs"
import { type Meeting, namesOf } from "../../shared/meeting/meeting.ts"
import { chipLabel, parseNote } from "../../shared/notation/notation.ts"
import { writeNote } from "../../shared/note/note.ts"
import type { MeetingEvent, StatementsAnswer } from "../../shared/wire/wire.ts"
import type { Person } from "./server.ts"

let block = 0

/** Appends a note in text form, its chips as marks on their labels. */
export function write(fragment: Y.XmlFragment, meeting: Meeting, text: string): void {
  const names = namesOf(meeting)
  writeNote(fragment, parseNote(text), {
    label: ({ chip }) => chipLabel(chip, names),
    newId: () => `block${++block}`,
  })
}

/** A stream of events as a browser hears it; ends with the test. */
export class Events {
  readonly heard: { readonly id: string; readonly event: MeetingEvent }[] = []
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  readonly #waiting: { look: (event: MeetingEvent) => boolean; done: () => void }[] = []

  private constructor(answer: Response) {
    this.ended = this.#follow(answer)
  }

  static async of(person: Person, meeting: string, lastEventId?: string): Promise<Events> {
    const gone = new AbortController()
    onTestFinished(() => gone.abort())
    const answer = await person.fetch(`/api/meetings/${meeting}/events`, {
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
      signal: gone.signal,
    })
    return new Events(answer)
  }

  /** Resolves when such an event was heard, or was already. */
  next(look: (event: MeetingEvent) => boolean): Promise<void> {
    if (this.heard.some(({ event }) => look(event))) return Promise.resolve()
    return new Promise((done) => this.#waiting.push({ look, done }))
  }

  async #follow(answer: Response): Promise<void> {
    if (answer.body === null) return
    let text = ""
    try {
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const parts = text.split("\n\n")
        text = parts.pop() ?? ""
        for (const part of parts) this.#hear(part)
      }
    } catch (fault) {
      // The end of the test ends the stream as well.
      if (!(fault instanceof DOMException && fault.name === "AbortError")) throw fault
    }
  }

  #hear(part: string): void {
    const data = /^data: (.*)$/m.exec(part)?.[1]
    if (data === undefined) return
    const event = JSON.parse(data) as MeetingEvent
    this.heard.push({ id: /^id: (.*)$/m.exec(part)?.[1] ?? "", event })
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.look(event)) waiting.done()
      else this.#waiting.push(waiting)
    }
  }
}

/** The meeting's statements as they stand when the condition holds; asked anew with each index event. */
export async function statementsWhen(
  person: Person,
  meeting: string,
  events: Events,
  holds: (answer: StatementsAnswer) => boolean,
): Promise<StatementsAnswer> {
  for (let version = -1; ; ) {
    const answer = await person.must<StatementsAnswer>("GET", `/api/meetings/${meeting}/statements`)
    if (holds(answer)) return answer
    version = Math.max(version, answer.version)
    await events.next((event) => event.kind === "index" && event.version > version)
  }
}
