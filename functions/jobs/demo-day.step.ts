import { localTime } from '../../shared/dates.js';
import { businessSettings } from '../platform/settings.store.js';
import { newestGoodRun } from './erp-runs.store.js';
import { lastJobRun } from './job-runs.store.js';
import type { NightWorld } from './run-step.step.js';

/**
 * The demo ERP has no users who make its days pass: once a day, at the hour of the night, one does. It waits until all
 * that the ERP has to show was read.
 */
export async function passDemoDayWhenDue({ db, erp, zone, now }: NightWorld): Promise<void> {
  if (!erp.passDay) return;
  const [last, newest, { nightAt }] = [await lastJobRun(db, 'ingestion'), await newestGoodRun(db), await businessSettings(db)];
  const local = localTime(now(), zone);
  if (!last || !newest || local.time < nightAt || localTime(last.startedAt, zone).date === local.date) return;
  if ((await erp.waiting(newest.businessOn, local.date)).length === 0) await erp.passDay();
}
