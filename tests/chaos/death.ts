// Lets the process die at a point of the writing thread's work that the environment names as DIE, like "exec:before:17".
import Database from "better-sqlite3"

const [where, when, nth] = (process.env.DIE ?? "").split(":")
let left = Number(nth)

if (where === "exec") {
  const { exec } = Database.prototype
  Database.prototype.exec = function (this: Database.Database, sql) {
    return dying(() => exec.call(this, sql))
  }
} else if (where === "snapshot") {
  const { prepare } = Database.prototype
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const statement: Database.Statement = prepare.call(this, sql)
    if (!/snapshot/.test(sql)) return statement
    const run = statement.run.bind(statement)
    return Object.assign(statement, { run: (...values: unknown[]) => dying(() => run(...values)) })
  } as typeof prepare
}

function dying<T>(act: () => T): T {
  left--
  if (left === 0 && when === "before") process.kill(process.pid, "SIGKILL")
  const done = act()
  if (left === 0 && when === "after") process.kill(process.pid, "SIGKILL")
  return done
}
