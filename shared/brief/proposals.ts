// Words that actors would add, delete or replace in the text, by provision in the order of the text.
import type { Proposal } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import type { DayFacts } from "./day.ts"
import { inList, inSentence } from "./holders.ts"
import { bold, bullet, heading } from "./piece.ts"
import type { BriefWords } from "./words.ts"

/** One line for each wording, however many propose it; not those that stand in a key point. */
export function proposalSections(facts: DayFacts, words: BriefWords): readonly Block[] {
  const order = facts.names.meeting.provisions.map((provision) => provision.id)
  const open = facts.proposals
    .filter((row) => !facts.isKey(row))
    .sort((a, b) => order.indexOf(a.provision) - order.indexOf(b.provision))
  const wordings = groupBy(open, ({ provision, op, old, text }) =>
    JSON.stringify([provision, op, old, text]),
  )
  const lines = [...wordings].map(([wording, rows]) => {
    const [{ provision }] = rows
    const name = facts.names.provisionById(provision)?.name ?? provision
    return bullet({
      piece: `proposal:${wording}`,
      from: rows,
      words: [bold(`${words.upper(name)}:`), ` ${sentence(rows, facts, words)}`],
    })
  })
  return lines.length === 0 ? [] : [heading(2, words.headings.proposals, "proposals"), ...lines]
}

function sentence(
  rows: readonly [Proposal, ...Proposal[]],
  facts: DayFacts,
  words: BriefWords,
): string {
  const [{ op, old, text }] = rows
  const who = once(rows.map((row) => proposer(row, facts, words)))
  const doubt = rows.every((row) => row.tags.includes("check")) ? ` (${words.unverified})` : ""
  if (op === "replace") return words.proposal.replace(who, old ?? "", text ?? "") + doubt
  return words.proposal[op](who, (op === "add" ? text : old) ?? "") + doubt
}

/** "Bangladesh"; "the African Group (Comoros)". */
function proposer({ speaker, onBehalfOf }: Proposal, facts: DayFacts, words: BriefWords): string {
  const [holder = ""] = inSentence([onBehalfOf ?? speaker], facts, words)
  const [voice = ""] = inList([speaker], facts, words)
  return onBehalfOf === null || onBehalfOf === speaker ? holder : `${holder} (${voice})`
}
