import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Action } from './plan.js';

/** As `sc.exe` numbers them; the words beside the numbers are translated. */
const stopped = 1;
const running = 4;

/** Starts or stops, and waits until it is so. A stop that hangs ends with the whole tree of processes. */
export async function orderService({ order, name, waitSeconds }: Extract<Action, { kind: 'service' }>): Promise<void> {
  const wanted = order === 'start' ? running : stopped;
  const { state } = lookAt(name);
  if (state === wanted || (state === null && order === 'stop')) return;
  const { status, stdout } = sc(order, name);
  if (status !== 0) throw new Error(`sc.exe ${order} ${name} ended with ${status}: ${stdout.trim()}`);
  if (await becomes(name, wanted, waitSeconds)) return;
  if (order === 'start') throw new Error(`The service ${name} did not start within ${waitSeconds} s.`);
  const { pid } = lookAt(name);
  spawnSync('taskkill.exe', ['/PID', String(pid), '/T', '/F'], { windowsHide: true });
  if (!(await becomes(name, stopped, 30))) throw new Error(`The service ${name} cannot be stopped.`);
}

async function becomes(name: string, wanted: number, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await wait(250)) {
    if (lookAt(name).state === wanted) return true;
  }
  return lookAt(name).state === wanted;
}

const sc = (...args: string[]) => spawnSync('sc.exe', args, { encoding: 'utf8', windowsHide: true });

function lookAt(name: string): { state: number | null; pid: number } {
  const { status, stdout } = sc('queryex', name);
  return status === 0 ? readQuery(stdout) : { state: null, pid: 0 };
}

export const serviceIsThere = (name: string): boolean => lookAt(name).state !== null;

/** Out of what `sc.exe queryex` prints, whatever the language of Windows. */
export function readQuery(text: string): { state: number | null; pid: number } {
  const state = /:\s+([1-7])\s+\S/.exec(text)?.[1];
  const pid = /PID\s*:\s*(\d+)/.exec(text)?.[1];
  return { state: state === undefined ? null : Number(state), pid: Number(pid ?? 0) };
}
