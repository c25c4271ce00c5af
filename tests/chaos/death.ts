// Lets the process die at a step of the writing thread that the environment names as DIE: "step:before:17" is before the
// 17th statement that writes, begins or commits; "keeping:after:2" after the 2nd that keeps a snapshot or compacts a log.
import Database from "better-sqlite3"

const KEEPING =
  /^(insert or replace into snapshot|delete from snapshot|delete from log|update log set|update doc set merged)/

const [where, when, nth] = (process.env.DIE ?? "").split(":")
let left = Number(nth)

const { prepare } = Database.prototype
Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement: Database.Statement = prepare.call(this, sql)
  const counts = where === "step" || (where === "keeping" && KEEPING.test(sql))
  if (!counts || statement.reader) return statement
  const run = statement.run.bind(statement)
  return Object.assign(statement, { run: (...values: unknown[]) => dying(() => run(...values)) })
} as typeof prepare

function dying<T>(act: () => T): T {
  left--
  if (left === 0 && when === "before") process.kill(process.pid, "SIGKILL")
  const done = act()
  if (left === 0 && when === "after") process.kill(process.pid, "SIGKILL")
  return done
}
