import { sql, SqliteAdapter, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Reader } from './database.js';

/**
 * Queries are written once, for SQL Server; the SQLite compiler turns `top`, `offset .. fetch` and `output` into its own.
 * What is left to say differently stands here.
 */
export const isSqlServer = (db: Pick<Reader, 'getExecutor'>): boolean => !(db.getExecutor().adapter instanceof SqliteAdapter);

/** The database's clock: leases and heartbeats of several hosts are compared by it alone. */
export async function databaseNow(db: Reader): Promise<string> {
  const { now } = await db.selectNoFrom(sql<string>`sysutcdatetime()`.as('now')).executeTakeFirstOrThrow();
  return new Date(now).toISOString();
}

/** Holds the text anywhere, whatever the case (of ASCII letters) and the column's collation. */
export const contains = (column: Expression<unknown>, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`upper(${column}) like upper(${`%${text.replaceAll(/[\\%_[]/g, '\\$&')}%`}) escape '\\'`;

/** Null-safe inequality. */
export const differs = (a: Expression<unknown>, b: Expression<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`not exists (select ${a} intersect select ${b})`;

/** 1 where the condition holds, else 0: SQL Server has no boolean in a select list. */
export const oneWhere = (condition: Expression<SqlBool>): RawBuilder<number> => sql<number>`case when ${condition} then 1 else 0 end`;

/** Always a number: the sum of no rows is 0. */
export const sumOf = (value: Expression<unknown>): RawBuilder<number> => sql<number>`coalesce(sum(${value}), 0)`;
