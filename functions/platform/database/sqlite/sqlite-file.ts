import { createRequire } from 'node:module';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

/** Rows travel as arrays with the names once: half the cost of objects between threads. */
export interface RawRows { columns: string[]; rows: unknown[][]; changes: number; insertId: number | null }

/** One open connection to a database file. Everything is synchronous. */
export interface SqliteFile {
  query(sql: string, parameters: readonly unknown[]): RawRows;
  /** Runs one statement for many rows and answers how many rows changed. The caller holds the transaction. */
  bulk(sql: string, rows: readonly (readonly unknown[])[]): number;
  cursor(sql: string, parameters: readonly unknown[]): { columns: string[]; next(count: number): unknown[][] };
  exec(sql: string): void;
  close(): void;
}

interface Prepared { statement: StatementSyncInstance; columns: string[]; decoders: [index: number, decode: (value: unknown) => unknown][] }

interface Sqlite { DatabaseSync: new (path: string) => DatabaseSyncInstance }

const statementsKept = 300;

/**
 * Node has SQLite built in from 22.16 with the calls we need; before that a package with the same API stands in.
 * Nothing else may import either.
 */
function sqlite(): Sqlite {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const builtIn = major > 22 || (major === 22 && minor >= 16);
  return createRequire(import.meta.url)(builtIn ? 'node:sqlite' : '@photostructure/sqlite') as Sqlite;
}

/**
 * `write`: what was committed survives a power cut. `work`: a power cut may take back the last commits, whole and in order;
 * for steps, which then go on from where the file stands. `read`: refuses to write and waits for nobody. `copy`: for
 * another file to be made of it. `alone`: fails at once when anybody else has it open.
 */
export type Use = 'write' | 'work' | 'read' | 'copy' | 'alone';

export function openSqliteFile(path: string, use: Use): SqliteFile {
  const connection = new (sqlite().DatabaseSync)(path);
  configure(connection, use);
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string) => kept(prepared, sql, () => prepareOn(connection, sql));
  return {
    query: (sql, parameters) => run(prepare(sql), parameters.map(encode)),
    bulk: (sql, rows) => {
      const { statement } = prepare(sql);
      let changes = 0;
      for (const row of rows) changes += Number(statement.run(...(row.map(encode) as never[])).changes);
      return changes;
    },
    cursor: (sql, parameters) => cursorOf(prepareOn(connection, sql), parameters),
    exec: (sql) => connection.exec(sql),
    close: () => connection.close(),
  };
}

function cursorOf(of: Prepared, parameters: readonly unknown[]): ReturnType<SqliteFile['cursor']> {
  const rows = of.statement.iterate(...(parameters.map(encode) as never[])) as unknown as Iterator<unknown[]>;
  let ended = false;
  // Node 22 starts over when an iterator is asked again after its end.
  const next = (count: number) => {
    const taken = ended ? [] : decoded(take(rows, count), of);
    ended ||= taken.length < count;
    return taken;
  };
  return { columns: of.columns, next };
}

function configure(connection: DatabaseSyncInstance, use: Use): void {
  if (use === 'alone') return connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
  connection.exec('PRAGMA busy_timeout = 15000');
  if (use === 'copy') return;
  if (use !== 'read') connection.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${use === 'write' ? 'FULL' : 'NORMAL'}; PRAGMA wal_autocheckpoint = ${use === 'work' ? 16_000 : 4_000}`);
  connection.exec(`PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = ${use === 'work' ? -65_536 : -32_768}`);
  if (use === 'read') connection.exec('PRAGMA query_only = ON');
  // T-SQL's name for the clock, so that one query text serves both engines.
  connection.function('sysutcdatetime', () => new Date().toISOString());
  // BEGIN is retried by the driver every millisecond: SQLite's own back-off would starve it beside a busy night.
  if (use !== 'read') connection.exec('PRAGMA busy_timeout = 0');
}

function prepareOn(connection: DatabaseSyncInstance, sql: string): Prepared {
  const statement = connection.prepare(sql);
  const columns = statement.columns();
  if (columns.length > 0) statement.setReturnArrays(true);
  const decoders = columns.flatMap(({ type }, index): Prepared['decoders'] => {
    const decode = decoderOf(type);
    return decode ? [[index, decode]] : [];
  });
  return { statement, columns: columns.map((column) => column.name), decoders };
}

function run(of: Prepared, parameters: unknown[]): RawRows {
  if (of.columns.length === 0) {
    const { changes, lastInsertRowid } = of.statement.run(...(parameters as never[]));
    return { columns: [], rows: [], changes: Number(changes), insertId: Number(lastInsertRowid) };
  }
  const rows = decoded(of.statement.all(...(parameters as never[])) as unknown as unknown[][], of);
  return { columns: of.columns, rows, changes: rows.length, insertId: null };
}

function decoded(rows: unknown[][], { decoders }: Prepared): unknown[][] {
  if (decoders.length > 0) for (const row of rows) for (const [index, decode] of decoders) row[index] = decode(row[index]);
  return rows;
}

const decoderOf = (type: string | null) => (type === 'BIT' ? (value: unknown) => (value === null ? null : value !== 0) : undefined);

const encode = (value: unknown): unknown => (value === undefined ? null : typeof value === 'boolean' ? Number(value) : value);

function take(rows: Iterator<unknown[]>, count: number): unknown[][] {
  const taken: unknown[][] = [];
  while (taken.length < count) {
    const { done, value } = rows.next();
    if (done) break;
    taken.push(value as unknown[]);
  }
  return taken;
}

/** The least recently used statement goes first. */
function kept(cache: Map<string, Prepared>, sql: string, make: () => Prepared): Prepared {
  const found = cache.get(sql) ?? make();
  cache.delete(sql);
  cache.set(sql, found);
  if (cache.size > statementsKept) cache.delete(cache.keys().next().value!);
  return found;
}
