import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../functions/platform/database/columns.js';
import { databaseErrorKind } from '../../functions/platform/database/errors.js';
import { migrate, migrationsIn } from '../../functions/platform/database/migrate.js';
import { tables } from '../../functions/platform/database/schema.js';
import { translateMigration } from '../../functions/platform/database/sqlite/translate-migration.js';
import { aDatabase, aFolder, migrationsFolder } from '../fixtures/databases.js';

interface SqliteColumn { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }

const declaredType = ({ kind, size }: Column): string =>
  ({ id: 'INTEGER', int: 'INTEGER', code: `NVARCHAR(${size})`, name: `NVARCHAR(${size})`, text: 'NVARCHAR', json: 'NVARCHAR', flag: 'BIT',
    decimal: 'DECIMAL(18,4)', date: 'DATE', instant: 'DATETIME2', bytes: `VARBINARY(${size})` })[kind];

describe('the migrated schema equals the declared one', async () => {
  const db = await aDatabase();

  it('has the same tables', async () => {
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite%'`.execute(db);
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(tables), 'schema_migration'].sort());
  });

  it.each(Object.entries(tables))('%s has the same columns', async (table, columns: Record<string, Column>) => {
    const { rows } = await sql.raw<SqliteColumn>(`select * from pragma_table_info('${table}')`).execute(db);
    const migrated = rows.map((row) => ({ name: row.name, type: row.type, nullable: row.notnull === 0, defaulted: row.dflt_value !== null || row.pk > 0 && row.name === 'id' && columns['id']?.kind === 'id' }));
    const declared = Object.entries(columns).map(([name, column]) => ({ name, type: declaredType(column), nullable: column.nullable, defaulted: column.defaulted }));
    expect(migrated).toEqual(declared);
  });

  it.each(Object.entries(tables))('%s compares codes byte by byte and names without case', async (table, columns: Record<string, Column>) => {
    const { rows: [{ ddl }] } = await sql<{ ddl: string }>`select sql as ddl from sqlite_master where name = ${table}`.execute(db) as { rows: [{ ddl: string }] };
    for (const [name, { kind }] of Object.entries(columns)) {
      if (kind !== 'code' && kind !== 'name') continue;
      expect(ddl).toMatch(new RegExp(`"${name}" NVARCHAR\\(\\d+\\) COLLATE ${kind === 'code' ? 'BINARY' : 'NOCASE'}`));
    }
  });
});

describe('migrations', async () => {
  const db = await aDatabase();

  it('say in their first line why they are', () => {
    for (const { text } of migrationsIn(migrationsFolder)) expect(text).toMatch(/^-- Why: .{20}/);
  });

  it('are applied once', async () => {
    expect(await migrate(db, migrationsFolder)).toEqual([]);
  });

  it('are refused when they were changed afterwards', async () => {
    const changed = await aDatabase();
    await sql`update schema_migration set checksum = 'x' where version like 'V001%'`.execute(changed);
    await expect(migrate(changed, migrationsFolder)).rejects.toThrow('was changed after it was applied');
  });

  it('are named when they fail, and leave nothing', async () => {
    const [folder, half] = [aFolder(), await aDatabase()];
    cpSync(migrationsFolder, folder, { recursive: true });
    writeFileSync(join(folder, 'V900__half.sql'), '-- Why: a test.\nCREATE TABLE [half] ([id] INT NOT NULL, CONSTRAINT [pk_half] PRIMARY KEY ([id]));\nINSERT INTO [half] ([id]) VALUES (1), (1);\n');
    await expect(migrate(half, folder)).rejects.toThrow(/^Migration V900__half\.sql failed, and nothing of it is left: UNIQUE/);
    expect((await sql`select name from sqlite_master where name = 'half'`.execute(half)).rows).toEqual([]);
  });

  it.each(['audit_event', 'erp_change_event', 'date_event', 'status_event', 'batch_event', 'movement', 'movement_redate', 'ready_event', 'line_note', 'alert_event'])(
    '%s can only be appended to', async (table) => {
      const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and tbl_name = ${table} order by name`.execute(db);
      expect(rows.map(({ name }) => name)).toEqual([`tr_${table}_append_only_delete`, `tr_${table}_append_only_update`]);
    });

  it.each(['audit_event', 'erp_change_event', 'date_event', 'status_event', 'batch_event', 'movement', 'movement_redate', 'ready_event', 'line_note', 'alert_event'])(
    'a foreign key refers to %s, so that SQL Server refuses to truncate it', async (table) => {
      const { rows } = await sql<{ name: string }>`select f."table" as name from pragma_foreign_key_list('append_only_key') f where f."table" = ${table}`.execute(db);
      expect(rows).toHaveLength(1);
    });

  it('guard the append-only tables', async () => {
    await db.insertInto('erp_change_event').values({ runId: 1, poNumber: 'P', lineNumber: '1', kind: 'new', field: '', seenAt: '2026-01-01T00:00:00.000Z' }).execute();
    for (const attempt of [sql`update erp_change_event set field = 'x'`, sql`delete from erp_change_event`]) {
      const error = await attempt.execute(db).catch((caught: unknown) => caught);
      expect(databaseErrorKind(error)).toBe('append-only');
    }
  });
});

describe('the translator refuses what it does not know', () => {
  it.each([
    'CREATE TABLE [x] ([id] INT NOT NULL PRIMARY KEY)',
    'CREATE TABLE [x] ([a] MONEY NOT NULL)',
    'CREATE TABLE [x] ([a] INT)',
    'CREATE TABLE [x] ([a] INT NOT NULL, CONSTRAINT [ck] CHECK ([a] > DATEADD(day, 1, [a])))',
    'CREATE TABLE x (a int)',
    'ALTER TABLE [x] ALTER COLUMN [a] INT NULL',
    'ALTER TABLE [x] DROP COLUMN [a]',
    'CREATE INDEX [i] ON [x] ([a]) INCLUDE ([b])',
    'CREATE INDEX [i] ON [x] ([a]) WHERE [a] > 5',
    'CREATE VIEW [v] AS SELECT 1 AS a',
    'CREATE TRIGGER [t] ON [x] AFTER INSERT AS BEGIN SELECT 1; END;',
    'UPDATE [x] SET [a] = 1',
    'DROP TABLE [x]',
    'EXEC sp_rename \'a\', \'b\'',
  ])('%s', (statement) => {
    expect(() => translateMigration(statement)).toThrow('outside the T-SQL that migrations may use');
  });

  it('leaves out a batch for SQL Server alone', () => {
    expect(translateMigration('-- @sqlserver: no such thing in SQLite\nALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON')).toEqual([]);
  });
});
