import type { LineColumn, LineFilter } from '../../../shared/contracts/line-columns.js';
import { isDate } from '../../../shared/dates.js';
import { lineColumnKinds } from './column-kinds.js';

/** What stands in the fields of a filter. */
export interface FilterDraft { text: string; from: string; to: string; values: ReadonlySet<string>; empty: 'any' | 'empty' | 'not-empty' }

export type FilterFault = 'date' | 'number';

export const draftOf = (filter: LineFilter | undefined): FilterDraft => ({
  text: filter && 'contains' in filter ? filter.contains : '',
  from: filter && 'from' in filter ? String(filter.from ?? '') : '',
  to: filter && 'to' in filter ? String(filter.to ?? '') : '',
  values: new Set(filter && 'in' in filter ? filter.in : []),
  empty: filter && 'empty' in filter ? (filter.empty ? 'empty' : 'not-empty') : 'any',
});

export const isRanged = (column: LineColumn): boolean => !['code', 'text', 'set'].includes(lineColumnKinds[column]);
export const isDated = (column: LineColumn): boolean => ['date', 'instant'].includes(lineColumnKinds[column]);

/** The condition that the fields make, null for none; or what is wrong with them. Being empty goes before values, values before a text. */
export function readDraft(column: LineColumn, { text, from, to, values, empty }: FilterDraft): { filter: LineFilter | null } | { fault: FilterFault } {
  if (empty !== 'any') return { filter: { column, empty: empty === 'empty' } };
  if (!isRanged(column)) {
    if (values.size > 0) return { filter: { column, in: [...values].slice(0, 100) } };
    return { filter: text.trim() ? { column, contains: text.trim().slice(0, 200) } : null };
  }
  const bounds = [from.trim(), to.trim()].map((bound) => (bound === '' ? undefined : isDated(column) ? bound : Number(bound.replace(',', '.'))));
  if (bounds.some((bound) => typeof bound === 'string' && !isDate(bound))) return { fault: 'date' };
  if (bounds.some((bound) => typeof bound === 'number' && Number.isNaN(bound))) return { fault: 'number' };
  const [first, last] = bounds;
  if (first === undefined && last === undefined) return { filter: null };
  return { filter: { column, ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) } };
}
