import { Worker } from 'node:worker_threads';
import type { InvocationContext, TimerFunctionOptions } from '@azure/functions';
import type { JobName } from '../../shared/contracts/jobs-words.js';
import { builtFile } from '../platform/folders.js';
import { businessSettings } from '../platform/settings.store.js';
import type { Step } from '../platform/step.js';
import { stopping } from '../platform/stopping.js';
import { theWorld, type World } from '../platform/world.js';
import { passDemoDayWhenDue } from './demo-day.step.js';
import { openRequest } from './job-requests.store.js';
import type { StepResult } from './run-step.step.js';

/**
 * A timer that asks the database every minute whether its step is due. Schedule, time zone and what was missed are decided
 * there, so the hosts need no monitor of their own. (Without `useMonitor: false` the Functions host wants a storage account,
 * and without one it never fires.)
 */
export const everyMinute = (step: Step): TimerFunctionOptions => onPrimary((world, context) => inTurn(async () => {
  if (step.name === 'ingestion') await passDemoDayWhenDue(world);
  if (await isDue(world, step)) await runInThread(step.name, context);
}));

type Tick = (world: World, context: InvocationContext) => Promise<void>;

const ticking = (tick: Tick, isMeant: (world: World) => boolean): TimerFunctionOptions => ({
  schedule: '0 * * * * *',
  useMonitor: false,
  handler: async (_timer, context) => {
    const world = await theWorld();
    if (isMeant(world)) await tick(world, context);
  },
});

/** Ticks where the data are written; beside a read-only copy it rests. */
export const onPrimary = (tick: Tick): TimerFunctionOptions => ticking(tick, ({ isCopy }) => !isCopy);
/** Ticks beside a read-only copy alone. */
export const onCopy = (tick: Tick): TimerFunctionOptions => ticking(tick, ({ isCopy }) => isCopy);

let lastInTurn: Promise<void> = Promise.resolve();

/**
 * One thing at a time in a process. What is asked for meanwhile comes right after it, and then looks whether it is still due:
 * a thread that began with an early step of the night goes on to the later ones by itself.
 */
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = lastInTurn.then(async () => { if (!stopping.signal.aborted) await work(); });
  lastInTurn = turn.catch(() => undefined);
  return turn;
}

async function isDue(world: World, step: Step): Promise<boolean> {
  if (await openRequest(world.db, step.name)) return true;
  const view = { db: world.db, erp: world.erp, zone: world.zone, now: world.now, settings: await businessSettings(world.db) };
  return (await step.find(view, { by: 'timer' })) !== null;
}

/** A step has a thread of its own: the event loop that serves people never waits for it. */
function runInThread(from: JobName, context: InvocationContext): Promise<void> {
  const thread = new Worker(builtFile('functions/jobs/night-thread.js'), { workerData: { from } });
  thread.on('message', ({ name, outcome, businessOn, ms, message }: StepResult) => {
    const told = `${name} ${outcome} for ${businessOn} in ${ms} ms${message ? `: ${message}` : ''}`;
    if (outcome === 'failed') context.error(told);
    else context.log(told);
  });
  const end = () => thread.postMessage('end');
  stopping.signal.addEventListener('abort', end);
  return new Promise<void>((resolve, reject) => {
    thread.on('error', reject);
    thread.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The thread of ${from} ended with ${code}.`))));
  }).finally(() => stopping.signal.removeEventListener('abort', end));
}
