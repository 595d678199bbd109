import {
  MssqlAdapter, SqliteIntrospector, Kysely,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type QueryResult, type RootOperationNode,
} from 'kysely';
import { databaseErrorKind } from '../../functions/platform/database/errors.js';
import type { Database } from '../../functions/platform/database/database.js';
import type { Schema } from '../../functions/platform/database/schema.js';
import { SqliteCompiler } from '../../functions/platform/database/sqlite/sqlite-compiler.js';
import type { SqliteFile } from '../../functions/platform/database/sqlite/sqlite-file.js';
import { SqlServerCompiler } from '../../functions/platform/database/sqlserver/sqlserver-dialect.js';
import { answerFor } from './example-values.js';

/** A statement as SQL Server would get it; `node` is null where it was written for SQL Server alone. */
export interface Recorded { sql: string; parameters: readonly unknown[]; node: RootOperationNode | null }

export interface Recording { db: Database; taken(): Recorded[] }

/**
 * A database that speaks T-SQL and writes down what it is asked. Each statement is also prepared and run on an embedded
 * file, rolled back, and answered with one row of its columns, so that whoever asks goes on to the next statement.
 */
export function aRecording(file: SqliteFile): Recording {
  let statements: Recorded[] = [];
  const connection = new RecordingSession(file, (one) => statements.push(one));
  const db = new Kysely<Schema>({ dialect: new RecordingDialect(connection) });
  return { db, taken: () => { const all = statements; statements = []; return all; } };
}

/** The embedded database could not prepare a statement. */
export class NotUnderstood extends Error {}

/** The data of an example may break a rule of the schema; the statement itself was understood. */
export const rulesOfTheSchema = ['unique', 'foreign-key', 'check', 'not-null', 'append-only', 'too-long'];

class RecordingSession implements DatabaseConnection {
  #loaded = 0;
  readonly #known = new Map<string, string[]>();
  constructor(readonly file: SqliteFile, readonly record: (one: Recorded) => void) {}

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    this.record({ sql, parameters, node: query });
    const columns = this.#runEmbedded(query);
    const row = Object.fromEntries(columns.map((column) => [column, answerFor(column)]));
    return { rows: columns.length > 0 ? [row as Row] : [], numAffectedRows: 1n };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  /** What bulk loads and bulk updates ask of a session of SQL Server. */
  request() {
    return {
      bulk: async ({ path, rows }: { path: string; rows: unknown[] }) => {
        this.#loaded = rows.length;
        this.record({ sql: `insert bulk ${path}`, parameters: [], node: null });
      },
      query: async (sql: string) => {
        this.record({ sql, parameters: [], node: null });
        return { rowsAffected: [this.#loaded] };
      },
    };
  }

  #runEmbedded(node: RootOperationNode): string[] {
    const { sql, parameters } = new SqliteCompiler().compileQuery(node, { queryId: 'x' });
    const known = this.#known.get(sql);
    if (known) return known;
    this.file.exec('BEGIN');
    try {
      this.#known.set(sql, this.file.query(sql, parameters).columns);
    } catch (error) {
      if (!rulesOfTheSchema.includes(databaseErrorKind(error))) throw new NotUnderstood(`${String(error)} in ${sql}`, { cause: error });
      this.#known.set(sql, /\breturning "id"/.test(sql) ? ['id'] : []);
    } finally {
      this.file.exec('ROLLBACK');
    }
    return this.#known.get(sql)!;
  }
}

class RecordingDialect implements Dialect {
  constructor(readonly connection: RecordingSession) {}
  createDriver = (): Driver => {
    const nothing = async () => { /* nothing is kept, so nothing has to be undone */ };
    return {
      init: nothing, destroy: nothing, acquireConnection: async () => this.connection, releaseConnection: nothing,
      beginTransaction: nothing, commitTransaction: nothing, rollbackTransaction: nothing, savepoint: nothing, rollbackToSavepoint: nothing, releaseSavepoint: nothing,
    };
  };
  createQueryCompiler = () => new SqlServerCompiler();
  createAdapter = () => new MssqlAdapter();
  createIntrospector = (db: Kysely<never>) => new SqliteIntrospector(db);
}
