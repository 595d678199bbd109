import { localTime, type IsoDate } from '../../shared/dates.js';
import { havePassed } from '../jobs/have-passed.js';

export interface WaitingExtract {
  businessOn: IsoDate;
  /** The source only shows now, and is asked at the hour of the night. */
  isScheduled: boolean;
  /** There was no good night yet. */
  isFirst: boolean;
  /** Tries of this date that failed; the last one made when. */
  failures: { count: number; lastAt: string | null };
}

export interface NightSchedule { now: string; zone: string; nightAt: string; retryAfterMinutes: number }

/** Minutes between tries grow, and stay below four hours. */
const longestPause = 240;

/** At the set hour where the source has one; after a failure later and later. */
export function extractIsDue({ businessOn, isScheduled, isFirst, failures }: WaitingExtract, { now, zone, nightAt, retryAfterMinutes }: NightSchedule): boolean {
  const local = localTime(now, zone);
  const isBacklog = businessOn < local.date;
  if (isScheduled && !isFirst && !isBacklog && local.time < nightAt) return false;
  return failures.count === 0 || havePassed(Math.min(retryAfterMinutes * 2 ** (failures.count - 1), longestPause), failures.lastAt!, now);
}
