import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { startHost, type Host, type HostOptions } from '../../host/embedded-host.js';
import type { LogEntry } from '../../host/log-entry.js';
import type { Gate } from './gate.js';

type Files = Record<string, string | Buffer>;

/** Inside the checkout, so that the app finds the one installed @azure/functions. */
const cache = join(import.meta.dirname, '../../node_modules/.cache/batchline-host-tests');
const made: string[] = [];
const started: Host[] = [];

afterAll(async () => {
  await Promise.all(started.map((host) => host.stop(0)));
  made.forEach((dir) => rmSync(dir, { recursive: true, force: true }));
});

export function aFolder(files: Files): string {
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(join(cache, 'app-'));
  made.push(dir);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

/** A built app. Its modules are written without their import line: `app` and what the test shares are in scope. */
export const anApp = (modules: Record<string, string>, files: Files = {}): string =>
  aFolder({
    'package.json': JSON.stringify({ type: 'module', main: 'functions/**/*.{http,timer}.js' }),
    ...Object.fromEntries(Object.entries(modules).map(([name, code]) => [`functions/${name}.js`, prologue + code])),
    ...files,
  });

const prologue = "import { app } from '@azure/functions';\nconst { shared } = globalThis;\n";

/** What a test file and the modules of its app have in common. */
export interface Shared {
  arrived?: Gate;
  release?: Gate;
  terminated?: Gate;
  told?: unknown;
  monitored?: unknown;
  started?(): void;
  ticked?(): void;
}

export const shared: Shared = ((globalThis as { shared?: Shared }).shared ??= {});

export interface Started {
  host: Host;
  log: LogEntry[];
}

export async function start(appDir: string, options: Partial<HostOptions> = {}): Promise<Started> {
  const log: LogEntry[] = [];
  const host = await startHost({ appDir, port: 0, log: (entry) => log.push(entry), ...options });
  started.push(host);
  return { host, log };
}
