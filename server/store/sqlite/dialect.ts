// Kysely over our two connections: queries read on the event loop's own, changes go through the writing thread.
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely"
import type { Value } from "./job.ts"
import { sql, type Tables } from "./tables.ts"

/** A dialect for the account library. It has no transactions: each statement is one. */
export function tablesDialect(tables: Tables): Dialect {
  const connection = new TablesConnection(tables)
  const refuse = () => Promise.reject(new Error("This connection has no transactions"))
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => ({
      init: () => Promise.resolve(),
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: () => Promise.resolve(),
      destroy: () => Promise.resolve(),
    }),
  }
}

class TablesConnection implements DatabaseConnection {
  readonly #tables: Tables

  constructor(tables: Tables) {
    this.#tables = tables
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters.map(storable)
    if (/^\s*(select|pragma)\b/i.test(query.sql)) {
      return { rows: this.#tables.all(query.sql, ...values) as R[] }
    }
    const [outcome] = await this.#tables.write(sql(query.sql, ...values))
    return {
      rows: (outcome?.rows ?? []) as R[],
      numAffectedRows: BigInt(outcome?.changes ?? 0),
      insertId: BigInt(outcome?.lastId ?? 0),
    }
  }

  // biome-ignore lint/correctness/useYield: the account library never streams; asking is a fault.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("This connection does not stream")
  }
}

function storable(value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "number") return value
  if (value === undefined) return null
  if (typeof value === "boolean") return Number(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite holds no ${typeof value}`)
}
