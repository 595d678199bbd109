import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../sources.js';
import { browserPath, howToGetOne } from './browser.js';

declare module 'vitest' {
  export interface ProvidedContext { products: Product[] }
}

/** A product that really runs, with a small demo whose nights are all read. */
export interface Product { url: string; adminKey: string; environment: Record<string, string> }

const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number };
    server.close(() => resolve(port));
  });
});

const withDemo = { erp: 'demo:?days=14&lines=300&file={folder}/erp.db', until: 'The demo ERP is read' };

/** As many as there are files at once. */
const productsAtOnce = 2;

/** Once for all browser tests. */
export default async function startProducts(project: TestProject): Promise<() => Promise<void>> {
  if (!browserPath) {
    if (process.env.BATCHLINE_REQUIRE_BROWSER === '1') throw new Error(`BATCHLINE_REQUIRE_BROWSER is set.${howToGetOne}`);
    console.warn(howToGetOne);
    project.provide('products', [{ url: '', adminKey: '', environment: {} }]);
    return async () => {};
  }
  const running = await Promise.all(Array.from({ length: productsAtOnce }, () => startProduct(withDemo)));
  project.provide('products', running.map(({ product }) => product));
  return async () => { await Promise.all(running.map(({ stop }) => stop())); };
}

export interface Running { product: Product; folder: string; /** What it has printed so far. */ printed(): string; stop(): Promise<void> }

/** `until` are the words by which one knows that it is there. */
export async function startProduct({ erp, until }: { erp: string; until: string }): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'batchline-e2e-'));
  const port = await freePort();
  const adminKey = 'the-key-of-the-browser-tests';
  const environment = {
    BATCHLINE_DATABASE: `sqlite:${join(folder, 'batchline.db')}`, BATCHLINE_ERP: erp.replace('{folder}', encodeURIComponent(folder)),
    BATCHLINE_ADMIN_KEY: adminKey, BACKUP_FOLDER: join(folder, 'backups'), ADDRESS: '127.0.0.1', PORT: String(port), PUBLIC_URL: '',
  };
  const child = spawn(process.execPath, ['host/launch.js', 'start'], { cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = await said(child, until);
  const stop = async () => {
    await stopped(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return { product: { url: `http://127.0.0.1:${port}`, adminKey, environment }, folder, printed, stop };
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
