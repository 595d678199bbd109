import type { ChoreName } from '../../shared/contracts/jobs-words.js';
import { localTime } from '../../shared/dates.js';
import type { Asked, StepView, StepWork } from '../platform/step.js';
import { lastJobRun } from './job-runs.store.js';

/** A chore is due once a day from the hour of the night on, and whenever somebody asks for it. */
export async function findDaily({ db, now, zone, settings }: StepView, chore: ChoreName, asked: Asked): Promise<StepWork | null> {
  const local = localTime(now(), zone);
  const work = { businessOn: local.date };
  if (asked.by !== 'timer') return work;
  const last = await lastJobRun(db, chore);
  if (!last) return work;
  if (last.outcome === 'failed') return Date.parse(now()) - Date.parse(last.finishedAt!) >= settings.retryAfterMinutes * 60_000 ? work : null;
  return local.time >= settings.nightAt && localTime(last.startedAt, zone).date < local.date ? work : null;
}
