import { fromUnits, toUnits } from '../../shared/quantities.js';

/** How a supplier packs: no minimum and no multiple mean no rounding. Decimals are the unit of measure's. */
export interface Packing { moq: number | null; multiple: number | null; decimals: number }

/**
 * Splits a quantity by shares (any positive numbers, in proportion). Every part but the last is a whole multiple and at
 * least the minimum; the last takes the rest, and goes with the part before when it is below the minimum. The parts always
 * sum to the quantity exactly, and none is empty.
 */
export function splitQty(qty: number, shares: readonly number[], packing: Packing): number[] {
  const whole = toUnits(qty);
  const sum = shares.reduce((a, b) => a + b, 0);
  const parts: number[] = [];
  let left = whole;
  for (const share of shares.slice(0, -1)) {
    const part = Math.min(roundedPart((whole * share) / sum, packing), left);
    if (part <= 0) continue;
    parts.push(part);
    left -= part;
  }
  if (left > 0) parts.push(left);
  return mergeSmallRest(parts, packing).map(fromUnits);
}

/** To the nearest multiple, never below the minimum; in units of 1/10,000. */
export function roundedPart(units: number, { moq, multiple, decimals }: Packing): number {
  const step = multiple ? toUnits(multiple) : 10 ** (4 - decimals);
  const rounded = Math.round(units / step) * step;
  const least = moq ? Math.ceil(toUnits(moq) / step) * step : 0;
  return Math.max(rounded, least);
}

function mergeSmallRest(parts: readonly number[], { moq }: Packing): number[] {
  const rest = parts.at(-1);
  if (parts.length < 2 || !moq || rest! >= toUnits(moq)) return [...parts];
  return [...parts.slice(0, -2), parts.at(-2)! + rest!];
}

/** A quantity that cannot be delivered alone under the supplier's minimum. */
export const belowMinimum = (qty: number, { moq }: Packing): boolean => moq !== null && toUnits(qty) < toUnits(moq);
