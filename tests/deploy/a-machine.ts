import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Choices } from '../../deploy/choices.js';
import { readChoices } from '../../deploy/choices.js';
import { doAction } from '../../deploy/do-action.js';
import { layoutOf } from '../../deploy/layout.js';
import type { Action } from '../../deploy/plan.js';
import type { Effects } from '../../deploy/run-plan.js';
import { aFolder } from '../fixtures/databases.js';
import { ended } from '../chaos/processes.js';
import { whenDone } from '../fixtures/when-done.js';

const root = new URL('../..', import.meta.url).pathname;

/** The built product as a release: a folder of its own, without what builds it. Packages are borrowed. */
export function aRelease(version: string, change: (folder: string) => void = () => {}): string {
  const folder = join(aFolder(), version);
  for (const part of ['dist', 'sql', 'host', 'deploy', 'host.json', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== 'typescript') symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  const packageFile = join(folder, 'package.json');
  writeFileSync(packageFile, JSON.stringify({ ...JSON.parse(readFileSync(packageFile, 'utf8')), version }));
  writeFileSync(join(folder, 'sbom.json'), '{}');
  change(folder);
  return folder;
}

export const aMigration = (folder: string, name: string, text: string) => writeFileSync(join(folder, 'sql', 'migrations', name), `-- Why: a test of updates, nothing else.\n${text}\n`);

export interface Machine { effects: Effects; told: string[]; choices(release: string, version: string, more?: string[]): Choices }

/** Folders, a free port, and a service that is a process: everything else is done for real. */
export async function aMachine(): Promise<Machine> {
  const home = aFolder();
  const port = await freePort();
  const told: string[] = [];
  const choices = (release: string, version: string, more: string[] = []) =>
    readChoices(['--root', join(home, 'programs'), '--data', join(home, 'data'), '--port', String(port), '--shawl', process.execPath, ...more], { release, version, node: process.execPath });
  const { launch, settings } = layoutOf(choices('', ''));
  const order = aService(() => spawn(process.execPath, [`--env-file=${settings}`, launch, 'start'], { cwd: home, stdio: 'ignore', env: { PATH: process.env['PATH'] } }));
  const act = async (action: Action) => {
    if (action.kind === 'service') return order(action.order);
    if (action.kind === 'run' && /^(sc|icacls)\.exe$/.test(action.command)) return;
    if (action.kind === 'run' && action.args[0] === 'add' && action.args.includes('--kill-process-tree')) return;
    await doAction(action);
  };
  return { choices, told, effects: { act, clock: () => performance.now(), tell: (line) => { told.push(line); } } };
}

function aService(begin: () => ChildProcess) {
  let running: ChildProcess | undefined;
  whenDone(() => { running?.kill('SIGKILL'); });
  return async (order: 'start' | 'stop') => {
    if (order === 'start') running ??= begin();
    if (order === 'start' || !running) return;
    running.kill('SIGTERM');
    await ended(running);
    running = undefined;
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
