// What the routes call: everything is handed in, so that the app is built from values.
import type { Accounts, Attempts, Entrance } from "../access/access.ts"
import type { Importer } from "../import/import.ts"
import type { Indexer } from "../indexer/indexer.ts"
import type { Relay } from "../relay/relay.ts"
import type { Store } from "../store/store.ts"
import type { Sync } from "../sync/sync.ts"
import type { Site } from "./site.ts"

export interface Services {
  readonly store: Store
  readonly accounts: Accounts
  readonly entrance: Entrance
  readonly read: Sync["read"]
  readonly append: Sync["append"]
  readonly importer: Importer
  readonly relay: Relay
  readonly indexer: Indexer
  readonly site: Site
  /** Failed sign-ins: by account and address, by account, and by address. */
  readonly attempts: {
    readonly here: Attempts
    readonly account: Attempts
    readonly address: Attempts
  }
  readonly now: () => number
  readonly warn: (message: string, details: object) => void
}
