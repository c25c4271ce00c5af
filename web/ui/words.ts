// Every word that the interface says, in one catalogue: a section for each screen, English for now.
// A sentence with something in it is a function; a number stands before its noun.

import { board } from "./words/board.ts"
import { brief } from "./words/brief.ts"
import { coverage } from "./words/coverage.ts"
import { entries } from "./words/entries.ts"
import {
  app,
  bar,
  failure,
  home,
  notFound,
  roles,
  shortcuts,
  stance,
  state,
} from "./words/frame.ts"
import { intake } from "./words/intake.ts"
import { map } from "./words/map.ts"
import { copies, filters, matrix } from "./words/matrix.ts"
import { meeting, recode, roster, topics } from "./words/meeting.ts"
import { chips, dayNote, editor, guide, margin, mends, note, popup, reasons } from "./words/note.ts"
import { offline } from "./words/offline.ts"
import { paste } from "./words/paste.ts"
import { join, people, reader, setUpServer, signIn } from "./words/people.ts"
import { reviews } from "./words/reviews.ts"
import { agreement, shifts } from "./words/shifts.ts"

export const words = {
  app,
  bar,
  state,
  failure,
  offline,
  shortcuts,
  roles,
  home,
  notFound,
  stance,
  meeting,
  topics,
  recode,
  roster,
  entries,
  people,
  reader,
  signIn,
  setUpServer,
  join,
  note,
  editor,
  chips,
  popup,
  paste,
  margin,
  reasons,
  mends,
  dayNote,
  guide,
  board,
  intake,
  reviews,
  matrix,
  map,
  shifts,
  agreement,
  coverage,
  filters,
  copies,
  brief,
}
