/**
 * Quantities have four decimals. They are stored and shown as numbers and calculated in whole units of 1/10,000, so
 * that parts always sum to their whole.
 */

/** A whole number of 1/10,000. */
export type Units = number;

const perOne = 10_000;

/** The largest quantity that is accepted; its units stay far below 2^53. */
export const largestQty = 99_999_999_999;

/** @throws RangeError for what is not a number or larger than `largestQty`. */
export function toUnits(qty: number): Units {
  if (!(Math.abs(qty) <= largestQty)) throw new RangeError(`${qty} is not a quantity`);
  return Math.round(qty * perOne);
}

export const fromUnits = (units: Units): number => units / perOne;

/** Equal to the fourth decimal. */
export const sameQty = (a: number, b: number): boolean => toUnits(a) === toUnits(b);

export const sumQty = (quantities: readonly number[]): number => fromUnits(quantities.reduce((sum, qty) => sum + toUnits(qty), 0));

/** What is left of `from`, never below 0. */
export const leftOf = (from: number, taken: number): number => fromUnits(Math.max(0, toUnits(from) - toUnits(taken)));
