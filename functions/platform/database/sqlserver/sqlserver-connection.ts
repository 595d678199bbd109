import type mssql from 'mssql';
import { driver } from './driver.js';

/** @throws Error that names the part that is missing; a password is never in it. */
export function sqlServerConfig(connection: string): mssql.config {
  const parsed = connection.startsWith('mssql://') ? fromUrl(new URL(connection)) : driver().ConnectionPool.parseConnectionString(connection);
  const { server, database } = parsed;
  if (!server) throw new Error('the connection string names no Server');
  if (!database) throw new Error('the connection string names no Database');
  return { ...parsed, pool: { max: 20, min: 0, idleTimeoutMillis: 60_000 }, requestTimeout: parsed.requestTimeout ?? 120_000 };
}

const fromUrl = ({ hostname, port, pathname, username, password, searchParams }: URL): mssql.config => ({
  server: decodeURIComponent(hostname),
  ...(port && { port: Number(port) }),
  database: decodeURIComponent(pathname.slice(1)),
  user: decodeURIComponent(username),
  password: decodeURIComponent(password),
  options: {
    encrypt: searchParams.get('encrypt') !== 'false',
    trustServerCertificate: searchParams.get('trustServerCertificate') === 'true',
  },
});
