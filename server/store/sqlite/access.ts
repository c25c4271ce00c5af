// People and their roles, invites, tokens and settings in SQLite.
import type { Role } from "../../../shared/wire/wire.ts"
import type { AccessRecords, InviteRecord, TokenRecord } from "../store.ts"
import type { Row } from "./job.ts"
import { number, once, sql, type Tables, text } from "./tables.ts"

export function sqliteAccess(tables: Tables): AccessRecords {
  return { ...members(tables), ...invites(tables), ...tokens(tables), ...settings(tables) }
}

type Members = Pick<AccessRecords, "roleOf" | "rolesOf" | "people" | "setRole">

function members(tables: Tables): Members {
  return {
    roleOf: async (meeting, user) => {
      const row = tables.first(
        "select role from member where meeting = ? and user = ?",
        ...[meeting, user],
      )
      return row === null ? null : roleOf(row)
    },
    rolesOf: async (user) =>
      new Map(
        tables
          .all("select meeting, role from member where user = ?", user)
          .map((row) => [text(row, "meeting"), roleOf(row)]),
      ),
    people: async (meeting) =>
      tables
        .all(
          `select member.user, "user".name, member.role from member
           join "user" on "user".id = member.user where meeting = ? order by member.at, member.user`,
          meeting,
        )
        .map((row) => ({ user: text(row, "user"), name: text(row, "name"), role: roleOf(row) })),
    async setRole(meeting, user, role, at) {
      // The lead who goes must not be the last one; the test runs in the same transaction as the change.
      const stays =
        "(select count(*) from member where meeting = ? and role = 'lead' and user <> ?) > 0"
      const change =
        role === null
          ? once(
              `delete from member where meeting = ? and user = ? and (role <> 'lead' or ${stays})`,
              ...[meeting, user, meeting, user],
            )
          : once(
              `insert into member (meeting, user, role, at) values (?, ?, ?, ?)
               on conflict (meeting, user) do update set role = excluded.role
               where member.role <> 'lead' or excluded.role = 'lead' or ${stays}`,
              ...[meeting, user, role, at, meeting, user],
            )
      return (await tables.attempt(change)) !== null
    },
  }
}

type Invites = Pick<
  AccessRecords,
  "addInvite" | "invites" | "invite" | "useInvite" | "removeInvite"
>

const VALID = "until > ? and uses_left > 0"

function invites(tables: Tables): Invites {
  const invite = (hash: string, now: number) => {
    const row = tables.first(`select * from invite where hash = ? and ${VALID}`, hash, now)
    return row === null ? null : inviteOf(row)
  }
  return {
    async addInvite({ id, meeting, role, hash, until, usesLeft, by, at }) {
      await tables.write(
        once(
          `insert into invite (id, meeting, role, hash, until, uses_left, made_by, at)
           values (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[id, meeting, role, hash, until, usesLeft, by, at],
        ),
      )
    },
    invites: async (meeting, now) =>
      tables
        .all(`select * from invite where meeting = ? and ${VALID} order by at, id`, meeting, now)
        .map(inviteOf),
    invite: async (hash, now) => invite(hash, now),
    async useInvite(hash, user, now) {
      const found = invite(hash, now)
      if (found === null) return null
      const used = await tables.attempt(
        once(`update invite set uses_left = uses_left - 1 where hash = ? and ${VALID}`, hash, now),
        sql(
          `insert into member (meeting, user, role, at) values (?, ?, ?, ?)
           on conflict (meeting, user) do update set role = excluded.role where
             instr('reader,note-taker,lead', excluded.role) > instr('reader,note-taker,lead', member.role)`,
          ...[found.meeting, user, found.role, now],
        ),
      )
      return used === null ? null : { ...found, usesLeft: found.usesLeft - 1 }
    },
    async removeInvite(meeting, id) {
      const gone = once("delete from invite where meeting = ? and id = ?", meeting, id)
      return (await tables.attempt(gone)) !== null
    },
  }
}

function tokens(tables: Tables): Pick<AccessRecords, "addToken" | "isOpen" | "token"> {
  return {
    isOpen: async (session, now) => {
      const row = tables.first('select "expiresAt" from "session" where "id" = ?', session)
      return row !== null && Date.parse(text(row, "expiresAt")) > now
    },
    async addToken({ id, meeting, role, hash, until, at }) {
      await tables.write(
        once(
          "insert into token (id, meeting, role, hash, until, at) values (?, ?, ?, ?, ?, ?)",
          ...[id, meeting, role, hash, until, at],
        ),
      )
    },
    token: async (hash, now) => {
      const row = tables.first("select * from token where hash = ? and until > ?", hash, now)
      return row === null ? null : tokenOf(row)
    },
  }
}

function settings(tables: Tables): Pick<AccessRecords, "setting" | "settingOnce" | "takeSetting"> {
  const setting = (key: string) => {
    const row = tables.first("select value from setting where key = ?", key)
    return row === null ? null : text(row, "value")
  }
  return {
    setting: async (key) => setting(key),
    async settingOnce(key, value) {
      const add = "insert into setting (key, value) values (?, ?) on conflict do nothing"
      await tables.write(sql(add, key, value))
      return setting(key) ?? value
    },
    async takeSetting(key, value) {
      const taken = once("delete from setting where key = ? and value = ?", key, value)
      return (await tables.attempt(taken)) !== null
    },
  }
}

function roleOf(row: Row): Role {
  // The tables are written by this adapter alone, from checked roles.
  return text(row, "role") as Role
}

function inviteOf(row: Row): InviteRecord {
  return {
    id: text(row, "id"),
    meeting: text(row, "meeting"),
    role: roleOf(row),
    until: number(row, "until"),
    usesLeft: number(row, "uses_left"),
    by: text(row, "made_by"),
  }
}

function tokenOf(row: Row): TokenRecord {
  return {
    id: text(row, "id"),
    meeting: text(row, "meeting"),
    role: roleOf(row),
    until: number(row, "until"),
  }
}
