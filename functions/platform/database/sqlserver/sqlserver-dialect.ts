import {
  MssqlAdapter, MssqlIntrospector, MssqlQueryCompiler, OperatorNode, PrimitiveValueListNode, ValueListNode,
  type BinaryOperationNode, type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult, type TransactionSettings,
} from 'kysely';
import type mssql from 'mssql';
import { driver } from './driver.js';

export class SqlServerCompiler extends MssqlQueryCompiler {
  /** A literal NULL: as a parameter it would be an NVARCHAR, which SQL Server does not turn into a VARBINARY. */
  protected override appendValue(value: unknown): void {
    if (value === null || value === undefined) this.append('null');
    else super.appendValue(value);
  }

  /** Nothing is in an empty list, which SQLite takes as it is and T-SQL has no word for. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand: list } = node;
    const isEmpty = (PrimitiveValueListNode.is(list) || ValueListNode.is(list)) && list.values.length === 0;
    if (isEmpty && OperatorNode.is(operator)) this.append(operator.operator === 'in' ? '1 = 0' : '1 = 1');
    else super.visitBinaryOperation(node);
  }
}

/** `mssql` over one pool; a transaction takes a connection of its own. */
class SqlServerDriver implements Driver {
  readonly #config: mssql.config;
  #pool!: mssql.ConnectionPool;
  constructor(config: mssql.config) { this.#config = config; }

  async init(): Promise<void> {
    this.#pool = await new (driver().ConnectionPool)({ ...this.#config, options: { useUTC: true, ...this.#config.options } }).connect();
  }

  acquireConnection = async () => new SqlServerSession(this.#pool, this.#config.requestTimeout ?? 120_000);
  releaseConnection = async () => { /* the pool does it, request by request */ };

  async beginTransaction(session: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    const transaction = new (driver().Transaction)(this.#pool);
    const { SERIALIZABLE, READ_COMMITTED } = driver().ISOLATION_LEVEL;
    await transaction.begin(isolationLevel === 'serializable' ? SERIALIZABLE : READ_COMMITTED);
    (session as SqlServerSession).transaction = transaction;
  }

  async commitTransaction(session: DatabaseConnection): Promise<void> {
    const of = session as SqlServerSession;
    await of.transaction!.commit();
    delete of.transaction;
  }

  /** The server may have ended the transaction itself (deadlock, lost connection); that is no second error. */
  async rollbackTransaction(session: DatabaseConnection): Promise<void> {
    const of = session as SqlServerSession;
    const { transaction } = of;
    delete of.transaction;
    await transaction?.rollback().catch((error: { code?: string }) => {
      if (error.code !== 'EABORT' && error.code !== 'ENOTBEGUN') throw error;
    });
  }

  savepoint = async (session: DatabaseConnection, name: string) => {
    await (session as SqlServerSession).request().batch(`SAVE TRANSACTION [${name}]`);
  };

  rollbackToSavepoint = async (session: DatabaseConnection, name: string) => {
    await (session as SqlServerSession).request().batch(`ROLLBACK TRANSACTION [${name}]`);
  };

  releaseSavepoint = async () => { /* T-SQL has none */ };
  destroy = async () => { await this.#pool?.close(); };
}

export class SqlServerSession implements DatabaseConnection {
  transaction?: mssql.Transaction;
  readonly #pool: mssql.ConnectionPool;
  readonly #patience: number;
  constructor(pool: mssql.ConnectionPool, patience: number) { [this.#pool, this.#patience] = [pool, patience]; }

  request(): mssql.Request {
    return this.transaction ? new (driver().Request)(this.transaction) : new (driver().Request)(this.#pool);
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const request = this.request();
    bind(request, parameters);
    const { recordset, rowsAffected } = await request.query(sql);
    const changes = rowsAffected.at(-1);
    return {
      rows: (recordset ? decoded(recordset, recordset.columns) : []) as Row[],
      ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
    };
  }

  async *streamQuery<Row>({ sql, parameters }: CompiledQuery, chunk: number): AsyncIterableIterator<QueryResult<Row>> {
    const request = this.request();
    bind(request, parameters);
    for await (const rows of streamed(request, sql, { chunk, patience: this.#patience })) yield { rows: rows as Row[] };
  }
}

/**
 * The request is paused while the reader is busy, so that memory stays flat. The driver's own timeout ends with the first row: a
 * server that falls silent after it is given up here.
 */
export async function* streamed(request: mssql.Request, query: string, { chunk, patience }: { chunk: number; patience: number }): AsyncGenerator<Record<string, unknown>[]> {
  const heard = listenTo(request, chunk);
  request.query(query).catch((error: Error) => { heard.failure ??= error; heard.wake(); });
  try {
    while (!heard.ended || heard.rows.length > 0) {
      await untilEnough(heard, { chunk, patience });
      const ready = heard.rows;
      heard.rows = [];
      if (ready.length > 0) yield decoded(ready, heard.columns);
      if (!heard.ended) request.resume();
    }
  } finally {
    if (!heard.ended) request.cancel();
  }
}

interface Heard { rows: Record<string, unknown>[]; columns: mssql.IColumnMetadata; ended: boolean; failure: Error | undefined; at: number; wake(): void }

function listenTo(request: mssql.Request, chunk: number): Heard {
  const heard: Heard = { rows: [], columns: {}, ended: false, failure: undefined, at: performance.now(), wake: () => { /* nobody waits yet */ } };
  request.stream = true;
  request.on('recordset', (found) => { heard.columns = found; });
  request.on('row', (row) => {
    heard.at = performance.now();
    if (heard.rows.push(row) < chunk) return;
    request.pause();
    heard.wake();
  });
  request.on('error', (error) => { heard.failure = error; heard.wake(); });
  request.on('done', () => { heard.ended = true; heard.wake(); });
  return heard;
}

async function untilEnough(heard: Heard, { chunk, patience }: { chunk: number; patience: number }): Promise<void> {
  for (heard.at = performance.now(); !heard.ended && !heard.failure && heard.rows.length < chunk;) {
    await wokenWithin(patience, (wake) => { heard.wake = wake; });
    if (performance.now() - heard.at >= patience) heard.failure ??= silence(patience);
  }
  if (heard.failure) throw heard.failure;
}

const silence = (ms: number) => Object.assign(new Error(`Timeout: the server sent nothing more for ${ms} ms of the request.`), { code: 'ETIMEOUT' });

function wokenWithin(ms: number, listen: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const alarm = setTimeout(resolve, ms);
    listen(() => { clearTimeout(alarm); resolve(); });
  });
}

/** Strings of one declared length: one plan per statement. */
function bind(request: mssql.Request, parameters: readonly unknown[]): void {
  const { NVarChar, VarBinary, MAX } = driver();
  parameters.forEach((value, index) => {
    const name = String(index + 1);
    if (typeof value === 'string') request.input(name, value.length <= 4000 ? NVarChar(4000) : NVarChar(MAX), value);
    else if (value instanceof Uint8Array) request.input(name, VarBinary(value.length <= 8000 ? 8000 : MAX), Buffer.from(value));
    else request.input(name, value as never);
  });
}

type Decode = (value: never) => unknown;
const toInstant: Decode = (value: Date) => value.toISOString();
const toDate: Decode = (value: Date) => value.toISOString().slice(0, 10);
const toNumber: Decode = (value: string) => Number(value);

function decoderOf(type: unknown): Decode | undefined {
  const { Date, DateTime2, DateTime, SmallDateTime, DateTimeOffset, BigInt } = driver();
  if (type === Date) return toDate;
  if (type === BigInt) return toNumber;
  return [DateTime2, DateTime, SmallDateTime, DateTimeOffset].includes(type as never) ? toInstant : undefined;
}

/** Dates and instants become the ISO strings that SQLite has. */
function decoded(rows: Record<string, unknown>[], columns: mssql.IColumnMetadata): Record<string, unknown>[] {
  const found = Object.entries(columns ?? {}).flatMap(([name, { type }]) => {
    const decode = decoderOf(typeof type === 'function' ? type : (type as { type: unknown }).type);
    return decode ? [[name, decode] as const] : [];
  });
  for (const row of rows) for (const [name, decode] of found) if (row[name] != null) row[name] = decode(row[name] as never);
  return rows;
}

export class SqlServerDialect implements Dialect {
  readonly #config: mssql.config;
  constructor(config: mssql.config) { this.#config = config; }
  createDriver = () => new SqlServerDriver(this.#config);
  createQueryCompiler = () => new SqlServerCompiler();
  createAdapter = () => new MssqlAdapter();
  createIntrospector = (db: Kysely<unknown>) => new MssqlIntrospector(db);
}
