import {
  MssqlAdapter, MssqlIntrospector, MssqlQueryCompiler, OperatorNode, PrimitiveValueListNode, ValueListNode,
  type BinaryOperationNode, type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult, type TransactionSettings,
} from 'kysely';
import mssql from 'mssql';

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
    this.#pool = await new mssql.ConnectionPool({ ...this.#config, options: { useUTC: true, ...this.#config.options } }).connect();
  }

  acquireConnection = async () => new SqlServerSession(this.#pool);
  releaseConnection = async () => { /* the pool does it, request by request */ };

  async beginTransaction(session: DatabaseConnection, { isolationLevel }: TransactionSettings): Promise<void> {
    const transaction = new mssql.Transaction(this.#pool);
    await transaction.begin(isolationLevel === 'serializable' ? mssql.ISOLATION_LEVEL.SERIALIZABLE : mssql.ISOLATION_LEVEL.READ_COMMITTED);
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
  constructor(pool: mssql.ConnectionPool) { this.#pool = pool; }

  request(): mssql.Request {
    return this.transaction ? new mssql.Request(this.transaction) : new mssql.Request(this.#pool);
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
    for await (const rows of streamed(request, sql, chunk)) yield { rows: rows as Row[] };
  }
}

/** The request is paused while the reader is busy, so that memory stays flat. */
export async function* streamed(request: mssql.Request, query: string, chunk: number): AsyncGenerator<Record<string, unknown>[]> {
  let rows: Record<string, unknown>[] = [];
  let columns: mssql.IColumnMetadata = {};
  let ended = false;
  let failure: Error | undefined;
  let wake = () => { /* nobody waits yet */ };
  request.stream = true;
  request.on('recordset', (found) => { columns = found; });
  request.on('row', (row) => { if (rows.push(row) >= chunk) { request.pause(); wake(); } });
  request.on('error', (error) => { failure = error; wake(); });
  request.on('done', () => { ended = true; wake(); });
  void request.query(query);
  try {
    while (!ended || rows.length > 0) {
      if (!ended && !failure && rows.length < chunk) await new Promise<void>((resolve) => { wake = resolve; });
      if (failure) throw failure;
      const ready = rows;
      rows = [];
      if (ready.length > 0) yield decoded(ready, columns);
      if (!ended) request.resume();
    }
  } finally {
    if (!ended) request.cancel();
  }
}

/** Strings of one declared length: one plan per statement. */
function bind(request: mssql.Request, parameters: readonly unknown[]): void {
  parameters.forEach((value, index) => {
    const name = String(index + 1);
    if (typeof value === 'string') request.input(name, value.length <= 4000 ? mssql.NVarChar(4000) : mssql.NVarChar(mssql.MAX), value);
    else if (value instanceof Uint8Array) request.input(name, mssql.VarBinary(value.length <= 8000 ? 8000 : mssql.MAX), Buffer.from(value));
    else request.input(name, value as never);
  });
}

type Decode = (value: never) => unknown;
const toInstant: Decode = (value: Date) => value.toISOString();
const decoders = new Map<unknown, Decode>([
  [mssql.Date, (value: Date) => value.toISOString().slice(0, 10)],
  [mssql.DateTime2, toInstant], [mssql.DateTime, toInstant], [mssql.SmallDateTime, toInstant], [mssql.DateTimeOffset, toInstant],
  [mssql.BigInt, (value: string) => Number(value)],
]);

/** Dates and instants become the ISO strings that SQLite has. */
function decoded(rows: Record<string, unknown>[], columns: mssql.IColumnMetadata): Record<string, unknown>[] {
  const found = Object.entries(columns ?? {}).flatMap(([name, { type }]) => {
    const decode = decoders.get(typeof type === 'function' ? type : (type as { type: unknown }).type);
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
