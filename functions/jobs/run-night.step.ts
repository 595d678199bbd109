import type { JobName, StepName } from '../../shared/contracts/jobs-words.js';
import type { Asked } from '../platform/step.js';
import { chores, nightSteps } from './night-steps.js';
import { runStep, type NightWorld, type StepResult } from './run-step.step.js';

/** Called after each step that ran, whatever became of it. */
export type Heard = (result: StepResult) => void;

interface Course { from?: StepName; heard?: Heard; /** Asked before each step; what is left then is due again. */ isToEnd?(): boolean }

/**
 * Runs a step and the ones after it until nothing is due: when several nights wait, one after the other, each through all
 * steps. A date that was asked for is one night. Answers what ran.
 */
export async function runDueSteps(world: NightWorld, asked: Asked, { from = 'ingestion', heard, isToEnd = () => false }: Course = {}): Promise<StepResult[]> {
  const steps = nightSteps.slice(nightSteps.findIndex(({ name }) => name === from));
  const results: StepResult[] = [];
  for (let ran = true; ran;) {
    ran = false;
    for (const step of steps) {
      if (isToEnd()) return results;
      const result = await runStep(world, step, asked);
      if (!result) continue;
      results.push(result);
      heard?.(result);
      ran ||= result.outcome === 'done';
    }
    if (asked.by !== 'timer' && asked.on) break;
  }
  return results;
}

/** What a timer found due: a chore by itself, a step of the night with all that follows it. */
export async function runDueJob(world: NightWorld, name: JobName, { heard, isToEnd = () => false }: Pick<Course, 'isToEnd'> & { heard: Heard }): Promise<void> {
  const chore = chores.find((one) => one.name === name);
  if (!chore) return void (await runDueSteps(world, { by: 'timer' }, { from: name as StepName, heard, isToEnd }));
  const result = await runStep(world, chore, { by: 'timer' });
  if (result) heard(result);
}
