// The product's writing thread on a disk that takes twenty milliseconds longer for each commit.
import Database from "better-sqlite3"

const DELAY = 20
const never = new Int32Array(new SharedArrayBuffer(4))
const prepare = Database.prototype.prepare
Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql)
  if (sql !== "commit") return statement
  const commit = statement.run
  statement.run = function (...values: never) {
    Atomics.wait(never, 0, 0, DELAY)
    return commit.apply(this, values)
  }
  return statement
} as typeof prepare

await import("../../../server/store/sqlite/write-worker.ts")
