import type { DatabaseConnection } from 'kysely';
import type mssql from 'mssql';
import type { Column } from './columns.js';
import type { Writer } from './database.js';
import { tables, type Schema, type TableName } from './schema.js';
import { SqliteSession } from './sqlite/sqlite-dialect.js';
import { driver } from './sqlserver/driver.js';
import type { SqlServerSession } from './sqlserver/sqlserver-dialect.js';

type ColumnName<T extends TableName> = keyof Schema[T] & string;
export type Row = readonly unknown[];

/** Inserts many rows at once; each is an array in the order of `columns`. */
export async function bulkInsert<T extends TableName>(tx: Writer, table: T, columns: readonly ColumnName<T>[], rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await withConnection(tx, async (connection) => {
    if (!(connection instanceof SqliteSession)) return insertIntoSqlServer(connection as SqlServerSession, table, columns, rows);
    const names = columns.map((column) => `"${column}"`).join(', ');
    await connection.bulk(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`, rows);
  });
}

export interface BulkUpdate<T extends TableName> {
  /** The column that finds the row. */
  key: ColumnName<T>;
  /** A column that must still have the value that was read; rows that lost the race stay as they are. */
  guard?: ColumnName<T>;
  set: readonly ColumnName<T>[];
}

/**
 * Updates many rows at once and answers how many were changed. Each row is an array: the key, the guard's value where
 * there is a guard, then the values in the order of `set`.
 */
export async function bulkUpdate<T extends TableName>(tx: Writer, table: T, { key, guard, set }: BulkUpdate<T>, rows: readonly Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const found = guard ? [key, guard] : [key];
  return withConnection(tx, async (connection) => {
    if (!(connection instanceof SqliteSession)) return updateInSqlServer(connection as SqlServerSession, { table, found, set, rows });
    const sql = `UPDATE "${table}" SET ${set.map((column) => `"${column}" = ?`).join(', ')} WHERE ${found.map((column) => `"${column}" = ?`).join(' AND ')}`;
    return connection.bulk(sql, rows.map((row) => [...row.slice(found.length), ...row.slice(0, found.length)]));
  });
}

const withConnection = <Reply>(tx: Writer, work: (connection: DatabaseConnection) => Promise<Reply>) => tx.getExecutor().provideConnection(work);

const columnOf = (table: TableName, name: string): Column => (tables[table] as Record<string, Column>)[name]!;

async function insertIntoSqlServer(session: SqlServerSession, table: TableName, columns: readonly string[], rows: readonly Row[]): Promise<void> {
  const load = new (driver().Table)(table);
  load.create = false;
  for (const name of columns) {
    const column = columnOf(table, name);
    load.columns.add(name, loadTypes[column.kind](column.size ?? 0), { nullable: column.nullable });
  }
  for (const row of rows) load.rows.add(...(row.map(asLoaded) as never[]));
  await session.request().bulk(load, { checkConstraints: true });
}

const asLoaded = (value: unknown) => (value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value ?? null);

const loadTypes: Record<Column['kind'], (size: number) => mssql.ISqlType> = {
  id: () => driver().Int(),
  int: () => driver().Int(),
  code: (size) => driver().NVarChar(size),
  name: (size) => driver().NVarChar(size),
  text: () => driver().NVarChar(driver().MAX),
  json: () => driver().NVarChar(driver().MAX),
  flag: () => driver().Bit(),
  decimal: () => driver().Decimal(18, 4),
  date: () => driver().Date(),
  instant: () => driver().DateTime2(3),
  bytes: (size) => driver().VarBinary(size),
};

interface Update { table: TableName; found: readonly string[]; set: readonly string[]; rows: readonly Row[] }

/**
 * The rows are loaded beside the table and joined to it. What they were loaded into is dropped with the update, or goes with
 * the transaction that failed: the next user of a pooled connection must not find it.
 */
async function updateInSqlServer(session: SqlServerSession, { table, found, set, rows }: Update): Promise<number> {
  const load = new (driver().Table)(`#${table}_update`);
  load.create = true;
  for (const [place, name] of [...found, ...set].entries()) {
    const column = columnOf(table, name);
    load.columns.add(place < found.length ? `k_${name}` : name, loadTypes[column.kind](column.size ?? 0), { nullable: true });
  }
  for (const row of rows) load.rows.add(...(row.map(asLoaded) as never[]));
  await session.request().bulk(load);
  const { rowsAffected } = await session.request().query(`UPDATE t SET ${set.map((name) => `t.[${name}] = j.[${name}]`).join(', ')}
    FROM [${table}] t INNER JOIN [#${table}_update] j ON ${found.map((name) => `j.[k_${name}] = t.[${name}]`).join(' AND ')}; DROP TABLE [#${table}_update]`);
  return rowsAffected[0] ?? 0;
}
