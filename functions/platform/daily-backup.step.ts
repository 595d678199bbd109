import { readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { InvocationContext } from '@azure/functions';
import { backupFile, backupIsDue, backupsToDrop } from './daily-backups.js';
import type { Environment } from './environment.js';
import { builtFile } from './folders.js';
import type { World } from './world.js';

let isRunning = false;

/** Every day, the embedded database is copied while it is used. A backup that fails is tried again the next minute; without a folder of its own it lies beside the database. */
export async function backUpDaily({ environment, now }: World, context: InvocationContext): Promise<void> {
  const database = embeddedFile(environment);
  if (!database || isRunning) return;
  const folder = backupFolder(environment, database);
  const there = filesIn(folder);
  if (!backupIsDue(there, now())) return;
  isRunning = true;
  const to = join(folder, backupFile(now()));
  await copied(resolve(database), to).finally(() => { isRunning = false; });
  for (const old of backupsToDrop(filesIn(folder))) rmSync(join(folder, old));
  context.log(`The database is backed up to ${to}.`);
}

/** The file of the embedded database, if the data are in one. */
export const embeddedFile = ({ BATCHLINE_DATABASE: address }: Pick<Environment, 'BATCHLINE_DATABASE'>): string | undefined => /^sqlite:(.+)$/.exec(address)?.[1];

export const backupFolder = ({ BACKUP_FOLDER: named }: Pick<Environment, 'BACKUP_FOLDER'>, database: string): string => resolve(named ?? join(dirname(database), 'backups'));

export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** In a thread of its own: nobody waits for the disk. */
const copied = (path: string, to: string) => new Promise<void>((done, reject) => {
  const thread = new Worker(builtFile('functions/platform/backup-thread.js'), { workerData: { path, to } });
  thread.on('error', reject);
  thread.on('exit', (code) => (code === 0 ? done() : reject(new Error(`The backup ended with ${code}.`))));
});
