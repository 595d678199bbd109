import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { JobName } from '../../shared/contracts/jobs-words.js';
import { openWorld } from '../platform/world.js';
import { runDueJob } from './run-night.step.js';

/** The thread behind `everyMinute`: runs what is due from a step on, and tells of each step. */
const { from } = workerData as { from: JobName };
const world = await openWorld('step');
try {
  await runDueJob(world, from, { heard: (result) => parentPort!.postMessage(result), isToEnd: () => receiveMessageOnPort(parentPort!) !== undefined });
} finally {
  await world.db.destroy();
}
