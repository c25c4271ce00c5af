// A provision while it is typed.
import { type Provision, type ProvisionId, takenIds } from "../../shared/meeting/meeting.ts"
import { aliasesFrom, aliasText } from "../entries/aliases.ts"
import { Draft } from "../entries/draft.svelte.ts"
import { slug } from "../ui/slug.ts"

export class ProvisionDraft extends Draft<Provision> {
  name = $state("")
  aliases = $state("")

  /** Null begins a new one. */
  constructor(seen: Provision | null) {
    super(seen)
    this.name = seen?.name ?? ""
    this.aliases = aliasText(seen?.aliases ?? [])
  }

  /** What is typed now, with a new id among all provisions where it is new. */
  entry(provisions: readonly Provision[]): Provision {
    // A new id is made from letters, digits and dashes, which is what the ids' schema asks for.
    const id = this.seen?.id ?? (slug(this.name, "provision", takenIds(provisions)) as ProvisionId)
    return { id, name: this.name, aliases: aliasesFrom(this.aliases, this.seen?.aliases) }
  }
}
