import type { Strategy } from '../../../shared/contracts/bulk-batches.js';
import { addDays, latest, type IsoDate } from '../../../shared/dates.js';
import { fromUnits, toUnits } from '../../../shared/quantities.js';
import { roundedPart, type Packing } from '../split-qty.js';

/** A line with what a strategy has to know of it. */
export interface Divisible { unallocatedQty: number; dueOn: IsoDate; transitDays: number; packing: Packing }

export interface Part { qty: number; readyOn: IsoDate; arriveOn: IsoDate }

type Of<Kind extends Strategy['kind']> = Extract<Strategy, { kind: Kind }>;

/**
 * Each way to divide what is unallocated of a line. The parts of a line always sum to it exactly, none is empty, and they
 * stand in the order of their dates.
 */
const strategies: { [Kind in Strategy['kind']]: (line: Divisible, how: Of<Kind>, today: IsoDate) => Part[] } = {
  'ship-all': (line, _, today) => [dated(line, line.unallocatedQty, { on: latest(line.dueOn, addDays(today, line.transitDays))!, basis: 'arrival' })],
  'one-date': (line, { on, basis }) => [dated(line, line.unallocatedQty, { on, basis })],
  'percentages': (line, { percentages, firstOn, everyDays, basis, rounding }) =>
    divide(line, percentages, rounding).map(({ qty, place }) => dated(line, qty, { on: addDays(firstOn, place * everyDays), basis })),
  'weekly': (line, { weeks, firstOn, basis, rounding }) =>
    divide(line, Array.from({ length: weeks }, () => 1), rounding).map(({ qty, place }) => dated(line, qty, { on: addDays(firstOn, place * 7), basis })),
};

/** The parts of a line by a strategy; none where nothing is unallocated. */
export const partsBy = <Kind extends Strategy['kind']>(strategy: Of<Kind>, line: Divisible, today: IsoDate): Part[] =>
  (line.unallocatedQty <= 0 ? [] : strategies[strategy.kind](line, strategy, today));

function dated({ transitDays }: Divisible, qty: number, { on, basis }: { on: IsoDate; basis: 'ready' | 'arrival' }): Part {
  return basis === 'ready' ? { qty, readyOn: on, arriveOn: addDays(on, transitDays) } : { qty, readyOn: addDays(on, -transitDays), arriveOn: on };
}

const divide = ({ unallocatedQty, packing }: Divisible, shares: readonly number[], rounding: boolean) =>
  partsByShare(unallocatedQty, shares, rounding ? packing : { ...packing, moq: null, multiple: null });

/**
 * Divides a quantity by shares (any positive numbers, in proportion), each part with the place of its share. Every part is
 * rounded against what is then left, so that rounding never piles up on the last; the last takes the rest, and goes with the
 * part before where it is below the minimum. A share that comes to nothing has no part.
 */
export function partsByShare(qty: number, shares: readonly number[], packing: Packing): { qty: number; place: number }[] {
  let [left, leftOfShares] = [toUnits(qty), shares.reduce((a, b) => a + b, 0)];
  const parts: { units: number; place: number }[] = [];
  for (const [place, share] of shares.entries()) {
    const isLast = place === shares.length - 1;
    const units = isLast ? left : Math.min(roundedPart((left * share) / leftOfShares, packing), left);
    if (units > 0) parts.push({ units, place });
    [left, leftOfShares] = [left - units, leftOfShares - share];
  }
  return restMerged(parts, packing).map(({ units, place }) => ({ qty: fromUnits(units), place }));
}

function restMerged(parts: readonly { units: number; place: number }[], { moq }: Packing) {
  const [before, rest] = [parts.at(-2), parts.at(-1)];
  if (!before || !moq || rest!.units >= toUnits(moq)) return parts;
  return [...parts.slice(0, -2), { units: before.units + rest!.units, place: before.place }];
}
