import { parentPort, workerData } from 'node:worker_threads';
import type { StepName } from '../../shared/contracts/jobs-words.js';
import { openWorld } from '../platform/world.js';
import { runDueSteps } from './run-night.step.js';

/** The thread behind `everyMinute`: runs what is due from a step on, and tells of each step. */
const { from } = workerData as { from: StepName };
const world = await openWorld('step');
try {
  await runDueSteps(world, { by: 'timer' }, { from, heard: (result) => parentPort!.postMessage(result) });
} finally {
  await world.db.destroy();
}
