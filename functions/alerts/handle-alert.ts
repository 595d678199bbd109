import type { IsoDate } from '../../shared/dates.js';
import { Refusal } from '../../shared/refusal.js';
import type { Alert } from './alert-life.js';
import { eventRules } from './alert-rules.js';

type After = Pick<Alert, 'status' | 'snoozedUntilOn' | 'version'>;

/** @throws Refusal when somebody else was faster */
export function acknowledge(alert: Alert, seenVersion: number): After {
  refuseStale(alert, seenVersion);
  return { status: eventRules.includes(alert.rule) ? 'resolved' : 'acknowledged', snoozedUntilOn: null, version: alert.version + 1 };
}

/** @throws Refusal when somebody else was faster, or the day is not in the future */
export function snooze(alert: Alert, seenVersion: number, { untilOn, today }: { untilOn: IsoDate; today: IsoDate }): After {
  refuseStale(alert, seenVersion);
  if (untilOn <= today) throw new Refusal('invalid', 'snooze-in-past', `Snooze until a day after ${today}.`, { errors: [{ in: 'body', pointer: '/untilOn', detail: `not after ${today}` }] });
  return { status: 'snoozed', snoozedUntilOn: untilOn, version: alert.version + 1 };
}

function refuseStale(alert: Alert, seenVersion: number): void {
  if (alert.status === 'resolved') throw new Refusal('conflict', 'alert-resolved', 'This alert has been resolved meanwhile.');
  if (alert.version !== seenVersion) throw new Refusal('conflict', 'alert-changed', `This alert was changed since you opened it: it is ${alert.status} now.`, { facts: { status: alert.status } });
}
