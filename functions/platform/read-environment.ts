import { readFileSync } from 'node:fs';
import { parseEnvironment, type Environment } from './environment.js';
import type { BusinessSettings } from '../../shared/contracts/settings.js';
import { parseFixedSettings } from './fixed-settings.js';
import { localSettingsFile } from './folders.js';

let fixed: Partial<BusinessSettings> | undefined;

/** Read once: an environment does not change while its process runs. */
export const fixedSettings = (): Partial<BusinessSettings> => (fixed ??= parseFixedSettings({ ...localSettings(), ...process.env }));

/** The process's environment over `local.settings.json`, which the Functions host reads in the same way. */
export const readEnvironment = (): Environment => parseEnvironment({ ...localSettings(), ...process.env });

function localSettings(): Record<string, string> {
  const text = readTextIfThere(localSettingsFile());
  if (text === null) return {};
  return (JSON.parse(text.replace(/^\ufeff/, '')) as { Values?: Record<string, string> }).Values ?? {};
}

function readTextIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
