import { localTime, type IsoDate } from '../../shared/dates.js';
import { newestGoodRun } from '../jobs/erp-runs.store.js';
import type { Reader } from './database/database.js';

/** The date by which every rule judges. The demo has a calendar of its own: its newest night is today. */
export async function businessToday(db: Reader, { erp, zone, now }: { erp: string; zone: string; now: string }): Promise<IsoDate> {
  const newest = erp === 'demo' ? await newestGoodRun(db) : undefined;
  return newest?.businessOn ?? localTime(now, zone).date;
}
