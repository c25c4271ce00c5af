// The tables, in the order in which they came to be. A migration that was released is never changed again.
import type Database from "better-sqlite3"
import { sha256 } from "./snapshots.ts"

/** Brings the file to the newest tables. Throws when it was written by a newer Lineup. */
export function migrate(db: Database.Database, newest = migrations.length): void {
  db.function("sha256", { deterministic: true }, (bytes) => sha256(bytes as Buffer))
  const upgrade = db.transaction(() => {
    const at = Number(db.pragma("user_version", { simple: true }))
    if (at > newest) {
      throw new Error(
        `The data directory was written by a newer Lineup (tables ${at}, this one knows ${newest}): update first.`,
      )
    }
    for (const sql of migrations.slice(at, newest)) db.exec(sql)
    db.pragma(`user_version = ${newest}`)
  })
  upgrade.immediate()
}

/** Names and types of these four are the account library's. */
const accounts = `
create table "user" (
  "id" text not null primary key, "name" text not null, "email" text not null unique,
  "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null,
  "username" text unique, "displayUsername" text);
create table "session" (
  "id" text not null primary key, "expiresAt" date not null, "token" text not null unique,
  "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references "user" ("id") on delete cascade);
create table "account" (
  "id" text not null primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references "user" ("id") on delete cascade, "accessToken" text,
  "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date,
  "scope" text, "password" text, "createdAt" date not null, "updatedAt" date not null);
create table "verification" (
  "id" text not null primary key, "identifier" text not null, "value" text not null,
  "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
create index "session_userId_idx" on "session" ("userId");
create index "account_userId_idx" on "account" ("userId");
create index "verification_identifier_idx" on "verification" ("identifier");
`

/** Times are milliseconds since 1970 UTC. The log keeps every row; a snapshot only says from where to read it. */
const documents = `
create table doc (
  id text primary key, generation integer not null default 1, schema integer not null,
  head integer not null default 0, size integer not null default 0,
  made_at integer not null, changed_at integer, deleted_at integer) without rowid;
create table log (
  doc text not null references doc (id), seq integer not null, bytes blob not null,
  user text not null, connection text not null, clients text not null, at integer not null,
  primary key (doc, seq)) without rowid;
create table author (
  doc text not null references doc (id), client integer not null, user text not null,
  seq integer not null, primary key (doc, client)) without rowid;
create table snapshot (
  doc text primary key references doc (id), seq integer not null, bytes blob not null,
  at integer not null);
create table version (
  doc text not null references doc (id), number integer not null, seq integer not null,
  bytes blob not null, reason text not null, at integer not null, primary key (doc, number));
`

const records = `
create table setting (key text primary key, value text not null) without rowid;
create table meeting (
  id text primary key, body text not null, revision integer not null default 1,
  index_version integer not null default 0, made_at integer not null) without rowid;
create table member (
  meeting text not null references meeting (id), user text not null references "user" ("id"),
  role text not null, at integer not null, primary key (meeting, user)) without rowid;
create table invite (
  id text primary key, meeting text not null references meeting (id), role text not null,
  hash text not null unique, until integer not null, uses_left integer not null,
  made_by text not null, at integer not null) without rowid;
create table token (
  id text primary key, meeting text not null references meeting (id), role text not null,
  hash text not null unique, until integer not null, at integer not null) without rowid;
create table note (
  id text primary key references doc (id), meeting text not null references meeting (id),
  date text not null, title text not null, room text not null, archived integer not null default 0,
  at integer not null) without rowid;
create index note_meeting on note (meeting, date);
create table brief (
  id text primary key references doc (id), meeting text not null references meeting (id),
  date text not null, at integer not null) without rowid;
create index brief_meeting on brief (meeting, date);
create table publication (
  id text primary key, brief text not null references brief (id), number integer not null,
  title text not null, remark text not null, note text not null, by_name text not null,
  at integer not null, secret text not null unique, unique (brief, number)) without rowid;
`

/** `removed` rows stay, so that who asks what changed since a version learns what went. */
const index = `
create table statement (
  meeting text not null references meeting (id), id text not null, note text not null,
  day text not null, topic text not null, speaker text not null, holder text not null,
  stance text not null, body text not null, version integer not null,
  removed integer not null default 0, primary key (meeting, id)) without rowid;
create index statement_version on statement (meeting, version, id);
create index statement_note on statement (note);
create table reading (
  note text primary key references note (id), seq integer not null, revision integer not null,
  day text not null, statements integer not null, problems integer not null) without rowid;
`

/** What was read before does not know memberships: it counts as older than its note, which is read again. */
const memberships = `
alter table reading add column memberships text not null default '[]';
update reading set seq = -1;
`

/**
 * The snapshot before the newest stays, for the day when the newest cannot be read. `merged`: the log is compacted up to
 * there. `recovering_until`: a restored backup's documents may be given back what was written after it.
 */
const checkedSnapshots = `
alter table snapshot rename to old_snapshot;
create table snapshot (
  doc text not null references doc (id), seq integer not null, bytes blob not null,
  sha256 text not null, at integer not null, primary key (doc, seq));
insert into snapshot select doc, seq, bytes, sha256(bytes), at from old_snapshot;
drop table old_snapshot;
alter table doc add column merged integer not null default 0;
alter table doc add column recovering_until integer not null default 0;
`

/** Nothing is ever taken out of it; `statement` is the id of the row that was reviewed first. */
const reviews = `
create table review (
  meeting text not null references meeting (id), version integer not null, key text not null,
  statement text not null, body text not null, primary key (meeting, version),
  unique (meeting, key)) without rowid;
create index review_statement on review (meeting, statement);
`

/** What people said of who watched when; nothing is ever taken out of it. */
const coverage = `
create table coverage (
  meeting text not null references meeting (id), number integer not null, day text not null,
  body text not null, primary key (meeting, number)) without rowid;
`

const migrations = [
  accounts + documents + records + index,
  memberships,
  checkedSnapshots,
  reviews,
  coverage,
]
