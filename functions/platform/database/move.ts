import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Column } from './columns.js';
import type { Database, Reader, Writer } from './database.js';
import { migrationsIn } from './migrate.js';
import { isSqlServer } from './portable.js';
import { tables, type TableName } from './schema.js';

export interface MovedTable { table: TableName; rows: number; isEqual: boolean }

/** What a statement of SQL Server takes: 2,100 parameters and 1,000 rows. */
const [mostParameters, mostRows] = [2_000, 1_000];
const rowsPerTransaction = 10_000;

/**
 * Copies every row of every table into a database of this release that nobody has used, then reads both sides and compares
 * them. Rows keep their ids; the audit chain, whose hashes are made of its rows, holds as it did.
 *
 * @param heard is told of every table when it is compared
 * @throws Error when the other database is in use
 */
export async function moveEverything({ from, to, folder }: { from: Database; to: Database; folder: string }, heard: (moved: MovedTable) => unknown): Promise<MovedTable[]> {
  const order = inOrderOfMaking(folder);
  await refuseUsed(to);
  await to.transaction().execute(async (tx) => { for (const table of order.toReversed()) if (await hasRows(tx, table)) await tx.deleteFrom(table).execute(); });
  for (const table of order) await moveTable(from, to, table);
  const moved: MovedTable[] = [];
  for (const table of order) {
    const [ours, theirs] = [await fingerprint(from, table), await fingerprint(to, table)];
    moved.push({ table, rows: theirs.rows, isEqual: ours.rows === theirs.rows && ours.sum === theirs.sum });
    await heard(moved.at(-1)!);
  }
  return moved;
}

/** A table refers to such as were made before it alone. */
function inOrderOfMaking(folder: string): TableName[] {
  const made = migrationsIn(folder).flatMap(({ text }) => [...text.matchAll(/^CREATE TABLE \[(\w+)\]/gm)].map(([, name]) => name as TableName));
  const forgotten = Object.keys(tables).filter((table) => !made.includes(table as TableName));
  if (forgotten.length > 0) throw new Error(`No migration makes ${forgotten.join(', ')}.`);
  return made;
}

async function refuseUsed(to: Reader): Promise<void> {
  for (const table of ['users', 'erp_run', 'audit_event'] as const) {
    if (await hasRows(to, table)) throw new Error(`The database to move to is in use: it has rows in ${table}. Create a new, empty one.`);
  }
}

const hasRows = async (db: Reader, table: TableName): Promise<boolean> => (await db.selectFrom(table).select(sql<number>`1`.as('one')).top(1).execute()).length > 0;

async function moveTable(from: Database, to: Database, table: TableName): Promise<void> {
  let waiting: Record<string, unknown>[] = [];
  for await (const row of from.selectFrom(table).selectAll().stream(1_000)) {
    waiting.push(row);
    if (waiting.length < rowsPerTransaction) continue;
    await insert(to, table, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await insert(to, table, waiting);
}

async function insert(to: Database, table: TableName, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.entries<Column>(tables[table]);
  const atOnce = Math.min(mostRows, Math.floor(mostParameters / columns.length));
  const numbersItself = isSqlServer(to) && columns.some(([, { kind }]) => kind === 'id');
  const letIds = (tx: Writer, mode: 'on' | 'off') => (numbersItself ? sql.raw(`set identity_insert [${table}] ${mode}`).execute(tx) : undefined);
  await to.transaction().execute(async (tx) => {
    await letIds(tx, 'on');
    for (let i = 0; i < rows.length; i += atOnce) await tx.insertInto(table).values(rows.slice(i, i + atOnce) as never).execute();
    await letIds(tx, 'off');
  });
}

/** How many rows, and the sum of their hashes: it does not depend on the order, which the engines see differently. */
async function fingerprint(db: Database, table: TableName): Promise<{ rows: number; sum: bigint }> {
  const columns = Object.entries<Column>(tables[table]);
  let [rows, sum] = [0, 0n];
  for await (const row of db.selectFrom(table).selectAll().stream(1_000)) {
    const text = JSON.stringify(columns.map(([name, { kind }]) => plain((row as Record<string, unknown>)[name], kind)));
    sum = BigInt.asUintN(256, sum + BigInt(`0x${createHash('sha256').update(text).digest('hex')}`));
    rows++;
  }
  return { rows, sum };
}

function plain(value: unknown, kind: Column['kind']): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return kind === 'decimal' && value !== null ? Number((value as number).toFixed(4)) : value;
}
