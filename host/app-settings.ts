import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface HostJson {
  extensions?: { http?: { routePrefix?: string } };
}

interface LocalSettings {
  IsEncrypted?: boolean;
  Values?: Record<string, unknown>;
}

/** The glob, relative to the app, of the modules that register functions. */
export function mainOf(appDir: string): string {
  const { main } = readJson<{ main?: string }>(appDir, 'package.json') ?? {};
  if (!main) throw new Error(`${join(appDir, 'package.json')} has no "main" that names the function modules.`);
  return main;
}

export const routePrefixOf = (appDir: string): string =>
  (readJson<HostJson>(appDir, 'host.json')?.extensions?.http?.routePrefix ?? 'api').replaceAll(/^\/+|\/+$/g, '');

/** As `func` does: what the environment already says wins. */
export function applyLocalSettings(appDir: string): void {
  const { IsEncrypted, Values = {} } = readJson<LocalSettings>(appDir, 'local.settings.json') ?? {};
  if (IsEncrypted) throw new Error('local.settings.json is encrypted; run `func settings decrypt` first.');
  for (const [name, value] of Object.entries(Values)) process.env[name] ??= String(value);
}

function readJson<T>(appDir: string, name: string): T | undefined {
  const path = join(appDir, name);
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
