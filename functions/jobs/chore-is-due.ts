import { localTime } from '../../shared/dates.js';
import { havePassed } from './have-passed.js';

export interface LastChore { outcome: string; startedAt: string; /** Its last sign of life, or its end. */ heartbeatAt: string }
export interface DailySchedule { now: string; zone: string; nightAt: string; retryAfterMinutes: number }

/** Once a day from the hour of the night on; after a failure, or when it was cut off, when its time has passed. A run dated ahead of now has no say: the clock was wrong. */
export function choreIsDue(last: LastChore | undefined, { now, zone, nightAt, retryAfterMinutes }: DailySchedule): boolean {
  if (!last) return true;
  if (last.outcome !== 'done' && last.outcome !== 'suspect') return havePassed(retryAfterMinutes, last.heartbeatAt, now);
  const local = localTime(now, zone);
  return local.time >= nightAt && localTime(last.startedAt, zone).date !== local.date;
}
