import { fork } from 'node:child_process';

/** What a process used, seconds and megabytes. On a machine that others use too, processor seconds say more than the clock. */
export interface Used { seconds: number; cpuSeconds: number; peakMb: number }

const cpuSeconds = () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
};

const began = { at: performance.now(), cpuSeconds: cpuSeconds() };

/** Since the process had loaded its modules. */
export const used = (): Used => ({
  seconds: (performance.now() - began.at) / 1000, cpuSeconds: cpuSeconds() - began.cpuSeconds, peakMb: process.resourceUsage().maxRSS / 1024,
});

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
