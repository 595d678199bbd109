import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSqliteFile } from './sqlite-file.js';

/**
 * Copies an embedded database while it is used: what was committed when the copy began, whole, in one file. Writers do not
 * wait for it. The copy is checked before it takes its name, and survives a power cut once it has it.
 *
 * @throws Error when the disk is full or the copy is damaged; then there is no file of that name
 */
export function backUp(path: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const source = openSqliteFile(path, 'copy');
  try {
    source.query('VACUUM INTO ?', [part]);
    refuseDamaged(part);
    onDisk(part);
    renameSync(part, to);
  } finally {
    source.close();
    rmSync(part, { force: true });
  }
}

/**
 * Puts a backup in the place of an embedded database that nobody uses. What stood there is kept beside it, under the name
 * that is answered; null where nothing was.
 *
 * @throws Error when the backup is damaged, or somebody uses the database
 */
export function restore(backup: string, path: string, now: string): string | null {
  if (!existsSync(backup)) throw new Error(`There is no backup at ${backup}.`);
  refuseDamaged(backup);
  mkdirSync(dirname(path), { recursive: true });
  const kept = existsSync(path) ? `${path}.before-${now.replaceAll(/[:.]/g, '-')}` : null;
  const part = `${path}.part`;
  copyFileSync(backup, part);
  onDisk(part);
  if (kept) putAside(path, kept);
  renameSync(part, path);
  return kept;
}

function putAside(path: string, kept: string): void {
  try {
    const file = openSqliteFile(path, 'alone');
    file.close();
  } catch (error) {
    // A database too damaged to be opened is what one restores after.
    if (/locked/.test(String(error))) throw new Error(`${path} is in use. Stop Batchline first.`, { cause: error });
  }
  renameSync(path, kept);
  for (const rest of ['-wal', '-shm']) if (existsSync(path + rest)) renameSync(path + rest, kept + rest);
}

function refuseDamaged(path: string): void {
  const file = openSqliteFile(path, 'copy');
  try {
    const [[verdict] = []] = file.query('PRAGMA quick_check(1)', []).rows;
    if (verdict !== 'ok') throw new Error(`${path} is damaged: ${String(verdict)}`);
  } finally {
    file.close();
  }
}

function onDisk(path: string): void {
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
