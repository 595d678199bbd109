import { openWorld } from '../functions/platform/world.js';
import { runDueSteps } from '../functions/jobs/run-night.step.js';
import type { StepCounts, StepName } from '../shared/contracts/jobs-words.js';
import { tell } from './child.js';

export interface NightMeasured { seconds: number; steps: { name: StepName; seconds: number }[]; counts: StepCounts; peakMb: number }

const began = performance.now();
const world = await openWorld('step');
const results = await runDueSteps(world, { by: 'command' });
await world.db.destroy();
const seconds = (performance.now() - began) / 1000;
const failed = results.find(({ outcome }) => outcome !== 'done');
if (failed || results.length !== 5) throw new Error(`The night was not done: ${JSON.stringify(failed ?? results)}`);
tell<NightMeasured>({
  seconds, steps: results.map(({ name, ms }) => ({ name, seconds: ms / 1000 })), counts: Object.assign({}, ...results.map(({ counts }) => counts)) as StepCounts,
  peakMb: process.resourceUsage().maxRSS / 1024,
});
