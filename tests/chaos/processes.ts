import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

export const builtModule = (module: string): string => pathToFileURL(join(root, 'dist', module)).href;

/** Runs `run(args)` of a built module in a process of its own, as npm's scripts do. */
export function start(module: string, args: string[], env: Record<string, string>): ChildProcess & { output(): string } {
  const child = spawn(process.execPath, [join(root, 'tests', 'chaos', 'run.js'), builtModule(module), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => { output += data.toString(); });
  child.stderr.on('data', (data: Buffer) => { output += data.toString(); });
  onTestFinished(() => { child.kill('SIGKILL'); });
  return Object.assign(child, { output: () => output });
}

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('exit', resolve)));

/** Looks every few milliseconds until there is something to see. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, patience = 60_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look().catch(() => null);
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}
