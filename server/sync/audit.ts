// Examines an update before it touches anything: what would corrupt the document, or speak in another's name, is refused.
import * as decoding from "lib0/decoding"
import * as Y from "yjs"
import type { RejectCode } from "../../shared/wire/wire.ts"

/** What the server holds of a document, with what it has accepted and not yet committed. */
export interface Holding {
  /** The next clock of each client id. */
  readonly clocks: ReadonlyMap<number, number>
  /** Who introduced each client id. */
  readonly authors: ReadonlyMap<number, string>
  /** Whose presence a client id is; null: nobody's. Nobody begins to write under the id of somebody who is there. */
  readonly presentAs: (client: number) => string | null
  /**
   * The server was set back to a backup, and this is all that a client still has: what others wrote since may be in it.
   * Client ids that come so are nobody's until their owner types under them.
   */
  readonly recovering: boolean
}

export type Audit =
  | {
      readonly ok: true
      /** The clocks that the update moves on. */
      readonly clocks: ReadonlyMap<number, number>
      /** The client ids that it introduces. */
      readonly introduced: readonly number[]
      readonly deletes: readonly Range[]
    }
  | {
      readonly ok: false
      readonly code: RejectCode
      readonly text: string
      /** Something before it is missing: a fresh exchange of states can mend that. */
      readonly gap: boolean
    }

/** Clocks from `clock` to before `clock + len` of one client id. */
interface Range {
  readonly client: number
  readonly clock: number
  readonly len: number
}

/** Keys that would become the prototype of an object made from the document. */
const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"])
const LAST_CLOCK = 2 ** 31
/** Client ids that one update may introduce: as many tabs as nobody had open offline. */
const MOST_CLIENTS = 1000

class Refused extends Error {
  readonly gap: boolean
  constructor(text: string, { gap }: { gap: boolean }) {
    super(text)
    this.gap = gap
  }
}

/** Audits an update in Yjs's first encoding. Structs must come from the user's own client ids or be known already. */
export function audit(update: Uint8Array, holding: Holding, user: string): Audit {
  try {
    const { structs, deletes } = decode(update)
    const clocks = order(byClient(structs, holding, user), holding.clocks)
    const clockOf = (client: number) => clocks.get(client) ?? holding.clocks.get(client) ?? 0
    for (const { client, clock, len } of deletes) {
      if (len > 0 && clock + len <= clockOf(client)) continue
      // Who comes back and deletes at once what was typed meanwhile is ahead of the exchange of states that brings it.
      const gap = len > 0 && clock + len <= LAST_CLOCK && isOwn(client, holding, user)
      throw new Refused("deletes what is not there", { gap })
    }
    const fresh = [...clocks.keys()].filter((client) => !holding.authors.has(client))
    if (fresh.length > MOST_CLIENTS) refuse("comes from too many clients at once")
    return { ok: true, clocks, introduced: holding.recovering ? [] : fresh, deletes }
  } catch (fault) {
    const gap = fault instanceof Refused && fault.gap
    const why = fault instanceof Refused ? fault.message : "cannot be read"
    return { ok: false, code: "invalid", text: `The update ${why}.`, gap }
  }
}

type Struct = Y.Item | Y.GC | Y.Skip

/** Yjs's decoder, which tells afterwards whether all bytes were read. */
class WholeDecoder extends Y.UpdateDecoderV1 {
  static last: WholeDecoder | null = null

  constructor(decoder: decoding.Decoder) {
    super(decoder)
    WholeDecoder.last = this
  }
}

function decode(update: Uint8Array): { structs: readonly Struct[]; deletes: Range[] } {
  const { structs, ds } = Y.decodeUpdateV2(update, WholeDecoder)
  if (WholeDecoder.last?.restDecoder.pos !== update.length) refuse("is longer than what it holds")
  // Applying an update keeps only the last of two blocks of one client, so there must be one for each.
  const blocks = decoding.readVarUint(decoding.createDecoder(update))
  if (blocks !== new Set(structs.map(({ id }) => id.client)).size) refuse("is not well-formed")
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  )
  return { structs, deletes }
}

/**
 * All structs by client id, each client's in order. Throws where one leaves a gap, or where one that the server does
 * not hold is not the user's to write.
 */
function byClient(
  structs: readonly Struct[],
  holding: Holding,
  user: string,
): Map<number, Struct[]> {
  const found = new Map<number, Struct[]>()
  const reached = new Map<number, number>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!Number.isSafeInteger(end) || struct.length < 1 || end > LAST_CLOCK) {
      refuse("counts beyond what is possible")
    }
    const known = reached.get(client) ?? holding.clocks.get(client) ?? 0
    if (clock > known || (struct instanceof Y.Skip && end > known)) {
      throw new Refused("builds on something that the server does not have", { gap: true })
    }
    if (end > known) {
      if (!isOwn(client, holding, user)) refuse("writes in another's name")
      if (struct instanceof Y.Item) checkContent(struct)
      reached.set(client, end)
    }
    if (struct instanceof Y.Skip) continue
    const mine = found.get(client)
    if (mine === undefined) found.set(client, [struct])
    else mine.push(struct)
  }
  return found
}

function isOwn(client: number, holding: Holding, user: string): boolean {
  const { authors, clocks, presentAs, recovering } = holding
  if (recovering) return true
  const owner = authors.get(client) ?? presentAs(client)
  return owner === null ? !clocks.has(client) : owner === user
}

function checkContent({ content, parentSub }: Y.Item): void {
  if (content instanceof Y.ContentDoc) refuse("holds another document")
  const key = content instanceof Y.ContentFormat ? content.key : parentSub
  if (key !== null && forbiddenKeys.has(key)) refuse(`uses the name ${key}`)
}

/**
 * Walks the structs as applying them will: each only after all that it refers to, also those that the server holds
 * already, for they are looked at again. Whatever would wait for something that is missing, or for itself, is
 * refused. Gives the clocks that moved on.
 */
function order(
  byClient: ReadonlyMap<number, readonly Struct[]>,
  known: ReadonlyMap<number, number>,
): Map<number, number> {
  const clocks = new Map<number, number>()
  const clockOf = (client: number) => clocks.get(client) ?? known.get(client) ?? 0
  const done = new Map<number, number>()
  const waiting = new Map<number, number[]>()
  const ready = [...byClient.keys()]
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const structs = byClient.get(client) ?? []
    const from = done.get(client) ?? 0
    let at = from
    for (; at < structs.length; at++) {
      const struct = structs[at]
      const missing = referencesOf(struct).find(({ client: of, clock }) => clock >= clockOf(of))
      if (missing !== undefined) {
        waiting.set(missing.client, [...(waiting.get(missing.client) ?? []), client])
        break
      }
      const end = struct === undefined ? 0 : struct.id.clock + struct.length
      if (end > clockOf(client)) clocks.set(client, end)
    }
    done.set(client, at)
    // Only progress can have brought what another client waits for.
    if (at === from) continue
    ready.push(...(waiting.get(client) ?? []))
    waiting.delete(client)
  }
  for (const [client, structs] of byClient) {
    if (done.get(client) !== structs.length) {
      throw new Refused("refers to something that the server does not have", { gap: true })
    }
  }
  return clocks
}

function referencesOf(struct: Struct | undefined): readonly Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent].filter((it) => it instanceof Y.ID)
}

function refuse(why: string): never {
  throw new Refused(why, { gap: false })
}
