import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { backupFolder, embeddedFile, filesIn } from '../platform/backup-folder.step.js';
import { backupFile, backupsToDrop } from '../platform/daily-backups.js';
import { builtFile } from '../platform/folders.js';
import { readEnvironment } from '../platform/read-environment.js';
import type { Step } from '../platform/step.js';
import { findDaily } from './find-daily.step.js';

/** embedded database -> a copy of the day, made while it is used. Once a day, and when an administrator asks. SQL Server has backups of its own. */
export const backUpDaily: Step = {
  name: 'backup',
  find: async (view, asked) => (embeddedFile(readEnvironment()) ? findDaily(view, 'backup', asked) : null),
  async run({ now }) {
    const environment = readEnvironment();
    const database = embeddedFile(environment)!;
    const folder = backupFolder(environment, database);
    const to = join(folder, backupFile(now()));
    await copied(resolve(database), to);
    for (const old of backupsToDrop(filesIn(folder))) rmSync(join(folder, old));
    return { outcome: 'done', counts: { backupSize: Math.ceil(statSync(to).size / 2 ** 20) } };
  },
};

/** In a thread of its own: the lease of the step is kept meanwhile, however long the disk takes. */
const copied = (path: string, to: string) => new Promise<void>((done, reject) => {
  const thread = new Worker(builtFile('functions/platform/backup-thread.js'), { workerData: { path, to } });
  thread.on('error', reject);
  thread.on('exit', (code) => (code === 0 ? done() : reject(new Error(`The backup ended with ${code}.`))));
});
