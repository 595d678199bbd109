import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { aFolder } from '../fixtures/databases.js';
import { start, until } from './processes.js';

export const adminKey = 'a-key-for-the-chaos-tests';

const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

export interface RunningHost { process: ReturnType<typeof start>; url: string; tick(timer: string): Promise<Response> }

/** The product in a process of its own, as `npm start` runs it; its timers are triggered, beside their own minute. */
export async function aHost({ file, folder }: { file: string; folder: string }, env: Record<string, string> = {}): Promise<RunningHost> {
  const port = await freePort();
  const process = start('host/main.js', [], { BATCHLINE_DATABASE: `sqlite:${file}`, BATCHLINE_ERP: `folder:${folder}`, BUSINESS_TIME_ZONE: 'Asia/Shanghai', PORT: String(port), BATCHLINE_ADMIN_KEY: adminKey, ...env });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/api/health`)).ok);
  return { process, url, tick: (timer) => fetch(`${url}/admin/functions/${timer}`, { method: 'POST', headers: { 'x-functions-key': adminKey } }) };
}

export interface Clock { env: Record<string, string>; set(instant: string): void }

/** A clock for processes; whoever sets it says what time it is there. */
export function aClock(instant: string): Clock {
  const file = join(aFolder(), 'ahead');
  const set = (to: string) => {
    writeFileSync(`${file}.new`, String(Date.parse(to) - Date.now()));
    renameSync(`${file}.new`, file);
  };
  set(instant);
  return { env: { CLOCK_FILE: file, NODE_OPTIONS: `--require ${new URL('set-clock.cjs', import.meta.url).pathname}` }, set };
}
