import { localTime } from '../../shared/dates.js';
import { havePassed } from './have-passed.js';

export interface LastChore { outcome: string; startedAt: string; finishedAt: string | null }
export interface DailySchedule { now: string; zone: string; nightAt: string; retryAfterMinutes: number }

/** Once a day from the hour of the night on; after a failure when its time has passed. A run dated ahead of now has no say: the clock was wrong. */
export function choreIsDue(last: LastChore | undefined, { now, zone, nightAt, retryAfterMinutes }: DailySchedule): boolean {
  if (!last) return true;
  if (last.outcome === 'failed') return havePassed(retryAfterMinutes, last.finishedAt ?? last.startedAt, now);
  const local = localTime(now, zone);
  return local.time >= nightAt && localTime(last.startedAt, zone).date !== local.date;
}
