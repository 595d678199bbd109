import type { StepCounts, JobName } from '../../shared/contracts/jobs-words.js';
import { instantAt, type IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import type { ErpSource } from '../integrations/erp/erp-source.js';
import type { Database } from '../platform/database/database.js';
import { businessSettings } from '../platform/settings.store.js';
import type { Asked, Step, StepReport, StepView, StepWork } from '../platform/step.js';
import { toldTrouble } from '../platform/told-trouble.js';
import { changeRequest, openRequest, type JobRequest } from './job-requests.store.js';
import { finishJobRun, markCutOff, startJobRun } from './job-runs.store.js';
import { leasedWriter } from './leased-writer.step.js';
import { proveLease, releaseLease, takeLease, type Lease } from './leases.store.js';

/** What the steps of a night run in: one of these per process or thread. */
export interface NightWorld {
  db: Database;
  erp: ErpSource;
  zone: string;
  /** Says who holds a lease: machine, process, thread. */
  owner: string;
  now(): string;
}

export interface StepResult {
  name: JobName;
  outcome: 'done' | 'suspect' | 'failed' | 'busy' | 'refused';
  ms: number;
  counts: StepCounts;
  businessOn: IsoDate | null;
  message: string | null;
}

type Ending = Omit<StepResult, 'name' | 'ms'>;

/** What is to be done, by whose wish. */
interface Order { step: Step; view: StepView; asked: Asked; request: JobRequest | undefined }

/** Runs the step once if it has work; null when nothing is due. It is alone while it runs, and recorded. */
export async function runStep(world: NightWorld, step: Step, asked: Asked): Promise<StepResult | null> {
  const began = performance.now();
  const request = await openRequest(world.db, step.name);
  const view: StepView = { db: world.db, erp: world.erp, zone: world.zone, now: world.now, settings: await businessSettings(world.db) };
  const ending = await carryOut(world, { step, view, request, asked: request ? { by: 'request', on: request.businessOn } : asked });
  return ending && { name: step.name, ms: Math.round(performance.now() - began), ...ending };
}

async function carryOut(world: NightWorld, order: Order): Promise<Ending | null> {
  const { step, view, asked, request } = order;
  const work = await step.find(view, asked).catch(refusalOf);
  if (work instanceof Refusal) return refused(world, order, work.message);
  if (!work) return request ? refused(world, order, `There is nothing to run for ${request.businessOn}.`) : null;
  const lease = await takeLease(world.db, step.name, world.owner);
  if (!lease) return { outcome: 'busy', counts: {}, businessOn: null, message: 'Another process is running this step.' };
  try {
    return await runLeased(world, order, lease);
  } finally {
    await releaseLease(world.db, lease);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

async function refused({ db }: NightWorld, { asked, request }: Order, message: string): Promise<Ending> {
  if (request) await db.transaction().execute((tx) => changeRequest(tx, request.id, { status: 'refused', message }));
  return { outcome: 'refused', counts: {}, businessOn: asked.by === 'timer' ? null : asked.on ?? null, message };
}

/** Looks again under the lease: whoever held it before may have done the work. */
async function runLeased(world: NightWorld, order: Order, lease: Lease): Promise<Ending | null> {
  const { step, view, asked, request } = order;
  const work = await step.find(view, asked).catch(() => null);
  if (!work) return null;
  const jobRunId = await begin(world, order, { work, lease });
  const writer = await leasedWriter(world.db, lease, jobRunId);
  const now = erpClock(world, work.businessOn);
  const report = await step.run({ ...view, ...writer, now }, work).catch((error: Error) => error).finally(writer.stop);
  const ending = report instanceof Error ? failure(report) : success(report);
  await writer.write(async (tx) => {
    await finishJobRun(tx, jobRunId, { ...ending, at: world.now() });
    if (request) await changeRequest(tx, request.id, { status: ending.outcome, message: ending.message });
  });
  return { ...ending, businessOn: work.businessOn };
}

type Finished = Pick<Ending, 'counts' | 'message'> & { outcome: 'done' | 'suspect' | 'failed' };

const success = ({ outcome, counts, message }: StepReport): Finished => ({ outcome, counts, message: message ?? null });

const failure = (error: Error): Finished => ({ outcome: 'failed', counts: {}, message: toldTrouble(error) ?? `${error.name}: ${error.message}` });

/** The demo ERP lives in a calendar of its own: what it makes happen is dated by that. */
const erpClock = ({ erp, zone, now }: NightWorld, businessOn: IsoDate) => (erp.kind === 'demo' ? () => instantAt(businessOn, '02:30', zone) : now);

async function begin(world: NightWorld, { step, asked, request }: Order, { work, lease }: { work: StepWork; lease: Lease }): Promise<number> {
  return world.db.transaction().execute(async (tx) => {
    await proveLease(tx, lease, world.now());
    await markCutOff(tx, step.name, world.now());
    const id = await startJobRun(tx, {
      step: step.name, businessOn: work.businessOn, erpRunId: work.erpRunId ?? null, requestId: request?.id ?? null, startedBy: asked.by,
      owner: world.owner, startedAt: world.now(), heartbeatAt: world.now(), outcome: 'running',
    });
    if (request) await changeRequest(tx, request.id, { status: 'running', jobRunId: id });
    return id;
  });
}
