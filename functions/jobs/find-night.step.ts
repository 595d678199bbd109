import type { StepName } from '../../shared/contracts/jobs-words.js';
import { Refusal } from '../../shared/refusal.js';
import type { Asked, StepView, StepWork } from '../platform/step.js';
import { nextNightFor, newestGoodRunOn } from './erp-runs.store.js';
import { havePassed } from './have-passed.js';
import { lastJobRun } from './job-runs.store.js';

export interface NightWork extends StepWork { erpRunId: number }

/** The oldest night that the step before has finished and this one has not, or the one that was asked for again. */
export async function findNight(view: StepView, step: Exclude<StepName, 'ingestion'>, asked: Asked): Promise<NightWork | null> {
  if (asked.by === 'request') return nightAgain(view, asked.on);
  const run = await nextNightFor(view.db, step);
  if (!run || (asked.by === 'timer' && (await failedJustNow(view, step)))) return null;
  return { businessOn: run.businessOn, erpRunId: run.id };
}

/** @throws Refusal when the date has no good night */
async function nightAgain({ db }: StepView, on: string): Promise<NightWork> {
  const run = await newestGoodRunOn(db, on);
  if (!run) throw new Refusal('missing', 'night-missing', `There is no good night of ${on}.`, { facts: { on } });
  return { businessOn: on, erpRunId: run.id };
}

async function failedJustNow({ db, settings, now }: StepView, step: StepName): Promise<boolean> {
  const last = await lastJobRun(db, step);
  return last?.outcome === 'failed' && !havePassed(settings.retryAfterMinutes, last.finishedAt!, now());
}
