import type { Strategy } from '../../../shared/contracts/bulk-batches.js';
import { addDays, mondayOf, type IsoDate } from '../../../shared/dates.js';
import { sumQty, sameQty } from '../../../shared/quantities.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { readDate } from '../milestones/typed-values.js';

/** A strategy as it stands in the fields. */
export interface BulkDraft { kind: Strategy['kind']; percentages: string; weeks: string; every: string; on: string; basis: 'ready' | 'arrival'; rounding: boolean; together: boolean }
export type BulkField = Exclude<keyof BulkDraft, 'kind' | 'basis' | 'rounding' | 'together'>;

const kinds = { 'ship-all': 0, 'one-date': 0, 'percentages': 0, 'weekly': 0 } satisfies Record<Strategy['kind'], 0>;
export const strategyKinds = Object.keys(kinds) as Strategy['kind'][];

export const firstDraft = (today: IsoDate): BulkDraft => ({ kind: 'ship-all', percentages: '30/70', weeks: '4', every: '14', on: addDays(mondayOf(today), 7), basis: 'ready', rounding: true, together: true });

/** The fields of each strategy. */
export const bulkFields: Readonly<Record<Strategy['kind'], readonly BulkField[]>> = { 'ship-all': [], 'one-date': ['on'], 'percentages': ['percentages', 'on', 'every'], 'weekly': ['weeks', 'on'] };

/** `30/70`, `30, 30, 40`, `33.3 33.3 33.4`; null for anything else. */
export function readPercentages(typed: string): number[] | null {
  const parts = typed.trim().split(/\s*[/;,，、+]\s*|\s+/).map((part) => part.replace(/\s*%$/, ''));
  return parts.length <= 26 && parts.every((part) => /^\d{1,3}(\.\d{1,4})?$/.test(part) && Number(part) > 0) ? parts.map(Number) : null;
}

const wholeWithin = (typed: string, most: number): number | null => (/^\d{1,2}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most ? Number(typed) : null);

/** The strategy that a draft means, or what is wrong with it, by field. */
export function strategyOf(draft: BulkDraft, today: IsoDate): { strategy: Strategy } | { faults: ReadonlyMap<string, string> } {
  const { kind, basis, rounding } = draft;
  const faults = faultsOf(draft, today);
  if (faults.size > 0) return { faults };
  if (kind === 'ship-all') return { strategy: { kind } };
  const on = readDate(draft.on, today)!;
  if (kind === 'one-date') return { strategy: { kind, on, basis } };
  if (kind === 'weekly') return { strategy: { kind, weeks: wholeWithin(draft.weeks, 26)!, firstOn: on, basis, rounding } };
  return { strategy: { kind, percentages: readPercentages(draft.percentages)!, firstOn: on, everyDays: wholeWithin(draft.every, 90)!, basis, rounding } };
}

function faultsOf({ kind, percentages, weeks, every, on }: BulkDraft, today: IsoDate): ReadonlyMap<string, string> {
  const has = (field: BulkField) => bulkFields[kind].includes(field);
  return new Map<string, string>([
    ...(has('on') && !readDate(on, today) ? [['on', t.batches.dateFault] as const] : []),
    ...(has('percentages') ? percentagesFault(percentages) : []),
    ...(has('weeks') && !wholeWithin(weeks, 26) ? [['weeks', t.bulk.weeksFault] as const] : []),
    ...(has('every') && !wholeWithin(every, 90) ? [['every', t.bulk.everyFault] as const] : []),
  ]);
}

function percentagesFault(typed: string): [string, string][] {
  const shares = readPercentages(typed);
  if (!shares) return [['percentages', t.bulk.percentagesFault]];
  const sum = sumQty(shares);
  return sameQty(sum, 100) ? [] : [['percentages', t.bulk.percentagesSum(qty(sum))]];
}
