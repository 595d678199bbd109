import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Writer } from '../platform/database/database.js';
import { databaseNow } from '../platform/database/portable.js';
import type { StepContext } from '../platform/step.js';
import { saveProgress } from './job-runs.store.js';
import { leaseSeconds, proveLease, type Lease } from './leases.store.js';

/** How often a running step tells how far it is, in milliseconds. */
const tellEvery = 300;
/** A write that took longer lets people's writes have their turn before the next. */
const longWrite = 20;

export interface LeasedWriter extends Pick<StepContext, 'write' | 'progress'> { stop(): void }

/** Every write proves the lease, on the database's clock, and carries the progress along. A quiet step proves it by itself. */
export async function leasedWriter(db: Database, lease: Lease, jobRunId: number): Promise<LeasedWriter> {
  const offset = Date.parse(await databaseNow(db)) - Date.now();
  const clock = () => new Date(Date.now() + offset).toISOString();
  let progress: { done: number; total: number } | undefined;
  let toldAt = 0;
  const tell = async (tx: Writer) => {
    if (!progress || performance.now() - toldAt < tellEvery) return;
    const telling = { ...progress, at: clock() };
    [progress, toldAt] = [undefined, performance.now()];
    await saveProgress(tx, jobRunId, telling);
  };
  const write = async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
    const began = performance.now();
    const reply = await db.transaction().execute(async (tx) => {
      await proveLease(tx, lease, clock());
      await tell(tx);
      return work(tx);
    });
    if (performance.now() - began > longWrite) await pause(2);
    return reply;
  };
  const heartbeat = setInterval(() => { write(async () => undefined).catch(() => { /* the step's next write says it */ }); }, leaseSeconds * 300);
  return { write, progress: (done, total) => { progress = { done, total }; }, stop: () => clearInterval(heartbeat) };
}
