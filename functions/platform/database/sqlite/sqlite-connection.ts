import { Worker } from 'node:worker_threads';
import { builtFile } from '../../folders.js';
import { openSqliteFile, type RawRows, type Use } from './sqlite-file.js';

/** A connection as the driver sees it: in this thread or in one of its own. */
export interface SqliteConnection {
  query(sql: string, parameters: readonly unknown[]): Promise<RawRows>;
  bulk(sql: string, rows: readonly (readonly unknown[])[]): Promise<number>;
  exec(sql: string): Promise<void>;
  /** A read of its own, so that it neither blocks nor freezes what others see. */
  stream(sql: string, parameters: readonly unknown[], chunk: number): AsyncIterable<{ columns: string[]; rows: unknown[][] }>;
  close(): Promise<void>;
}

/** For steps and commands, which have a thread or a process of their own: no copying between threads. */
export function connectHere(path: string, use: Use): SqliteConnection {
  const file = openSqliteFile(path, use);
  return {
    query: async (sql, parameters) => (await breathe(), file.query(sql, parameters)),
    bulk: async (sql, rows) => (await breathe(), file.bulk(sql, rows)),
    exec: async (sql) => file.exec(sql),
    stream: (sql, parameters, chunk) => streamHere(path, { sql, parameters, chunk }),
    close: async () => file.close(),
  };
}

async function* streamHere(path: string, { sql, parameters, chunk }: { sql: string; parameters: readonly unknown[]; chunk: number }) {
  const file = openSqliteFile(path, 'read');
  try {
    const cursor = file.cursor(sql, parameters);
    for (let rows = cursor.next(chunk); rows.length > 0; rows = cursor.next(chunk)) {
      yield { columns: cursor.columns, rows };
      await breathe();
    }
  } finally {
    file.close();
  }
}

let breathedAt = 0;

/** Awaited synchronous calls never leave the microtask queue: every 10 ms timers and sockets get their turn. */
async function breathe(): Promise<void> {
  if (performance.now() - breathedAt < 10) return;
  await new Promise((resolve) => setImmediate(resolve));
  breathedAt = performance.now();
}

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

/** For the host: its event loop never waits for the disk. */
export function connectThread(path: string, use: Use): SqliteConnection {
  const worker = new Worker(threadFile(), { workerData: { path, use } });
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let sent = 0;
  const ask = <Reply>(operation: string, ...args: unknown[]) =>
    new Promise<Reply>((resolve, reject) => {
      if (waiting.size === 0) worker.ref();
      waiting.set(++sent, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ id: sent, operation, args });
    });
  hear(worker, waiting);
  return {
    query: (sql, parameters) => ask('query', sql, parameters),
    bulk: (sql, rows) => ask('bulk', sql, rows),
    exec: (sql) => ask('exec', sql),
    stream: (sql, parameters, chunk) => streamThere(ask, { sql, parameters, chunk }),
    close: async () => {
      await ask('close');
      await worker.terminate();
    },
  };
}

function hear(worker: Worker, waiting: Map<number, Waiting>): void {
  worker.on('message', ({ id, error, value }: { id: number; error?: Error; value?: never }) => {
    const { resolve, reject } = waiting.get(id)!;
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (error) reject(Object.assign(new Error(error.message), error));
    else resolve(value!);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error as Error);
    waiting.clear();
  });
}

type Ask = <Reply>(operation: string, ...args: unknown[]) => Promise<Reply>;

async function* streamThere(ask: Ask, { sql, parameters, chunk }: { sql: string; parameters: readonly unknown[]; chunk: number }) {
  const { cursor, columns } = await ask<{ cursor: number; columns: string[] }>('openCursor', sql, parameters);
  try {
    for (;;) {
      const rows = await ask<unknown[][]>('readCursor', cursor, chunk);
      if (rows.length === 0) return;
      yield { columns, rows };
    }
  } finally {
    await ask('closeCursor', cursor);
  }
}

/** Under Vitest this module is TypeScript; a thread needs the built one. */
const threadFile = () => (import.meta.url.endsWith('.ts') ? builtFile('functions/platform/database/sqlite/sqlite-thread.js') : new URL('./sqlite-thread.js', import.meta.url));
