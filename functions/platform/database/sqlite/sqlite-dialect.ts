import { statSync } from 'node:fs';
import {
  SqliteAdapter, SqliteIntrospector,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult,
} from 'kysely';
import { connectHere, connectThread, type SqliteConnection } from './sqlite-connection.js';
import { SqliteCompiler } from './sqlite-compiler.js';

/**
 * Who opens the database: the `host`, whose event loop must never wait for the disk and which has threads for it; a
 * `command`, which has a process of its own; a `step`, which has a thread of its own and can be repeated.
 */
export type OpenedBy = 'host' | 'command' | 'step';

export interface SqliteOptions { path: string; by: OpenedBy; /** Somebody else writes it. */ isCopy?: boolean }

const readersOf = { host: 2, command: 1, step: 1 } as const;
/** Twice what the log holds between two checkpoints. */
const longLog = 256 * 2 ** 20;
const logBytes = (path: string) => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
/** How long a transaction waits for its turn while another process keeps the database, in milliseconds. People are told sooner. */
const patienceOf = { host: 10_000, command: 30_000, step: 30_000 } as const;

/** One writer at a time, readers that never wait: as SQL Server with READ_COMMITTED_SNAPSHOT. */
class SqliteDriver implements Driver {
  readonly #options: SqliteOptions;
  #writer!: SqliteConnection;
  #readers: SqliteConnection[] = [];
  #turn = 0;
  readonly #writing = new Queue();
  #commits = 0;

  constructor(options: SqliteOptions) { this.#options = options; }

  async init(): Promise<void> {
    const { path, by, isCopy } = this.#options;
    const connect = by === 'host' ? connectThread : connectHere;
    this.#writer = connect(path, isCopy ? 'read' : by === 'step' ? 'work' : 'write');
    await this.#writer.exec('SELECT 1');
    this.#readers = Array.from({ length: readersOf[by] }, () => connect(path, 'read'));
  }

  acquireConnection = async () => new SqliteSession(this);
  releaseConnection = async () => { /* commit and roll back end the turn */ };

  get writer(): SqliteConnection { return this.#writer; }
  reader(): SqliteConnection { return this.#readers[this.#turn++ % this.#readers.length]!; }

  /** Patience counts from here, not from the turn: ten who wait for the same lock are told at the same time. */
  async begin(): Promise<void> {
    const until = performance.now() + patienceOf[this.#options.by];
    await this.#writing.enter();
    try {
      await this.#beginWhenFree(until);
    } catch (error) {
      this.#writing.leave();
      throw error;
    }
  }

  /** A failed commit stays open, so that the roll back that follows can end it. */
  async commit(): Promise<void> {
    await this.#writer.exec('COMMIT');
    if (this.#options.by === 'step') await this.#keepLogShort();
    this.#writing.leave();
  }

  /**
   * The log starts over by itself only in a moment without readers. Where people read all the time there is none, it grows
   * all night and every read gets slower: so the night waits for the readers of the old log now and then.
   */
  async #keepLogShort(): Promise<void> {
    if (++this.#commits % 25 > 0 || logBytes(this.#options.path) < longLog) return;
    await this.#writer.exec('PRAGMA busy_timeout = 2000');
    // What was committed stays so, also where the disk has no room for a shorter log.
    await this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
    await this.#writer.exec('PRAGMA busy_timeout = 0');
  }

  /** After a full disk SQLite has rolled back by itself; that is no second error. */
  async rollback(): Promise<void> {
    try {
      await this.#writer.exec('ROLLBACK');
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error;
    } finally {
      this.#writing.leave();
    }
  }

  async #beginWhenFree(until: number): Promise<void> {
    for (;;) {
      try {
        return await this.#writer.exec('BEGIN IMMEDIATE');
      } catch (error) {
        if (!/database is locked/.test(String(error)) || performance.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
  }

  async beginTransaction(session: DatabaseConnection): Promise<void> {
    await this.begin();
    (session as SqliteSession).inTransaction = true;
  }

  async commitTransaction(session: DatabaseConnection): Promise<void> {
    await this.commit();
    (session as SqliteSession).inTransaction = false;
  }

  async rollbackTransaction(session: DatabaseConnection): Promise<void> {
    if (!(session as SqliteSession).inTransaction) return;
    (session as SqliteSession).inTransaction = false;
    await this.rollback();
  }

  savepoint = (_: DatabaseConnection, name: string) => this.#writer.exec(`SAVEPOINT "${name}"`);
  rollbackToSavepoint = (_: DatabaseConnection, name: string) => this.#writer.exec(`ROLLBACK TO "${name}"`);
  releaseSavepoint = (_: DatabaseConnection, name: string) => this.#writer.exec(`RELEASE "${name}"`);

  async destroy(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
    await this.#writer?.close();
  }
}

/** First come, first served. */
class Queue {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  async enter(): Promise<void> {
    if (this.#taken) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}

export class SqliteSession implements DatabaseConnection {
  inTransaction = false;
  readonly #driver: SqliteDriver;
  constructor(driver: SqliteDriver) { this.#driver = driver; }

  async executeQuery<Row>({ query, sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const raw = await this.#ask(isRead(query.kind, sql), (connection) => connection.query(sql, parameters));
    return {
      rows: raw.rows.map((row) => objectOf(raw.columns, row)) as Row[],
      numAffectedRows: BigInt(raw.changes),
      ...(raw.insertId !== null && { insertId: BigInt(raw.insertId) }),
    };
  }

  bulk(sql: string, rows: readonly (readonly unknown[])[]): Promise<number> {
    return this.#ask(false, (connection) => connection.bulk(sql, rows));
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<Row>> {
    for await (const { columns, rows } of this.#driver.reader().stream(sql, parameters, chunk)) {
      yield { rows: rows.map((row) => objectOf(columns, row)) as Row[] };
    }
  }

  async #ask<Reply>(read: boolean, work: (connection: SqliteConnection) => Promise<Reply>): Promise<Reply> {
    if (this.inTransaction) return work(this.#driver.writer);
    if (read) return work(this.#driver.reader());
    await this.#driver.begin();
    try {
      const reply = await work(this.#driver.writer);
      await this.#driver.commit();
      return reply;
    } catch (error) {
      await this.#driver.rollback();
      throw error;
    }
  }
}

const isRead = (kind: string, sql: string) => kind === 'SelectQueryNode' || (kind === 'RawNode' && /^\s*(select|with|pragma)\b/i.test(sql));

function objectOf(columns: string[], row: unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) object[columns[i]!] = row[i];
  return object;
}

class SqliteOutputAdapter extends SqliteAdapter {
  override get supportsOutput() { return true; }
}

export class SqliteDialect implements Dialect {
  readonly #options: SqliteOptions;
  constructor(options: SqliteOptions) { this.#options = options; }
  createDriver = () => new SqliteDriver(this.#options);
  createQueryCompiler = () => new SqliteCompiler();
  createAdapter = () => new SqliteOutputAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}
