import { setTimeout as pause } from 'node:timers/promises';
import type { StepCounts, StepName } from '../../shared/contracts/jobs-words.js';
import { Refusal } from '../../shared/refusal.js';
import type { ErpSource } from '../integrations/erp/erp-source.js';
import type { Database, Writer } from '../platform/database/database.js';
import { databaseNow } from '../platform/database/portable.js';
import { businessSettings } from '../platform/settings.store.js';
import type { Asked, Step, StepContext, StepReport, StepView, StepWork } from '../platform/step.js';
import { changeRequest, openRequest, type JobRequest } from './job-requests.store.js';
import { finishJobRun, markCutOff, saveProgress, startJobRun } from './job-runs.store.js';
import { leaseSeconds, proveLease, releaseLease, takeLease, type Lease } from './leases.store.js';

/** What the steps of a night run in: one of these per process or thread. */
export interface NightWorld { db: Database; erp: ErpSource; zone: string; /** Says who holds a lease: host, process, thread. */ owner: string; now(): string }

export interface StepResult {
  name: StepName;
  outcome: 'done' | 'suspect' | 'failed' | 'busy' | 'refused';
  ms: number;
  counts: StepCounts;
  businessOn: string | null;
  message: string | null;
}

/** Runs the step once if it has work; null when nothing is due. It is alone while it runs, and recorded. */
export async function runStep(world: NightWorld, step: Step, asked: Asked): Promise<StepResult | null> {
  const started = performance.now();
  const request = await openRequest(world.db, step.name);
  const view: StepView = { ...world, settings: await businessSettings(world.db) };
  const reason: Asked = request ? { by: 'request', on: request.businessOn } : asked;
  const result = (rest: Omit<StepResult, 'name' | 'ms'>): StepResult => ({ name: step.name, ms: Math.round(performance.now() - started), ...rest });
  try {
    if (!(await step.find(view, reason))) return request ? await refuse(world, request, result) : null;
    const lease = await takeLease(world.db, step.name, world.owner);
    if (!lease) return result({ outcome: 'busy', counts: {}, businessOn: null, message: null });
    const ended = await runLeased(world, { step, view, reason, request, lease }).finally(() => releaseLease(world.db, lease));
    return ended && result(ended);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (request) await changeRequest(world.db as unknown as Writer, request.id, { status: 'refused', message: error.message });
    return result({ outcome: 'refused', counts: {}, businessOn: reason.by === 'timer' ? null : reason.on ?? null, message: error.message });
  }
}

type Finish = (rest: Omit<StepResult, 'name' | 'ms'>) => StepResult;

async function refuse({ db }: NightWorld, request: JobRequest, result: Finish): Promise<StepResult> {
  const message = `There is nothing to run for ${request.businessOn}.`;
  await db.transaction().execute((tx) => changeRequest(tx, request.id, { status: 'refused', message }));
  return result({ outcome: 'refused', counts: {}, businessOn: request.businessOn, message });
}

interface Leased { step: Step; view: StepView; reason: Asked; request: JobRequest | undefined; lease: Lease }

async function runLeased(world: NightWorld, leased: Leased): Promise<Omit<StepResult, 'name' | 'ms'> | null> {
  const { step, view, reason, request, lease } = leased;
  const work = await step.find(view, reason);
  if (!work) return null;
  const clock = await offsetClock(world);
  const jobRunId = await begin(world, { ...leased, work, clock });
  const { context, stop } = contextOf(world, { view, lease, jobRunId, clock });
  const report = await step.run(context, work).catch((error: unknown) => error as Error).finally(stop);
  const ending = report instanceof Error ? failureOf(report) : { message: null, ...report };
  await world.db.transaction().execute(async (tx) => {
    await proveLease(tx, lease, clock());
    await finishJobRun(tx, jobRunId, { ...ending, at: world.now() });
    if (request) await changeRequest(tx, request.id, { status: ending.outcome, message: ending.message });
  });
  return { ...ending, businessOn: work.businessOn };
}

const failureOf = (error: Error): StepReport & { outcome: 'done' | 'suspect' | 'failed'; message: string | null } =>
  ({ outcome: 'failed' as never, counts: {}, message: error instanceof Refusal ? error.message : `${error.name}: ${error.message}` });

/** The database's clock, read once and kept by this machine's. */
async function offsetClock({ db }: NightWorld): Promise<() => string> {
  const offset = Date.parse(await databaseNow(db)) - Date.now();
  return () => new Date(Date.now() + offset).toISOString();
}

async function begin(world: NightWorld, { step, reason, request, work, lease, clock }: Leased & { work: StepWork; clock: () => string }): Promise<number> {
  return world.db.transaction().execute(async (tx) => {
    await proveLease(tx, lease, clock());
    await markCutOff(tx, step.name, world.now());
    const id = await startJobRun(tx, {
      step: step.name, businessOn: work.businessOn, erpRunId: work.erpRunId ?? null, requestId: request?.id ?? null, startedBy: reason.by,
      owner: world.owner, startedAt: world.now(), heartbeatAt: world.now(), outcome: 'running',
    });
    if (request) await changeRequest(tx, request.id, { status: 'running', jobRunId: id });
    return id;
  });
}

interface ContextParts { view: StepView; lease: Lease; jobRunId: number; clock: () => string }

/** Every write proves the lease and carries the progress along; a quiet step proves it from time to time. */
function contextOf({ db, now }: NightWorld, { view, lease, jobRunId, clock }: ContextParts): { context: StepContext; stop: () => void } {
  let progress: { done: number; total: number } | undefined;
  let toldAt = 0;
  const write = async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
    const began = performance.now();
    const reply = await db.transaction().execute(async (tx) => {
      await proveLease(tx, lease, clock());
      if (progress && began - toldAt > 300) {
        await saveProgress(tx, jobRunId, { ...progress, at: now() });
        [progress, toldAt] = [undefined, began];
      }
      return work(tx);
    });
    // People who wait for the writer get their turn between two writes of a long step.
    if (performance.now() - began > 20) await pause(2);
    return reply;
  };
  const heartbeat = setInterval(() => { write(async () => undefined).catch(() => { /* the next write of the step will say it */ }); }, leaseSeconds * 300);
  return {
    context: { ...view, write, progress: (done, total) => { progress = { done, total }; } },
    stop: () => clearInterval(heartbeat),
  };
}
