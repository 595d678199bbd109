import { toUnits, type Units } from '../../../../shared/quantities.js';
import type { Item } from './items.js';
import type { Random } from './random.js';

/** What is weighed or measured may be ordered and delivered in parts of a unit. */
const isMeasured = ({ family }: Item) => family.uom === 'KG' || family.uom === 'M';

const mostPackings = 24;
/** EUR; no line is worth much more. */
const largestValue = 30_000;

/** Some packings, mostly few, and fewer of what is dear. */
export function orderedUnits(item: Item, random: Random): Units {
  const [share, odd] = [random.next(), random.next()];
  const packings = 1 + Math.floor(share * share * Math.min(mostPackings, largestValue / (item.packing * item.price)));
  const fraction = isMeasured(item) && odd < 0.15 ? random.pick([0.5, 0.25, 0.8]) : 0;
  return toUnits(item.packing * packings + fraction);
}

/**
 * Splits a quantity by shares. The parts sum to it exactly and none is 0, so there may be fewer than shares; all but the
 * last are whole packings where there are enough of them, else whole units.
 */
export function partsOf(units: Units, shares: readonly number[], item: Item): Units[] {
  const packing = toUnits(item.packing);
  const step = units >= packing * shares.length * 2 ? packing : toUnits(1);
  const parts: Units[] = [];
  let left = units;
  for (const share of shares.slice(0, -1)) {
    const part = Math.max(step, Math.round((units * share) / step) * step);
    if (part >= left) break;
    parts.push(part);
    left -= part;
  }
  return [...parts, left];
}

/** About this many times the quantity, in whole packings or whole units; never 0. */
export function scaled(units: Units, factor: number, item: Item): Units {
  const step = units >= toUnits(item.packing) ? toUnits(item.packing) : toUnits(1);
  return Math.max(step, Math.round((units * factor) / step) * step);
}

/** A share of what came, in whole units (in tenths where it is measured): at least one of them; 0 where that would be all. */
export function someOf(units: Units, share: number, item: Item): Units {
  const step = toUnits(isMeasured(item) ? 0.1 : 1);
  const some = Math.max(step, Math.round((units * share) / step) * step);
  return some < units ? some : 0;
}
