import type { ChoreName } from '../../shared/contracts/jobs-words.js';
import { localTime } from '../../shared/dates.js';
import type { Asked, StepView, StepWork } from '../platform/step.js';
import { choreIsDue } from './chore-is-due.js';
import { lastJobRun } from './job-runs.store.js';

/** A chore is due once a day from the hour of the night on, and whenever somebody asks for it. */
export async function findDaily({ db, now, zone, settings }: StepView, chore: ChoreName, asked: Asked): Promise<StepWork | null> {
  const local = localTime(now(), zone);
  const work = { businessOn: local.date };
  if (asked.by !== 'timer') return work;
  return choreIsDue(await lastJobRun(db, chore), { now: now(), zone, ...settings }) ? work : null;
}
