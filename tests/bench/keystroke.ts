// What a key costs the editor for names: finding them around the caret, and listing them in a popup.
import { Schema } from "@tiptap/pm/model"
import { TextSelection } from "@tiptap/pm/state"
import { Doc } from "yjs"
import { namesOf } from "../../shared/meeting/meeting.ts"
import { choicesFor } from "../../web/editor/name-search.ts"
import { namesToOffer } from "../../web/editor/names-typed.ts"
import { generatedMeeting } from "./generate.ts"
import { microseconds, milliseconds, repeated, report, timed } from "./measure.ts"

const promised = 1000
const names = namesOf(generatedMeeting)
const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    block: { content: "text*", attrs: { kind: { default: null } } },
    text: {},
  },
})
const sentences =
  "Brazil said that the Hungarian minister and Korea were right, and Comoros for the African Group asked for time. "
const shared = new Doc()

report("names, read ahead", { actors: names.actors.length, ms: timed(() => key("", 0)) })
for (const letters of [300, 3000]) {
  const text = sentences.repeat(Math.ceil(letters / sentences.length)).slice(0, letters)
  const key0 = repeated(2000, (n) => key(text, n))
  report("names around the caret, a key", {
    actors: names.actors.length,
    letters,
    ...microseconds(key0),
    ...{ promised_us: promised, kept: key0.median * 1000 < promised ? "yes" : "no" },
  })
}

const around = {
  names,
  date: "2027-03-08",
  used: new Map([["BRA", 7]]),
  heard: new Map([["NOR", 3]]),
  mayCreate: true,
}
for (const query of ["", "s", "swi", "巴西", "braizl", "nobody at all"]) {
  const listed = repeated(100, () => choicesFor({ kind: "actor", cited: false, query }, around))
  report("names of a popup", {
    typed: query === "" ? "@" : query,
    actors: names.actors.length,
    ...milliseconds(listed),
  })
}

/** As after a key at the end of a paragraph: its block is another one than before. */
function key(text: string, n: number): unknown {
  const block = schema.node("block", null, schema.text(`${text} x${n}`))
  const doc = schema.node("doc", null, [block])
  return namesToOffer(TextSelection.atEnd(doc), names, shared)
}
