import type { Choices } from './choices.js';
import { layoutOf } from './layout.js';

/** Stands where a new random key is put when the file is written. */
export const newKey = '<a new key>';

/** The first settings of a machine, complete enough to start; the administrator goes on from here. */
export function firstSettings(choices: Choices): string {
  const { database, backups } = layoutOf(choices);
  const lines = [
    '# Settings and secrets of Batchline; README.md lists them all. Restart the service after a change.',
    '# Put a value with # or blanks at its ends in double quotes.',
    `BATCHLINE_DATABASE=sqlite:${database}`,
    '# BATCHLINE_DATABASE="Server=db01;Database=batchline;User Id=batchline_app;Password=...;Encrypt=true"',
    'BATCHLINE_ERP=none',
    `BATCHLINE_SECRET_KEY=${newKey}`,
    `BACKUP_FOLDER=${backups}`,
    'BUSINESS_TIME_ZONE=Asia/Shanghai',
    'ADDRESS=127.0.0.1',
    `PORT=${choices.port}`,
    ...(choices.site ? [`PUBLIC_URL=https://${choices.site}`] : []),
    'FUNCTIONS_WORKER_RUNTIME=node',
    'NODE_ENV=production',
  ];
  return `${lines.join('\n')}\n`;
}

/** The port that a settings file tells, or null: an update need not be told again. */
export const portIn = (settings: string): number | null => Number(/^\s*PORT\s*=\s*["']?(\d{1,5})["']?\s*$/m.exec(settings)?.[1] ?? 0) || null;

export const isEmbeddedIn = (settings: string): boolean => /^\s*BATCHLINE_DATABASE\s*=\s*["']?sqlite:/m.test(settings);
