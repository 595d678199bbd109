import { existsSync, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import type { Database } from './database.js';
import type { Schema } from './schema.js';
import { SqliteDialect, type OpenedBy } from './sqlite/sqlite-dialect.js';
import { sqlServerConfig } from './sqlserver/sqlserver-connection.js';
import { SqlServerDialect } from './sqlserver/sqlserver-dialect.js';

/**
 * Opens `sqlite:<file>`, a SQL Server connection string (`Server=...;Database=...`) or an `mssql://` address.
 *
 * @throws Error when the embedded database would lie on a network share: its locks do not work there.
 */
export function openDatabase(address: string, by: OpenedBy): Database {
  if (!address.startsWith('sqlite:')) return openSqlServer(address);
  const path = resolve(address.slice('sqlite:'.length));
  mkdirSync(dirname(path), { recursive: true });
  refuseNetworkShare(dirname(path));
  return new Kysely<Schema>({ dialect: new SqliteDialect({ path, by }) });
}

/**
 * Opens a copy that others write: nothing can be changed through it.
 *
 * @throws Error when the embedded database is not there
 */
export function openCopy(address: string, by: OpenedBy): Database {
  if (!address.startsWith('sqlite:')) return openSqlServer(address);
  const path = resolve(address.slice('sqlite:'.length));
  if (!existsSync(path)) throw new Error(`READ_ONLY is set and there is no database at ${path}. Name the copy in BATCHLINE_DATABASE.`);
  return new Kysely<Schema>({ dialect: new SqliteDialect({ path, by, isCopy: true }) });
}

const openSqlServer = (address: string): Database => new Kysely<Schema>({ dialect: new SqlServerDialect(sqlServerConfig(address)) });

/** NFS, SMB, CIFS and SMB2, as Linux numbers them. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

function refuseNetworkShare(folder: string): void {
  const isShare = process.platform === 'win32' ? realpathSync.native(folder).startsWith('\\\\') : networkFileSystems.has(statfsSync(folder).type >>> 0);
  if (isShare) throw new Error(`${folder} is on a network share, where the embedded database would be damaged. Use a local disk, or SQL Server.`);
}

export type { OpenedBy };
