import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSqliteFile } from '../functions/platform/database/sqlite/sqlite-file.js';
import { readEnvironment } from '../functions/platform/read-environment.js';

const launch = fileURLToPath(new URL('../../host/launch.js', import.meta.url));

const usage = `npm run restore:drill                 backs up, restores into a folder of its own, proves; the database in use is not touched
npm run restore:drill -- --in-place   destroys the database itself and restores it; stop Batchline first`;

/** `npm run restore:drill`: shows that what is backed up can be had back, and tells the time that it took. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { 'in-place': { type: 'boolean', default: false }, 'help': { type: 'boolean', default: false } } });
  const { BATCHLINE_DATABASE: address } = readEnvironment();
  if (values.help || !address.startsWith('sqlite:')) throw new Error(values.help ? usage : 'BATCHLINE_DATABASE is a SQL Server: its drill is in docs/operations.md.');
  const live = resolve(address.slice('sqlite:'.length));
  const folder = mkdtempSync(join(tmpdir(), 'batchline-drill-'));
  const backup = join(folder, 'backup.db');
  try {
    drill({ live, backup, restored: values['in-place'] ? live : join(folder, 'restored.db'), head: join(folder, 'head.json') });
    rmSync(folder, { recursive: true });
    return 0;
  } catch (error) {
    console.error(`The drill failed. ${existsSync(backup) ? `The backup is kept: ${backup}` : 'There is no backup.'}`);
    throw error;
  }
}

interface Drill { live: string; backup: string; restored: string; head: string }

function drill({ live, backup, restored, head }: Drill): void {
  const timed = stopwatch();
  timed('audit chain: its head is kept', () => command(live, 'audit/audit', 'head', '--out', head));
  timed('backed up', () => command(live, 'platform/backup', '--to', backup));
  if (restored === live) timed('destroyed', () => destroy(live));
  timed('restored', () => command(restored, 'platform/backup', '--restore', backup));
  timed('ledger proven', () => command(restored, 'purchasing/ledger'));
  timed('audit chain proven, and it still leads to the head', () => command(restored, 'audit/audit', 'verify', '--head', head));
  console.log(`Everything is there again. All of it took ${timed.total()} s.`);
}

/** Refuses a database in use: a drill must not cost anybody their work. */
function destroy(path: string): void {
  try {
    openSqliteFile(path, 'alone').close();
  } catch (error) {
    throw new Error(`${path} is in use. Stop Batchline first.`, { cause: error });
  }
  for (const rest of ['', '-wal', '-shm']) rmSync(path + rest, { force: true });
}

/** A process of its own for each: nothing is remembered from before the restore. */
function command(database: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launch, ...args], { encoding: 'utf8', env: { ...process.env, BATCHLINE_DATABASE: `sqlite:${database}` } });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${(stdout + stderr).trim()}`);
}

function stopwatch() {
  const began = performance.now();
  const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);
  const timed = (what: string, act: () => void) => {
    const since = performance.now();
    act();
    console.log(`${seconds(since).padStart(6)} s  ${what}`);
  };
  return Object.assign(timed, { total: () => seconds(began) });
}
