import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from './environment.js';

/** The file of the embedded database, if the data are in one. */
export const embeddedFile = ({ BATCHLINE_DATABASE: address }: Pick<Environment, 'BATCHLINE_DATABASE'>): string | undefined => /^sqlite:(.+)$/.exec(address)?.[1];

/** Without a folder of their own, backups lie beside the database. */
export const backupFolder = ({ BACKUP_FOLDER: named }: Pick<Environment, 'BACKUP_FOLDER'>, database: string): string => resolve(named ?? join(dirname(database), 'backups'));

export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
