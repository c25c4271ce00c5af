// What a delegation's people and papers are called, behind its adjective or its name.

const roles = new Set(
  `
   delegation delegations delegate delegates ambassador ambassadors amb ambs minister ministers
   ministry representative representatives rep reps mission missions government governments
   negotiator negotiators president presidents presidency premier chancellor permrep counsellor
   attache envoy envoys diplomat diplomats official officials spokesperson spokespersons
   spokesman spokeswoman speaker proposal proposals statement statements intervention
   interventions position positions amendment amendments submission side counterpart
   counterparts authorities leader leaders cabinet secretary pm fm pr dpr charge remarks speech
   view views suggestion suggestions objection objections request requests paper initiative
   initiatives compromise formulation wording team undersecretary administration commissioner
   parliamentarian parliamentarians senator senators argument arguments question questions reply
   answer reservation reservations support opposition concern concerns call demand demands plea
   insistence nonpaper interlocutor expert experts adviser advisor colleague colleagues friends
   lead coordinator observer observers consul facilitator facilitators rapporteur mediator
   mediators embassy parliament lawmaker lawmakers draft drafts motion veto offer pledge pledges
   edits comments backing rejection endorsement resistance refusal`
    .trim()
    .split(/\s+/),
)

/** Words that may stand between the adjective and the role: `the Hungarian foreign minister`. */
const ranks = new Set(
  `
   foreign prime deputy vice permanent acting chief lead senior junior special climate
   environment trade finance interior home justice labour labor migration health state assistant
   first second third new former outgoing incoming alternate governmental national written oral
   joint original latest revised lengthy alternative co under non high nuclear economic energy
   human rights un security defence defense development`
    .trim()
    .split(/\s+/),
)

/** A delegation's person, body or paper, folded. */
export const isRole = (word: string): boolean => roles.has(word)
export const isRank = (word: string): boolean => ranks.has(word)

const parts = new Set(
  `objective objectives paragraph paragraphs para paras article articles principle principles section chapter annex
   preamble option options alternative guideline goal goals target targets indicator`
    .trim()
    .split(/\s+/),
)

/** A part of the text under negotiation: `Norway Objective 2: delete`. */
export const isPartOfText = (word: string): boolean => parts.has(word)
