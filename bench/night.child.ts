import { runDueSteps } from '../functions/jobs/run-night.step.js';
import { openWorld } from '../functions/platform/world.js';
import type { JobName } from '../shared/contracts/jobs-words.js';
import { tell, used, type Used } from './child.js';

/** All five steps on the extract that waits, as `npm run night` runs them. */
export interface NightMeasured extends Used { steps: { name: JobName; seconds: number }[]; changed: number }

const world = await openWorld('step');
const results = await runDueSteps(world, { by: 'command' });
await world.db.destroy();
const unfinished = results.find(({ outcome }) => outcome !== 'done');
if (unfinished || results.length !== 5) throw new Error(`The night was not done: ${JSON.stringify(unfinished ?? results)}`);
const { newLines = 0, changedLines = 0, vanishedLines = 0 } = results[0]!.counts;
tell<NightMeasured>({ ...used(), steps: results.map(({ name, ms }) => ({ name, seconds: ms / 1000 })), changed: newLines + changedLines + vanishedLines });
