import type { IsoDate } from '../../shared/dates.js';
import type { RowOf } from '../platform/database/schema.js';
import { eventRules, type Finding } from './alert-rules.js';

export type Alert = RowOf<'alert'>;

/** What is to happen to alerts so that they say what is found now. */
export type AlertMove =
  | { kind: 'open'; finding: Finding }
  | { kind: 'reopen' | 'restate' | 'wake'; alert: Alert; finding: Finding }
  | { kind: 'resolve'; alert: Alert };

export interface Looked { today: IsoDate; /** Lines that were confirmed again after the alert opened. */ confirmedSince: (alert: Alert) => boolean }

/**
 * One cause is one alert, however many nights it lasts. It resolves when the cause is gone, and a cause that returns
 * reopens it. An alert about an event has no cause to go: it resolves when the line is confirmed again.
 *
 * @param known every alert about what was looked at, whatever its status
 */
export function alertMoves(findings: readonly Finding[], known: readonly Alert[], looked: Looked): AlertMove[] {
  const found = new Map(findings.map((finding) => [finding.dedupeKey, finding]));
  const there = new Set(known.map(({ dedupeKey }) => dedupeKey));
  return [
    ...findings.filter(({ dedupeKey }) => !there.has(dedupeKey)).map((finding): AlertMove => ({ kind: 'open', finding })),
    ...known.flatMap((alert) => moveOf(alert, found.get(alert.dedupeKey), looked) ?? []),
  ];
}

function moveOf(alert: Alert, finding: Finding | undefined, { today, confirmedSince }: Looked): AlertMove | undefined {
  if (!finding) return alert.status === 'resolved' || (eventRules.includes(alert.rule) && !confirmedSince(alert)) ? undefined : { kind: 'resolve', alert };
  if (alert.status === 'resolved') return { kind: 'reopen', alert, finding };
  if (alert.status === 'snoozed' && alert.snoozedUntilOn! <= today) return { kind: 'wake', alert, finding };
  return JSON.stringify(finding.because) === alert.because && finding.severity === alert.severity ? undefined : { kind: 'restate', alert, finding };
}
