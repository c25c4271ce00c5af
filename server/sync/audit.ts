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
export interface Range {
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
    const fresh = freshStructs(structs, holding, user)
    const clocks = order(fresh, holding.clocks)
    const clockOf = (client: number) => clocks.get(client) ?? holding.clocks.get(client) ?? 0
    for (const { client, clock, len } of deletes) {
      if (!(len > 0) || clock + len > clockOf(client)) refuse("deletes what is not there")
    }
    const introduced = [...clocks.keys()].filter((client) => !holding.authors.has(client))
    if (introduced.length > MOST_CLIENTS) refuse("comes from too many clients at once")
    return { ok: true, clocks, introduced, deletes }
  } catch (fault) {
    const gap = fault instanceof Refused && fault.gap
    const why = fault instanceof Refused ? fault.message : "cannot be read"
    return { ok: false, code: "invalid", text: `The update ${why}.`, gap }
  }
}

type Struct = Y.Item | Y.GC | Y.Skip

function decode(update: Uint8Array): { structs: readonly Struct[]; deletes: Range[] } {
  const { structs, ds } = Y.decodeUpdate(update)
  // Applying an update keeps only the last of two blocks of one client, so there must be one for each.
  const blocks = decoding.readVarUint(decoding.createDecoder(update))
  if (blocks !== new Set(structs.map(({ id }) => id.client)).size) refuse("is not well-formed")
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  )
  return { structs, deletes }
}

/** The structs that the server does not hold, by client id, each client's without a gap; all of them may be written by the user. */
function freshStructs(
  structs: readonly Struct[],
  { clocks, authors }: Holding,
  user: string,
): Map<number, Struct[]> {
  const fresh = new Map<number, Struct[]>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const end = clock + struct.length
    if (!Number.isSafeInteger(end) || struct.length < 1 || end > LAST_CLOCK) {
      refuse("counts beyond what is possible")
    }
    const mine = fresh.get(client) ?? []
    const last = mine.at(-1)
    const known = last ? last.id.clock + last.length : (clocks.get(client) ?? 0)
    if (clock > known || (struct instanceof Y.Skip && end > known)) {
      throw new Refused("builds on something that the server does not have", { gap: true })
    }
    if (end <= known || struct instanceof Y.Skip) continue
    if (!isOwn(client, { clocks, authors }, user)) refuse("writes in another's name")
    if (struct instanceof Y.Item) checkContent(struct)
    mine.push(struct)
    fresh.set(client, mine)
  }
  return fresh
}

function isOwn(client: number, { clocks, authors }: Holding, user: string): boolean {
  const author = authors.get(client)
  return author === undefined ? !clocks.has(client) : author === user
}

function checkContent({ content, parentSub }: Y.Item): void {
  if (content instanceof Y.ContentDoc) refuse("holds another document")
  const key = content instanceof Y.ContentFormat ? content.key : parentSub
  if (key !== null && forbiddenKeys.has(key)) refuse(`uses the name ${key}`)
}

/**
 * Walks the fresh structs as applying them will: each only after all that it refers to. Whatever would wait for
 * something that is missing, or for itself, is refused. Gives the clocks afterwards.
 */
function order(
  fresh: ReadonlyMap<number, readonly Struct[]>,
  known: ReadonlyMap<number, number>,
): Map<number, number> {
  const clocks = new Map<number, number>()
  const clockOf = (client: number) => clocks.get(client) ?? known.get(client) ?? 0
  const done = new Map<number, number>()
  const waiting = new Map<number, number[]>()
  const ready = [...fresh.keys()]
  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const structs = fresh.get(client) ?? []
    let at = done.get(client) ?? 0
    for (; at < structs.length; at++) {
      const struct = structs[at]
      const missing = referencesOf(struct).find(({ client: of, clock }) => clock >= clockOf(of))
      if (missing !== undefined) {
        waiting.set(missing.client, [...(waiting.get(missing.client) ?? []), client])
        break
      }
      if (struct !== undefined) clocks.set(client, struct.id.clock + struct.length)
    }
    done.set(client, at)
    ready.push(...(waiting.get(client) ?? []))
    waiting.delete(client)
  }
  for (const [client, structs] of fresh) {
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
