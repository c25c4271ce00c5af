// Words that actors would add, delete or replace in the text, by provision in the order of the text.
import type { Proposal } from "../meeting/meeting.ts"
import type { Block } from "../notation/notation.ts"
import { groupBy } from "../support/group-by.ts"
import { once } from "../support/once.ts"
import type { DayFacts } from "./day.ts"
import { inList, inSentence } from "./holders.ts"
import { bold, bullet, heading } from "./piece.ts"
import type { BriefWords } from "./words.ts"

/** A line for each provision and proposer; those who propose the same words together. Not those that stand in a key point. */
export function proposalSections(facts: DayFacts, words: BriefWords): readonly Block[] {
  const order = facts.names.meeting.provisions.map((provision) => provision.id)
  const open = facts.proposals
    .filter((row) => !facts.isKey(row))
    .sort((a, b) => order.indexOf(a.provision) - order.indexOf(b.provision))
  const byWording = groupBy(open, ({ provision, op, old, text }) =>
    JSON.stringify([provision, op, old, text]),
  )
  const wordings = [...byWording.values()].map((rows) => ({
    rows,
    who: once(rows.map((row) => proposer(row, facts, words))),
  }))
  const byProposer = groupBy(wordings, ({ rows: [{ provision }], who }) =>
    JSON.stringify([provision, who]),
  )
  const lines = [...byProposer.values()].map((same) => {
    const [
      {
        who,
        rows: [{ provision, onBehalfOf, speaker }],
      },
    ] = same
    const name = facts.names.provisionById(provision)?.name ?? provision
    const all = same.flatMap((wording) => wording.rows)
    const doubt = all.every((row) => row.tags.includes("check")) ? ` (${words.unverified})` : ""
    return bullet({
      piece: `proposal:${provision}:${onBehalfOf ?? speaker}`,
      from: all,
      words: [
        bold(`${words.upper(name)}${words.colon}`),
        ` ${words.proposal(who, editsOf(all, words))}${doubt}`,
      ],
    })
  })
  return lines.length === 0 ? [] : [heading(2, words.headings.proposals, "proposals"), ...lines]
}

/** "add “a” and “b”, and delete “c”" */
function editsOf(rows: readonly Proposal[], words: BriefWords): string {
  const texts = (op: "add" | "delete") =>
    once(rows.flatMap((row) => (row.op === op ? [(op === "add" ? row.text : row.old) ?? ""] : [])))
  const [added, deleted] = [texts("add"), texts("delete")]
  const replaced = once(
    rows.flatMap((row) =>
      row.op === "replace" ? [words.edit.replace(row.old ?? "", row.text ?? "")] : [],
    ),
  )
  return words.list([
    ...(added.length > 0 ? [words.edit.add(added)] : []),
    ...(deleted.length > 0 ? [words.edit.delete(deleted)] : []),
    ...replaced,
  ])
}

/** "Bangladesh"; "the African Group (Comoros)". */
function proposer({ speaker, onBehalfOf }: Proposal, facts: DayFacts, words: BriefWords): string {
  const [holder = ""] = inSentence([onBehalfOf ?? speaker], facts, words)
  const [voice = ""] = inList([speaker], facts, words)
  return onBehalfOf === null || onBehalfOf === speaker ? holder : `${holder} (${voice})`
}
