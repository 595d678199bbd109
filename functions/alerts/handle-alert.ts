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

/** What becomes of many alerts: each as if it were the only one, but for those that somebody else was faster with. */
export function handleMany<One extends Alert>(alerts: readonly One[], seen: ReadonlyMap<number, number>, decide: (alert: One, seenVersion: number) => After) {
  const handled: { before: One; after: After }[] = [];
  const overtaken: { alert: One; why: 'alert-changed' | 'alert-resolved' }[] = [];
  for (const alert of alerts) {
    const why = whyStale(alert, seen.get(alert.id)!);
    if (why) overtaken.push({ alert, why });
    else handled.push({ before: alert, after: decide(alert, alert.version) });
  }
  return { handled, overtaken };
}

function whyStale({ status, version }: Alert, seenVersion: number): 'alert-changed' | 'alert-resolved' | null {
  if (status === 'resolved') return 'alert-resolved';
  return version === seenVersion ? null : 'alert-changed';
}

function refuseStale(alert: Alert, seenVersion: number): void {
  const why = whyStale(alert, seenVersion);
  if (why === 'alert-resolved') throw new Refusal('conflict', why, 'This alert has been resolved meanwhile.');
  if (why) throw new Refusal('conflict', 'alert-changed', `This alert was changed since you opened it: it is ${alert.status} now.`, { facts: { status: alert.status } });
}
