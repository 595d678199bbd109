import type { DelayClass, LinePreset } from './contracts/lines.js';
import { addDays, mondayOf, type IsoDate } from './dates.js';

/** The days on which a line's class turns are stored; what they mean today is decided here. Quantities of 0 wait for nothing. */
export interface TurningDays {
  outstandingQty: number;
  dueOn: IsoDate;
  lateOn: IsoDate | null;
  atRiskOn: IsoDate | null;
  slippedUntilOn: IsoDate | null;
  staleOn: IsoDate | null;
}

/** What the presets look at. `changedAt` is an instant. */
export interface PresetFacts extends TurningDays { changedAt: string; supplierUnmapped: boolean; itemUnmapped: boolean }

/** The class of an outstanding line on a day; lines without anything outstanding are on track. */
export function delayClassOn(today: IsoDate, line: Omit<TurningDays, 'staleOn'>): DelayClass {
  if (line.outstandingQty === 0) return 'on-track';
  if (line.dueOn < today) return 'overdue';
  if (reached(line.lateOn, today)) return 'expected-late';
  return reached(line.atRiskOn, today) || hasSlipped(line, today) ? 'at-risk' : 'on-track';
}

/** Somebody's last word on an outstanding line is too old, missing or "no response". */
export const isStaleOn = (today: IsoDate, { outstandingQty, staleOn }: Pick<TurningDays, 'outstandingQty' | 'staleOn'>): boolean => outstandingQty > 0 && reached(staleOn, today);

const reached = (day: IsoDate | null, today: IsoDate): boolean => day !== null && day <= today;
const hasSlipped = ({ slippedUntilOn }: Pick<TurningDays, 'slippedUntilOn'>, today: IsoDate): boolean => slippedUntilOn !== null && slippedUntilOn >= today;

export interface Moment { today: IsoDate; /** The start of "updated recently". */ since: string }

/** Days are worked out once for all lines that are asked. */
type InPreset = (at: Moment) => (line: PresetFacts) => boolean;

const dueWithin = (first: number, last: number): InPreset => ({ today }) => {
  const [from, upTo] = [addDays(mondayOf(today), first), addDays(mondayOf(today), last)];
  return ({ outstandingQty, dueOn }) => outstandingQty > 0 && dueOn >= from && dueOn <= upTo;
};

/** The presets, each a named question. */
export const inPreset: Readonly<Record<LinePreset, InPreset>> = {
  'late': ({ today }) => (line) => line.outstandingQty > 0 && reached(line.lateOn, today),
  'at-risk': ({ today }) => (line) => line.outstandingQty > 0 && line.lateOn !== null && line.lateOn > today && (reached(line.atRiskOn, today) || hasSlipped(line, today)),
  'no-response': ({ today }) => (line) => isStaleOn(today, line),
  'updated': ({ since }) => ({ changedAt }) => changedAt >= since,
  'due-this-week': dueWithin(0, 6),
  'due-soon': dueWithin(7, 20),
  'unmapped': () => ({ supplierUnmapped, itemUnmapped }) => supplierUnmapped || itemUnmapped,
  'all': () => () => true,
};
