import type mssql from 'mssql';
import { erpFieldNames } from '../../../shared/contracts/erp-fields.js';
import { driver } from '../../platform/database/sqlserver/driver.js';
import { streamed } from '../../platform/database/sqlserver/sqlserver-dialect.js';
import { Refusal } from '../../../shared/refusal.js';
import { tell } from '../../../shared/sentences/tell.js';
import { isDriverFault } from './driver-fault.js';
import { sqlServerFault } from './erp-fault.js';
import type { Cell, ColumnMapping, ErpSource } from './erp-source.js';

const pieceSize = 5_000;
/** Longer than the ERP may hold a lock on a row that we want to read, in milliseconds. */
const lockPatience = 30_000;

export interface SqlServerSourceOptions { config: () => mssql.config; /** `schema.view`, validated by the environment. */ view: string; mapping: () => Promise<ColumnMapping> }

/** Reads a view of the ERP's database with a login that may do nothing else. It only shows now. */
export function sqlServerSource({ config, view, mapping }: SqlServerSourceOptions): ErpSource {
  return {
    kind: 'sqlserver',
    scheduled: true,
    waiting: async (after, today) => (after === null || after < today ? [{ businessOn: today, name: view }] : []),
    told: (error) => toldFault(error, config(), view),
    extractOf: async (businessOn, today) => (businessOn === today ? { businessOn, name: view } : null),
    async open(_extract, look) {
      const columnMapping = await mapping();
      // A pool of its own, thrown away afterwards: settings of a session stay on a pooled connection.
      const { options, ...rest } = config();
      const settings = { ...rest, ...(look && quick), pool: { max: 1, min: 1 }, options: { ...options, cancelTimeout: 1_000 } };
      const pool = await new (driver().ConnectionPool)(settings).connect();
      const columns = await columnsOf(pool, view).catch(async (error: unknown) => { await pool.close(); throw error; });
      const wanted = look ? columns : columns.filter((column) => isWanted(column, columnMapping));
      return { columns: wanted, mapping: columnMapping, mark: '.' as const, rows: rowsOf(pool, { view, columns: wanted, most: look?.rows, patience: settings.requestTimeout ?? 120_000 }), ending: () => ({ cutOff: false, endedWithNewline: null }) };
    },
  };
}

/** In the words of the connection's own test. */
function toldFault(error: unknown, { server, database = '', user = '' }: mssql.config, view: string): unknown {
  if (error instanceof Refusal || !isDriverFault(error)) return error;
  const { code, facts } = sqlServerFault(error, { server, database, user, view });
  return new Refusal('unavailable', code, tell({ code, facts }, 'en'), { facts });
}

/** For who waits for the answer, in milliseconds. */
const quick = { connectionTimeout: 10_000, requestTimeout: 15_000 };

const bracketed = (name: string) => `[${name.replaceAll(']', ']]')}]`;
const quoted = (name: string) => name.split('.').map((part) => `[${part.replaceAll(']', ']]')}]`).join('.');

async function columnsOf(pool: mssql.ConnectionPool, view: string): Promise<string[]> {
  const { recordset } = await pool.request().query(`SELECT TOP (0) * FROM ${quoted(view)}`);
  return Object.keys(recordset.columns);
}

function isWanted(column: string, mapping: ColumnMapping): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return erpFieldNames.some((field) => bare(mapping[field] ?? field) === bare(column));
}

interface Order { view: string; columns: readonly string[]; most: number | undefined; /** For a server that falls silent, in milliseconds. */ patience: number }

/** SNAPSHOT where the ERP's database allows it; else READ COMMITTED that gives up on a lock. Never NOLOCK. */
async function* rowsOf(pool: mssql.ConnectionPool, { view, columns, most, patience }: Order): AsyncGenerator<(readonly Cell[])[]> {
  try {
    await pool.request().batch(await allowsSnapshot(pool) ? 'SET TRANSACTION ISOLATION LEVEL SNAPSHOT' : `SET LOCK_TIMEOUT ${lockPatience}`);
    const query = `SELECT ${most === undefined ? '' : `TOP (${most}) `}${columns.map(bracketed).join(', ')} FROM ${quoted(view)}`;
    for await (const rows of streamed(pool.request(), query, { chunk: pieceSize, patience })) {
      yield rows.map((row) => columns.map((column) => row[column] as Cell));
    }
  } finally {
    await pool.close();
  }
}

async function allowsSnapshot(pool: mssql.ConnectionPool): Promise<boolean> {
  const { recordset } = await pool.request().query('SELECT snapshot_isolation_state AS state FROM sys.databases WHERE database_id = DB_ID()');
  return (recordset as { state: number }[])[0]?.state === 1;
}
