import { fork } from 'node:child_process';

/** What a process used, seconds and megabytes. On a machine that others use too, processor seconds say more than the clock. */
export interface Used { seconds: number; cpuSeconds: number; peakMb: number }

export const used = (): Used => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { seconds: process.uptime(), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 };
};

/** Each measurement has a process of its own, so that none pays for the heap of another and each has its own peak of memory. */
export function measuredBy<Measured>(name: string, order: unknown, settings: Record<string, string> = {}): Promise<Measured> {
  const child = fork(new URL(`./${name}.child.js`, import.meta.url), [JSON.stringify(order)], { env: { ...process.env, ...settings } });
  return new Promise((resolve, reject) => {
    let measured: Measured | undefined;
    child.on('message', (message) => { measured = message as Measured; });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 && measured !== undefined ? resolve(measured) : reject(new Error(`The measurement "${name}" ended with ${code}.`))));
  });
}

export const told = <Order>(): Order => JSON.parse(process.argv[2]!) as Order;

/** Told to whoever started this process, which then ends. */
export function tell<Measured>(measured: Measured): void {
  process.send!(measured, () => process.exit(0));
}
