import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database, Reader, Writer } from './database.js';
import { databaseErrorKind } from './errors.js';
import { isSqlServer } from './portable.js';
import { translateMigration } from './sqlite/translate-migration.js';

export interface Migration { file: string; text: string; checksum: string }

/** All migrations of a folder in order. Line ends do not count. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder).filter((file) => /^V\d+__\w+\.sql$/.test(file)).sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { file, text, checksum: createHash('sha256').update(text).digest('hex') };
  });
}

/**
 * Applies what is missing, one transaction a file, and answers the names applied. Hosts that start together wait for
 * each other.
 *
 * @throws Error when an applied file was changed afterwards, or when the database is newer than this release.
 */
export async function migrate(db: Database, folder: string): Promise<string[]> {
  const migrations = migrationsIn(folder);
  const known = await logOf(db);
  const applied: string[] = [];
  for (const migration of migrations.filter(({ file, checksum }) => known.get(file) !== checksum)) {
    if (await whenFree(() => db.transaction().execute((tx) => applyOnce(tx, migration)))) applied.push(migration.file);
  }
  await refuseNewer(db, migrations);
  return applied;
}

/** What was applied before, with its checksum. Where there is nothing to apply nothing is written: a step starts beside a locked database too. */
async function logOf(db: Database): Promise<Map<string, string>> {
  if (isSqlServer(db)) await createLogOnSqlServer.execute(db);
  else if (!(await hasSqliteLog(db))) await whenFree(() => createLogOnSqlite.execute(db));
  const { rows } = await sql<{ version: string; checksum: string }>`select version, checksum from schema_migration`.execute(db);
  return new Map(rows.map(({ version, checksum }) => [version, checksum]));
}

const hasSqliteLog = async (db: Database) => (await sql`select name from sqlite_master where name = 'schema_migration'`.execute(db)).rows.length > 0;

/** Another host may be at a migration that takes minutes. */
async function whenFree<Reply>(work: () => Promise<Reply>): Promise<Reply> {
  for (let tries = 30; ; tries--) {
    try {
      return await work();
    } catch (error) {
      if (tries === 0 || databaseErrorKind(error) !== 'busy') throw error;
    }
  }
}

async function applyOnce(tx: Writer, { file, text, checksum }: Migration): Promise<boolean> {
  const onSqlServer = isSqlServer(tx);
  if (onSqlServer) await lockMigrations.execute(tx);
  const { rows: [found] } = await sql<{ checksum: string }>`select checksum from schema_migration where version = ${file}`.execute(tx);
  if (found && found.checksum !== checksum) throw new Error(`Migration ${file} was changed after it was applied. Restore the file; add a new migration instead.`);
  if (found) return false;
  await runStatements(tx, file, onSqlServer ? batchesOf(text) : translateMigration(text));
  await sql`insert into schema_migration (version, checksum, appliedAt) values (${file}, ${checksum}, sysutcdatetime())`.execute(tx);
  return true;
}

async function runStatements(tx: Writer, file: string, statements: readonly string[]): Promise<void> {
  try {
    for (const statement of statements) await sql.raw(statement).execute(tx);
  } catch (error) {
    if (databaseErrorKind(error) === 'busy') throw error;
    throw new Error(`Migration ${file} failed, and nothing of it is left: ${(error as Error).message}`, { cause: error });
  }
}

/** An older release runs on a newer schema (migrations only add), a much newer one is somebody else's database. */
async function refuseNewer(db: Database, migrations: Migration[]): Promise<void> {
  const known = new Set(migrations.map(({ file }) => file));
  const { rows } = await sql<{ version: string }>`select version from schema_migration`.execute(db);
  const unknown = rows.filter(({ version }) => !known.has(version));
  const newest = migrations.at(-1)?.file ?? '';
  const foreign = unknown.find(({ version }) => version <= newest);
  if (foreign) throw new Error(`The database has the migration ${foreign.version}, which this release does not know.`);
}

/**
 * For a copy, which is migrated where it is written.
 *
 * @throws Error when the copy is older than this release
 */
export async function refuseOlder(copy: Database, folder: string): Promise<void> {
  const { rows } = await sql<{ version: string }>`select version from schema_migration`.execute(copy);
  const applied = new Set(rows.map(({ version }) => version));
  const missing = migrationsIn(folder).find(({ file }) => !applied.has(file));
  if (missing) throw new Error(`The copy lacks ${missing.file}. Update the primary first, wait until its next log is restored here, then start this release.`);
}

/** The name of the newest migration that a database has. */
export async function newestMigration(db: Reader): Promise<string> {
  const { rows: [found] } = await sql<{ version: string }>`select max(version) as version from schema_migration`.execute(db);
  return found!.version.replace(/\.sql$/, '');
}

const batchesOf = (text: string) => text.split(/^\s*GO\s*$/im).filter((batch) => batch.replaceAll(/--.*$/gm, '').trim() !== '');

const createLogOnSqlite = sql`create table if not exists schema_migration (version nvarchar(100) primary key, checksum nvarchar(64), appliedAt datetime2)`;

const createLogOnSqlServer = sql`if object_id('schema_migration') is null create table schema_migration
  (version nvarchar(100) not null primary key, checksum nvarchar(64) not null, appliedAt datetime2(3) not null)`;

const lockMigrations = sql`exec sp_getapplock @Resource = 'schema_migration', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000`;
