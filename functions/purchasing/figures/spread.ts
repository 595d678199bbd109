/** How values lie: n, mean, standard deviation (of the sample, n - 1) and percentiles by the nearest rank. */
export interface Spread { n: number; mean: number | null; sd: number | null; p50: number | null; p80: number | null; p90: number | null }

/** Everything but n is null without values; the deviation also with one. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  if (n === 0) return { n, mean: null, sd: null, p50: null, p80: null, p90: null };
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sd = n === 1 ? null : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const percentile = (share: number) => sorted[Math.ceil(share * n) - 1]!;
  return { n, mean, sd, p50: percentile(0.5), p80: percentile(0.8), p90: percentile(0.9) };
}
