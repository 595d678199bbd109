import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures were measured on, in one sentence. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GB, ${platform()} ${release()}, Node ${process.version}; load at the end ${loadavg()[0]!.toFixed(1)}`;
}
