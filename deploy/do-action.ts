import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, rmSync, rmdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Action } from './plan.js';
import { newKey } from './settings-file.js';
import { orderService, serviceIsThere } from './sc-exe.js';

/** Does one thing to this machine. */
export async function doAction(action: Action): Promise<void> {
  switch (action.kind) {
    case 'run': return runCommand(action);
    case 'service': return orderService(action);
    case 'folder': return void mkdirSync(action.path, { recursive: true });
    case 'copy': return copy(action.from, action.to);
    case 'remove': return remove(action.path);
    case 'write': return write(action);
    case 'link': return link(action.path, action.to);
    case 'exists': return insist(existsSync(action.path), `${action.path} is missing. ${action.orElse}`);
    case 'absent': return insist(!lstatSync(action.path, { throwIfNoEntry: false }), `${action.path} is there. ${action.orElse}`);
    case 'unused': return insist(!serviceIsThere(action.service), `There is a service ${action.service} already. Choose another name with --service.`);
    case 'healthy': return untilHealthy(action.url, action.waitSeconds);
  }
}

function insist(isSo: boolean, orElse: string): void {
  if (!isSo) throw new Error(orElse);
}

function runCommand({ command, args, cwd, mayFail }: Extract<Action, { kind: 'run' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(command, args, { ...(cwd && { cwd }), windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { said = (said + bytes.toString()).slice(-4_000); });
    child.once('error', (error) => (mayFail ? resolve() : reject(error)));
    child.once('close', (code) => (code === 0 || mayFail ? resolve() : reject(new Error(`${command} ended with ${code}: ${said.trim()}`))));
  });
}

/** What is there goes first: nothing of an attempt that was broken off stays. Links inside keep pointing where they did. */
function copy(from: string, to: string): void {
  remove(to);
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** A link goes alone; what it points to stays. */
function remove(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) removeLink(path);
  else if (stats) rmSync(path, { recursive: true, maxRetries: 10, retryDelay: 500 });
}

/** A junction is a folder to Windows. */
const removeLink = (path: string) => (process.platform === 'win32' ? rmdirSync(path) : unlinkSync(path));

function link(path: string, to: string): void {
  remove(path);
  symlinkSync(to, path, 'junction');
}

function write({ path, text, onlyIfMissing }: Extract<Action, { kind: 'write' }>): void {
  if (onlyIfMissing && existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.replace(newKey, randomBytes(32).toString('base64')), { mode: 0o600 });
}

async function untilHealthy(url: string, waitSeconds: number): Promise<void> {
  const end = performance.now() + waitSeconds * 1000;
  while (!(await isUp(url))) {
    if (performance.now() > end) throw new Error(`${url} did not say within ${waitSeconds} s that it is up. The log of the service says why.`);
    await wait(250);
  }
}

async function isUp(url: string): Promise<boolean> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return reply.ok && ((await reply.json()) as { up?: unknown }).up === true;
  } catch {
    return false;
  }
}
