import type { Because } from '../../../shared/contracts/because.js';
import type { OtifVerdict } from '../../../shared/contracts/otif-words.js';
import { addDays, daysBetween, type IsoDate } from '../../../shared/dates.js';
import { fromUnits, toUnits, type Units } from '../../../shared/quantities.js';
import type { RowOf } from '../../platform/database/schema.js';
import { netBy, type Moved } from './net-delivered.js';

export type OtifPolicy = Pick<RowOf<'otif_policy'>, 'basis' | 'daysEarly' | 'daysLate' | 'tolerance'>;

/** What a line shows to a policy. Movements stand by their dates as the ERP gives them today. */
export interface OtifLine {
  orderedQty: number;
  deliveredQty: number;
  openingQty: number;
  erpState: RowOf<'po_line'>['erpState'];
  status: RowOf<'po_line'>['status'];
  originalDueOn: IsoDate;
  firstPromisedOn: IsoDate | null;
  /** The first date that the supplier confirmed. */
  firstConfirmedOn: IsoDate | null;
  /** Where an acceptable reason moved it. */
  agreedOn: IsoDate | null;
  movements: readonly Moved[];
}

/** `basisOn` is the date that the policy measures by, `untilOn` the last day of its window, `fromOn` the first (null: no limit). */
export interface Judgement { verdict: OtifVerdict; basisOn: IsoDate | null; fromOn: IsoDate | null; untilOn: IsoDate | null; because: Because }

/**
 * A line under a policy, on a day. On time: at least one delivery falls into the window. In full: the net delivered by the
 * window's last day reaches the ordered quantity within the tolerance. Both are judged once that day has passed, and never
 * again: what comes later changes nothing. docs/figures.md works it through.
 */
export function judgeOtif(line: OtifLine, policy: OtifPolicy, today: IsoDate): Judgement {
  const basisOn = basisOf(line, policy);
  if (line.erpState === 'cancelled' || line.status === 'cancelled' || line.orderedQty === 0) return apart('cancelled', basisOn, { code: 'otif-cancelled', facts: {} });
  if (line.openingQty !== 0) return apart('opening', basisOn, { code: 'otif-opening', facts: { openingQty: line.openingQty } });
  if (basisOn === null) return apart('no-date', null, { code: 'otif-no-date', facts: {} });
  const window: Window = { basisOn, fromOn: policy.daysEarly === null ? null : addDays(basisOn, -policy.daysEarly), untilOn: addDays(basisOn, policy.daysLate) };
  if (today <= window.untilOn) return { verdict: 'undecided', ...window, because: { code: 'otif-undecided', facts: { untilOn: window.untilOn } } };
  return decided(line, window, requiredUnits(line.orderedQty, policy.tolerance));
}

interface Window { basisOn: IsoDate; fromOn: IsoDate | null; untilOn: IsoDate }

const apart = (verdict: OtifVerdict, basisOn: IsoDate | null, because: Because): Judgement => ({ verdict, basisOn, fromOn: null, untilOn: null, because });

function basisOf(line: OtifLine, { basis }: OtifPolicy): IsoDate | null {
  if (basis === 'original-due') return line.originalDueOn;
  return basis === 'agreed' ? line.agreedOn ?? line.originalDueOn : line.firstPromisedOn ?? line.firstConfirmedOn;
}

/** What has to be there: the ordered quantity less the share that may be missing. */
export const requiredUnits = (orderedQty: number, tolerance: number): Units => toUnits(orderedQty) - Math.round(toUnits(orderedQty) * tolerance);

function decided(line: OtifLine, window: Window, required: Units): Judgement {
  const first = firstDelivery(line, ({ movedOn }) => movedOn <= window.untilOn && (window.fromOn === null || movedOn >= window.fromOn));
  const netUnits = netBy(line.movements, window.untilOn);
  const closedShort = line.erpState === 'closed' && toUnits(line.deliveredQty) < required;
  const inFull = netUnits >= required && !closedShort;
  const facts = { deliveredQty: fromUnits(netUnits), orderedQty: line.orderedQty };
  if (first) return { verdict: inFull ? 'on-time-in-full' : 'on-time-not-in-full', ...window, because: whyOnTime(first.movedOn, window, { ...facts, inFull, closedShort }) };
  return { verdict: inFull ? 'late-in-full' : 'late-not-in-full', ...window, because: whyLate(line, window, facts) };
}

interface Quantities { deliveredQty: number; orderedQty: number }

function whyOnTime(cameOn: IsoDate, { untilOn }: Window, { inFull, closedShort, deliveredQty, orderedQty }: Quantities & { inFull: boolean; closedShort: boolean }): Because {
  if (inFull) return { code: 'otif-met', facts: { cameOn, untilOn, deliveredQty } };
  if (closedShort) return { code: 'otif-closed-short', facts: { cameOn, untilOn, deliveredQty, orderedQty } };
  return { code: 'otif-short', facts: { cameOn, untilOn, deliveredQty, orderedQty } };
}

function whyLate(line: OtifLine, { fromOn, untilOn }: Window, { deliveredQty, orderedQty }: Quantities): Because {
  const early = firstDelivery(line, ({ movedOn }) => movedOn <= untilOn);
  if (early) return { code: 'otif-early', facts: { cameOn: early.movedOn, fromOn: fromOn!, deliveredQty, orderedQty } };
  const late = firstDelivery(line, () => true);
  return late ? { code: 'otif-late', facts: { cameOn: late.movedOn, untilOn, days: daysBetween(untilOn, late.movedOn) } } : { code: 'otif-nothing', facts: { untilOn } };
}

function firstDelivery({ movements }: OtifLine, wanted: (movement: Moved) => boolean): Moved | undefined {
  let first: Moved | undefined;
  for (const movement of movements) if (movement.kind === 'delivery' && wanted(movement) && (!first || movement.movedOn < first.movedOn)) first = movement;
  return first;
}

/**
 * An order under a policy that judges it whole: on time when every line is, in full when every line is. It waits for its last
 * line, and it is left out when a line of it is; cancelled lines are no part of it.
 */
export function judgeOrder(lines: readonly Pick<Judgement, 'verdict' | 'basisOn'>[]): Pick<Judgement, 'verdict' | 'basisOn'> {
  const parts = lines.filter(({ verdict }) => verdict !== 'cancelled');
  const basisOn = parts.reduce<IsoDate | null>((last, one) => (one.basisOn && (!last || one.basisOn > last) ? one.basisOn : last), null);
  const is = (verdict: OtifVerdict) => parts.some((one) => one.verdict === verdict);
  if (parts.length === 0) return { verdict: 'cancelled', basisOn };
  for (const verdict of ['opening', 'no-date', 'undecided'] as const) if (is(verdict)) return { verdict, basisOn };
  const onTime = !is('late-in-full') && !is('late-not-in-full');
  const inFull = !is('on-time-not-in-full') && !is('late-not-in-full');
  return { verdict: onTime ? (inFull ? 'on-time-in-full' : 'on-time-not-in-full') : inFull ? 'late-in-full' : 'late-not-in-full', basisOn };
}
