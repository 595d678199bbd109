/**
 * JSON as a column keeps it. SQL Server's ISJSON takes objects and lists only, so a text, a number or null is kept as `{"value": ...}`.
 */
export const keptJson = (value: unknown): string => JSON.stringify(value !== null && typeof value === 'object' ? value : { value });

/** What was kept. Rows that were written before have the bare value. */
export function fromKeptJson(text: string): unknown {
  const kept = JSON.parse(text) as unknown;
  return kept !== null && typeof kept === 'object' && Object.keys(kept).join() === 'value' ? (kept as { value: unknown }).value : kept;
}
