import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteFile, type SqliteFile, type Use } from './sqlite-file.js';

/** The other end of `connectThread`: one connection, its streams, and nothing else. */
const { path, use } = workerData as { path: string; use: Use };
const file = openSqliteFile(path, use);
const cursors = new Map<number, { file: SqliteFile; next(count: number): unknown[][] }>();
let opened = 0;

const operations: Record<string, (...args: never[]) => unknown> = {
  query: (sql: string, parameters: unknown[]) => file.query(sql, parameters),
  bulk: (sql: string, rows: unknown[][]) => file.bulk(sql, rows),
  exec: (sql: string) => file.exec(sql),
  close: () => file.close(),
  openCursor: (sql: string, parameters: unknown[]) => {
    const own = openSqliteFile(path, 'read');
    const cursor = own.cursor(sql, parameters);
    cursors.set(++opened, { file: own, next: cursor.next });
    return { cursor: opened, columns: cursor.columns };
  },
  readCursor: (cursor: number, count: number) => cursors.get(cursor)!.next(count),
  closeCursor: (cursor: number) => {
    cursors.get(cursor)!.file.close();
    cursors.delete(cursor);
  },
};

parentPort!.on('message', ({ id, operation, args }: { id: number; operation: string; args: never[] }) => {
  try {
    parentPort!.postMessage({ id, value: operations[operation]!(...args) });
  } catch (error) {
    const { message, code, errcode } = error as Error & { code?: string; errcode?: number };
    parentPort!.postMessage({ id, error: { message, code, errcode } });
  }
});
