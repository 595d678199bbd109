import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import type { z } from 'zod';
import type { readHealth } from '../../shared/contracts/health.js';
import { backupFolder, embeddedFile, filesIn } from './backup-folder.step.js';
import { backupsAmong } from './daily-backups.js';
import type { World } from './world.js';

type Machine = NonNullable<z.input<typeof readHealth['reply']>['details']>['machine'];

/** How the process and its disk are. Backups of a copy are the primary's concern. */
export async function lookAtMachine({ environment, isCopy }: Pick<World, 'environment' | 'isCopy'>, now: string): Promise<Machine> {
  const { heap_size_limit: heapLimitBytes } = getHeapStatistics();
  const { rss: usedBytes, heapUsed: heapBytes } = process.memoryUsage();
  const database = embeddedFile(environment);
  return {
    startedAt: new Date(Date.parse(now) - Math.round(process.uptime() * 1000)).toISOString(), memory: { usedBytes, heapBytes, heapLimitBytes },
    disk: database ? await diskOf(database).catch(() => null) : null,
    backups: database && !isCopy ? await backupsIn(backupFolder(environment, database)) : null,
  };
}

async function diskOf(database: string): Promise<Machine['disk']> {
  const [{ bavail, blocks, bsize }, { size }] = await Promise.all([statfs(dirname(database)), stat(database)]);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize, databaseBytes: size };
}

async function backupsIn(folder: string): Promise<Machine['backups']> {
  const files = backupsAmong(filesIn(folder));
  const file = files.at(-1);
  if (!file) return { folder, kept: 0, newest: null };
  const { mtime, size } = await stat(join(folder, file));
  return { folder, kept: files.length, newest: { file, at: mtime.toISOString(), bytes: size } };
}
