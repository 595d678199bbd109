/** By the nearest rank; `share` from 0 to 1. NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export interface Reads { n: number; p50: number; p95: number }

export const readsOf = (milliseconds: readonly number[]): Reads => ({ n: milliseconds.length, p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95) });
