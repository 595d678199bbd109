import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../sources.js';
import { browserPath, howToGetOne } from './browser.js';

declare module 'vitest' {
  export interface ProvidedContext { demo: string }
}

/** A product that really runs. */
export interface Product { url: string; adminKey: string; environment: Record<string, string> }

const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

/** A small demo whose nights are all read. */
export const withDemo = { erp: 'demo:?days=14&lines=300&file={folder}/erp.db', until: 'The demo ERP is read' };

/** Once for all browser tests: what every file begins with. */
export default async function prepareDemo(project: TestProject): Promise<() => void> {
  if (!browserPath) {
    if (process.env.BATCHLINE_REQUIRE_BROWSER === '1') throw new Error(`BATCHLINE_REQUIRE_BROWSER is set.${howToGetOne}`);
    console.warn(howToGetOne);
    return () => {};
  }
  const { folder, end } = await startProduct(withDemo);
  await end();
  project.provide('demo', folder);
  return () => { rmSync(folder, { recursive: true, force: true }); };
}

export interface Running {
  product: Product; folder: string;
  /** What it has printed so far. */
  printed(): string;
  /** Its folder stays. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

interface Start { erp: string; /** The words by which one knows that it is there. */ until: string; /** A folder of one that has ended, to begin with a copy of. */ from?: string }

export async function startProduct({ erp, until, from }: Start): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'batchline-e2e-'));
  if (from) cpSync(from, folder, { recursive: true });
  const port = await freePort();
  const adminKey = 'the-key-of-the-browser-tests';
  const environment = {
    BATCHLINE_DATABASE: `sqlite:${join(folder, 'batchline.db')}`, BATCHLINE_ERP: erp.replace('{folder}', encodeURIComponent(folder)),
    BATCHLINE_ADMIN_KEY: adminKey, BACKUP_FOLDER: join(folder, 'backups'), ADDRESS: '127.0.0.1', PORT: String(port), PUBLIC_URL: '',
  };
  const child = spawn(process.execPath, ['host/launch.js', 'start'], { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = await said(child, until);
  const end = () => stopped(child);
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { product: { url: `http://127.0.0.1:${port}`, adminKey, environment }, folder, printed, end, stop };
}

function said(child: ChildProcess, words: string): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const listen = (part: Buffer) => {
      text += part;
      if (text.includes(words)) resolve(() => text);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.on('exit', (code) => reject(new Error(`The product ended with ${code} before it said "${words}":\n${text}`)));
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
