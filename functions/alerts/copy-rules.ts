import { addDays, localTime, type IsoDate } from '../../shared/dates.js';
import type { Finding } from './alert-rules.js';

/** How a read-only copy stands. */
export interface CopyView {
  now: string;
  /** The newest good night in the copy. */
  carriedOn: IsoDate | null;
  /** The last beat of the primary that reached the copy. */
  beatAt: string | null;
  /** Where and when nights are expected; null where none is expected at a set hour. */
  schedule: { zone: string; nightAt: string } | null;
}

/** By this hour, UTC, the night should have reached every copy. */
const expectedByHour = 7;
export const copyRule = 'copy-outdated';

/** The night that should be in the copy by now: the newest one that began before the last 07:00 UTC. */
export function expectedNight({ now, schedule }: Pick<CopyView, 'now'> & { schedule: NonNullable<CopyView['schedule']> }): IsoDate {
  const today = now.slice(0, 10);
  const hour = `T${String(expectedByHour).padStart(2, '0')}:00:00.000Z`;
  const deadline = now >= today + hour ? today + hour : addDays(today, -1) + hour;
  const local = localTime(deadline, schedule.zone);
  return local.time >= schedule.nightAt ? local.date : addDays(local.date, -1);
}

export function copyFindings(view: CopyView): Finding[] {
  if (!view.schedule) return [];
  const expectedOn = expectedNight({ now: view.now, schedule: view.schedule });
  if (view.carriedOn !== null && view.carriedOn >= expectedOn) return [];
  const because = { code: 'copy-outdated', facts: { expectedOn, carriedOn: view.carriedOn ?? '', beatAt: view.beatAt ?? '' } };
  return [{ rule: copyRule, dedupeKey: copyRule, subject: 'system', lineId: null, supplierId: null, severity: 'critical', because }];
}
