// When the team listened: who watched which room, and who corrects it.
export const coverage = {
  unknown: "It is not known when the team listened on this day, so a silence may be our absence.",
  listened: (from: string, until: string) => `We listened from ${from} to ${until}.`,
  gaps: (gaps: string) => `Nobody was listening ${gaps}.`,
  gap: (from: string, until: string) => `${from}–${until}`,
  notLoaded: (why: string) => `When the team listened was not loaded: ${why}`,
  who: "Who watched which room",
  how: "Read from who typed in the day’s notes, a quarter of an hour at a time; times are the meeting’s.",
  person: "Person",
  room: "Room",
  noRoom: "the room",
  times: "Times",
  from: "From",
  until: "Until",
  timeHint: "As 10:42",
  was: "What is right",
  wasThere: "was there",
  wasNot: "was not there",
  correct: "Correct by hand",
  corrections: "Corrected by hand",
  correction: (by: string, who: string, what: string, room: string, when: string) =>
    `${by}: ${who} ${what}${room === "" ? "" : `, ${room}`}, ${when}`,
} as const
